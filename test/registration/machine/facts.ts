import { latestEnds } from '../../../src/catalogue/terms.ts'
import type { Details } from '../../../src/registration/details/fields.ts'
import type {
  Actor,
  Choice,
  Identity,
  Photo,
  Reason,
  SubmittedContent,
} from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { at } from '../catalogue-facts.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Wednesday noon, the second day of registration. */
export const NOON = at('2026-12-16 12:00')

export const WINDOWS = {
  registrationFrom: at('2026-12-15 09:00'),
  registrationUntil: at('2026-12-31 17:00'),
  photoUntil: at('2026-12-31 17:00'),
  reviewUntil: at('2027-01-04 17:00'),
  paymentUntil: at('2027-01-05 17:00'),
}

/** A centre in Zhengzhou that reviews. */
export const ZHENGZHOU: Terms = {
  revision: 1,
  province: 'henan',
  centre: 'zhengzhou',
  windows: WINDOWS,
  elsewhere: latestEnds([WINDOWS]),
  passPending: false,
  review: true,
  money: 'online',
  timeToPayMs: DAY,
  holdMs: 3 * DAY,
  graceMs: 5_000,
  maxReapprovals: 2,
  photosUntil: at('2027-09-25 11:00'),
  notices: { agreement: 1, 'sitting-notice': 1, 'province-notice': 1 },
  offerings: {
    python: { seats: 180, fee: 8000 },
    office: { seats: 60, fee: 8000 },
    linux: { seats: 2, fee: 8000 },
    free: { seats: 9, fee: 0 },
  },
}

/** A centre in Dengfeng that does not. */
export const DENGFENG: Terms = { ...ZHENGZHOU, centre: 'dengfeng', review: false }

export const LI = 'K7QM3XT9A8BCDEFH'

export const CARD: Identity = {
  type: 'resident-card',
  sealed: 'sealed',
  blindIndex: 'blind-of-the-card',
  masked: '410***********1234',
  sex: 'female',
  birth: '2004-05-06',
}

export const PASSPORT: Identity = {
  type: 'passport',
  sealed: 'sealed',
  blindIndex: 'blind-of-the-passport',
  masked: 'E1****56',
  sex: null,
  birth: null,
}

export const DETAILS: Details = {
  name: '李晓明',
  sex: 'female',
  birth: '2004-05-06',
  ethnicity: 'HA',
  education: 'bachelor',
  occupation: 'student',
  training: null,
  mobile: '13900000001',
  email: 'li@example.cn',
  address: '',
  postcode: '',
  school: '中原示例大学',
  faculty: '',
  major: '',
  grade: '',
  class: '',
  studentNumber: '',
  remark: '',
}

export const PHOTO: Photo = { hash: 'photo-1', width: 330, height: 480, bytes: 40_000, uploadedAt: NOON }
export const OTHER_PHOTO: Photo = { ...PHOTO, hash: 'photo-2' }

export const CANDIDATE: Actor = { is: 'candidate' }
export const PLATFORM: Actor = { is: 'platform' }
export const CLOCK: Actor = { is: 'clock' }
export const WANG: Actor = { is: 'officer', id: 'staff-wang', name: '王老师', centre: 'zhengzhou' }
export const ZHAO: Actor = { is: 'officer', id: 'staff-zhao', name: '赵老师', centre: 'zhengzhou' }

/** Decides for the whole province. */
export const HENAN_OFFICER: Actor = { is: 'province-officer', id: 'zhou', name: '周老师', province: 'henan' }

export const BACKGROUND: Reason = { field: 'photo', code: 'background', text: '' }

export function choice(offering: string, fee = 8000): Choice {
  return {
    offering,
    subject: offering,
    fee,
    startsAt: at('2027-03-27 09:00'),
    endsAt: at('2027-03-27 11:00'),
  }
}

export function content(more: Partial<SubmittedContent> = {}): SubmittedContent {
  return { details: DETAILS, centre: 'zhengzhou', choices: [choice('python')], ...more }
}
