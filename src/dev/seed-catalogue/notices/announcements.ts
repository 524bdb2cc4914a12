import type { Calendar } from '../calendar.ts'
import { ALL_PROVINCES, type SeedNotice, text } from './notice.ts'

/** Dates are not in these texts: pages print them from the settings, so that they cannot disagree. */
export function announcements(calendar: Calendar): SeedNotice[] {
  return [sittingAnnouncement(calendar), ...henanAnnouncements(calendar)]
}

function sittingAnnouncement({ name, nameEn, at }: Calendar): SeedNotice {
  return {
    provinceId: ALL_PROVINCES,
    kind: 'announcement',
    version: 1,
    title: `全国计算机等级考试${name}报名公告`,
    titleEn: `National Computer Rank Examination, ${nameEn}: announcement of registration`,
    body: text(
      `全国计算机等级考试${name}采用网上报名。报名、上传照片、审核、支付和打印准考证的时间见“重要时间”，各省份、各考点的时间可能更短，以您选择的省份和考点页面为准。`,
      '## 开考科目',
      '一级5科、二级10科、三级5科、四级5科。各考点开考的科目不同，选择考点后可以看到科目、场次、报名费和余位。',
      '一级、四级考试时长90分钟，二级、三级考试时长120分钟，全部在计算机上进行。',
      '## 怎样报名',
      '选择省份，登录或注册通行证账号，按页面填写证件、信息，选择考点和科目，上传照片。设有审核的考点审核通过后支付，不设审核的考点提交后即可支付。',
      '支付成功后报名完成。报名截止后仍可登录，查看审核结果、支付、打印。',
      '## 咨询',
      '报名政策请咨询省级考试机构，考点安排请咨询考点，电话写在页面下方。',
    ),
    bodyEn: text(
      `Registration for the National Computer Rank Examination, ${nameEn}, is online. “Important dates” gives the dates for registration, photo, review, payment and admission ticket. Provinces and centres may set shorter periods: what counts is the page of the province and centre you choose.`,
      '## Subjects',
      'Five subjects at level 1, ten at level 2, five at level 3 and five at level 4. Not every centre opens all of them: choose a centre to see its subjects, times, fees and seats left.',
      'Levels 1 and 4 take 90 minutes, levels 2 and 3 take 120 minutes. All are taken on a computer.',
      '## How to register',
      'Choose a province, log in or create an account, enter your identity document and details, choose centre and subjects, and upload a photo. At centres with a review you pay after approval, at the others as soon as you have submitted.',
      'Registration is complete when the payment has arrived. After registration has closed you can still log in to see the result of the review, pay and print.',
      '## Questions',
      'About the rules, ask the examination authority of the province; about a centre, ask the centre. The numbers are at the foot of the page.',
    ),
    changes: '',
    changesEn: '',
    publishedAt: at(-11, 10),
  }
}

function henanAnnouncements({ name, nameEn, at }: Calendar): SeedNotice[] {
  const common = {
    provinceId: 'henan',
    kind: 'announcement',
    title: `河南省${name}报名公告`,
    titleEn: `Henan Province, ${nameEn}: announcement of registration`,
  } as const
  return [
    { ...common, ...henanText(6, 'six'), version: 1, changes: '', changesEn: '', publishedAt: at(-10, 10) },
    {
      ...common,
      ...henanText(7, 'seven'),
      version: 2,
      changes: '增加1个考点：410107 浉河示例学院（信阳）',
      changesEn: 'one more centre: 410107 Shihe Example College (Xinyang)',
      publishedAt: at(-4, 9.5),
    },
  ]
}

function henanText(centres: number, centresEn: string): { body: string; bodyEn: string } {
  return {
    body: text(
      `本考次河南省设${centres}个考点，分布在郑州及各地市，报名、审核、支付全部在网上进行。各考点的报名截止时间可能早于全省，请以考点页面为准。`,
      '## 考点和科目',
      '在校学生请在本校考点报名。各考点的座位按提交的先后保留，报满为止。',
      '## 照片',
      '请用浅蓝色背景的近期证件照。审核不通过最常见的原因是背景不是浅蓝色、头部不完整和照片模糊。',
      '## 咨询时间',
      '工作日9:00至12:00，14:00至17:00。',
    ),
    bodyEn: text(
      `Henan holds this sitting at ${centresEn} centres, in Zhengzhou and other cities. Registration, review and payment are all online. A centre may close earlier than the province: what counts is the page of the centre.`,
      '## Centres and subjects',
      'Students register at the centre of their own school. Seats are held in the order of submission until a subject is full.',
      '## Photo',
      'Use a recent portrait on a light-blue background. The commonest reasons for a photo to be returned are a background of another colour, a head that is cut off, and a blurred picture.',
      '## Questions',
      'Weekdays from 9:00 to 12:00 and from 14:00 to 17:00.',
    ),
  }
}
