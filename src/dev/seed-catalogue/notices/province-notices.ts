import type { Calendar } from '../calendar.ts'
import { type SeedNotice, text } from './notice.ts'

/** Two provinces have a notice of their own; everywhere else this step is left out. */
export function provinceNotices({ at }: Calendar): SeedNotice[] {
  const common = { kind: 'province-notice', version: 1, changes: '', changesEn: '' } as const
  return [
    {
      ...common,
      provinceId: 'henan',
      title: '河南省通告信息',
      titleEn: 'Notice of Henan Province',
      body: text(
        '## 选哪个考点',
        '在校学生请在本校考点报名；本校没有考点的，以及社会考生，可以选择省内任何一个考点。',
        '各考点开考的科目和座位不同，报满的科目不再增加座位。请先看好科目，再选考点。',
        '## 收费',
        '全省各级各科目的报名费相同，金额写在科目旁边。宛城示例师范学院考点由考点收费，提交后请按页面写明的时间到考点缴费。',
        '## 审核',
        '设有审核的考点在工作日9:00至17:00审核，周末和节假日顺延。请不要等到最后一天才提交。',
      ),
      bodyEn: text(
        '## Which centre to choose',
        'Students register at the centre of their own school. If it has none, and if you are not a student, you may choose any centre in the province.',
        'Centres open different subjects and have different numbers of seats; seats are not added once a subject is full. Look for the subject first, then choose the centre.',
        '## Fees',
        'The fee is the same for all levels and subjects in the province; the amount stands beside each subject. At Wancheng Example Normal College the centre takes the money: after submitting, pay there by the time shown on the page.',
        '## Review',
        'Centres with a review work on weekdays from 9:00 to 17:00, not at weekends or on public holidays. Please do not wait until the last day.',
      ),
      publishedAt: at(-8, 9),
    },
    {
      ...common,
      provinceId: 'guangdong',
      title: '广东省通告信息',
      titleEn: 'Notice of Guangdong Province',
      body: text(
        '## 港澳台考生',
        '持港澳居民来往内地通行证、台湾居民来往大陆通行证或居住证的考生，可以选择省内任何一个考点，考试当天请带报名时使用的同一个证件。',
        '## 学校集体组织的考生',
        '由学校统一组织的考生，请按学校的安排填写院系和班级。班级填写不清，会影响学校核对名单。',
        '## 收费',
        '一级、二级、三级、四级的报名费不同，金额写在科目旁边。西江示例学院考点由考点在现场确认时收费。',
      ),
      bodyEn: text(
        '## Candidates from Hong Kong, Macau and Taiwan',
        'Holders of a mainland travel permit or a residence permit may choose any centre in the province. Bring the same document you registered with on the day of the examination.',
        '## Candidates registered through their school',
        'If your school organises the examination, enter department and class as it tells you to. The school needs them to check its list.',
        '## Fees',
        'Fees differ by level; the amount stands beside each subject. Xijiang Example College takes the fee at the on-site confirmation.',
      ),
      publishedAt: at(-8, 9),
    },
  ]
}
