import type { Offering, Subject } from '../../../src/catalogue/catalogue.ts'
import { formatMoment } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import type { Words } from '../zh-CN.ts'

const subject = ({ code, level, nameEn }: Subject) => `Level ${level} ${nameEn} (${code})`

const nameOf = (offering: Offering) => `“${subject(offering.subject)}”`

export const choices: Words['choices'] = {
  title: 'Test centre and subjects',
  centre: 'Test centre',
  centreHint: 'One centre per person and sitting',
  centreName: ({ id, nameEn, cityEn }) => `${id} ${nameEn} (${cityEn})`,
  centreShort: ({ nameEn }) => nameEn,
  chooseCentre: 'Choose a centre',
  show: 'Show subjects',
  subjects: 'Subjects',
  subjectsHint: (most) => `Choose one or more, at most ${most}`,
  centreFirst: 'Choose a centre; its subjects are listed here',
  noSubjects: 'This centre has no subjects yet. Choose another centre',
  subject,
  left: (n) => `${n} seats left`,
  few: (n) => `Few seats: ${n} left`,
  full: 'Full',
  yours: 'A seat is held for you',
  chosen: (n) => (n === 1 ? '1 subject chosen' : `${n} subjects chosen`),
  noneChosen: 'No subject chosen yet',
  colon: ': ',
  noCharge:
    'Nothing is charged now. Seats are held for you once you submit; you can delete the registration until you pay',
  declaration: 'I confirm that this information is true and accurate',
  beforeSubmit: 'Your seats are held from here. Nothing is charged',
  submit: 'Submit registration',
  undeclared: 'Tick the box that your information is true and accurate',
  justFull: (offerings) =>
    `${offerings.map(nameOf).join(', ')} ${offerings.length === 1 ? 'has' : 'have'} just filled up; your other subjects are kept. Choose another subject or centre`,
  feeChanged: (offering, before) =>
    `The fee for ${nameOf(offering)} changed from ${formatYuan(before)} to ${formatYuan(offering.fee)}. Check, then submit again`,
  problem: (problem) => {
    switch (problem.is) {
      case 'missing':
        return problem.field === 'centre' ? 'Choose a test centre' : 'Choose at least one subject'
      case 'unknown':
        return 'This centre is not in your province. Choose a test centre again'
      case 'not-here':
        return problem.how === 'all'
          ? 'The subjects you chose are not held at this centre. Choose again below'
          : 'Some of the subjects you chose are not held at this centre and were taken out. Check, then submit again'
      case 'too-many':
        return `You chose ${problem.chosen} subjects; at most ${problem.most} are allowed. Remove ${problem.chosen - problem.most}`
      case 'twice':
        return `You chose ${nameOf(problem.one)} twice; each subject can be taken once. Remove one`
      case 'collide': {
        const { one, other } = problem
        const when = formatMoment(one.slot.startsAt, 'en')
        return one.slot.startsAt === other.slot.startsAt
          ? `${nameOf(other)} and ${nameOf(one)} are at the same time (${when}). Remove one`
          : `${nameOf(other)} and ${nameOf(one)} overlap (${when} and ${formatMoment(other.slot.startsAt, 'en')}). Remove one`
      }
    }
  },
}
