import type { Centre, Offering, Subject } from '../../../src/catalogue/catalogue.ts'
import type { ChoicesProblem } from '../../../src/registration/choices/choices-rules.ts'
import { formatMoment } from '../../dates.ts'
import { formatYuan } from '../../money.ts'

/** “二级C语言程序设计（24）”. */
const subject = ({ code, level, name }: Subject) => `${'一二三四'.charAt(level - 1)}级${name}（${code}）`

const nameOf = (offering: Offering) => `“${subject(offering.subject)}”`

export const choices = {
  title: '报考考点和科目',
  centre: '报考考点',
  centreHint: '每人每考次只能在一个考点报名',
  centreName: ({ id, name, city }: Centre) => `${id} ${name}（${city}）`,
  /** The centre as a person in a sentence. */
  centreShort: ({ name }: Centre) => name,
  chooseCentre: '请选择考点',
  show: '显示科目',
  subjects: '报考科目',
  subjectsHint: (most: number) => `可选多科，最多 ${most} 科`,
  centreFirst: '选好考点，这里会列出它开考的科目',
  noSubjects: '这个考点还没有开考科目。请换一个考点',
  subject,
  left: (n: number) => `余位 ${n}`,
  few: (n: number) => `余位不多，剩 ${n}`,
  full: '已满，不能选择',
  yours: '已为您保留座位',
  chosen: (n: number) => `已选 ${n} 科`,
  noneChosen: '还没有选科目',
  colon: '：',
  noCharge: '现在不收费。提交后为您保留座位，支付前都可以删除报名',
  declaration: '我保证以上信息是真实和准确的',
  beforeSubmit: '提交后为您保留座位。这一步不收费',
  submit: '提交报考信息',
  undeclared: '请勾选「我保证以上信息是真实和准确的」',
  /** The ledger had no seat left. */
  justFull: (offerings: Offering[]) =>
    `${offerings.map(nameOf).join('、')}刚刚满了，没有选上；其他科目已保留。请换一科，或换考点`,
  feeChanged: (offering: Offering, before: number) =>
    `${nameOf(offering)}的报名费从 ${formatYuan(before)} 改为 ${formatYuan(offering.fee)}。请看过后再提交`,
  problem: (problem: ChoicesProblem): string => {
    switch (problem.is) {
      case 'missing':
        return problem.field === 'centre' ? '请选择报考考点' : '请至少选择 1 个报考科目'
      case 'unknown':
        return '这个考点不在本省的考点里。请重新选择报考考点'
      case 'not-here':
        return problem.how === 'all'
          ? '选过的科目不在这个考点开考。请在下面重新选择'
          : '选过的科目里有的不在这个考点开考，已去掉。请看过后再提交'
      case 'too-many':
        return `选了 ${problem.chosen} 科，最多可选 ${problem.most} 科。请去掉 ${problem.chosen - problem.most} 科`
      case 'twice':
        return `${nameOf(problem.one)}选了两次，每个科目只能报一次。请去掉一个`
      case 'collide': {
        const { one, other } = problem
        const when = formatMoment(one.slot.startsAt, 'zh-CN')
        return one.slot.startsAt === other.slot.startsAt
          ? `${nameOf(other)}与${nameOf(one)}的考试时间相同（${when}）。请去掉一科`
          : `${nameOf(other)}与${nameOf(one)}的考试时间重叠（${when} 和 ${formatMoment(other.slot.startsAt, 'zh-CN')}）。请去掉一科`
      }
    }
  },
}
