import type { centre, offering, sittingCentre } from '../../db/schema.ts'
import type { Calendar } from './calendar.ts'
import { feeIn } from './provinces.ts'
import { SITTING_ID, slotId } from './sitting.ts'
import { SUBJECTS } from './subjects.ts'

type Settings = Omit<typeof sittingCentre.$inferInsert, 'sittingId' | 'centreId'>

/** A centre, how it holds the sitting where that is not the ordinary way, and its seats by subject code. */
export type SeedCentre = typeof centre.$inferInsert & {
  settings?: (calendar: Calendar) => Partial<Settings>
  /** “24:240 66:180”: subject code and seats. */
  opens: string
}

const ORDINARY: Settings = {
  review: false,
  classMandatory: false,
  onSite: false,
  onSiteNotice: null,
  onSiteNoticeEn: null,
  money: 'online',
  timeToPayMs: null,
  registrationUntil: null,
  photoUntil: null,
  reviewUntil: null,
  paymentUntil: null,
}

export function centreRow({ settings, opens, ...row }: SeedCentre): typeof centre.$inferInsert {
  return row
}

export function sittingCentreRow(
  { id, settings }: SeedCentre,
  calendar: Calendar,
): typeof sittingCentre.$inferInsert {
  return { sittingId: SITTING_ID, centreId: id, ...ORDINARY, ...settings?.(calendar) }
}

export function offeringRows({ id, provinceId, opens }: SeedCentre): (typeof offering.$inferInsert)[] {
  return opens.split(' ').map((opened) => {
    const [code = '', seats] = opened.split(':')
    const subject = SUBJECTS.find((one) => one.code === code)
    if (!subject) throw new RangeError(`${id} opens a subject that does not exist: ${code}`)
    return {
      id: offeringId(id, code),
      sittingId: SITTING_ID,
      centreId: id,
      subjectCode: code,
      slotId: slotId(subject.slot),
      fee: feeIn(provinceId, subject.level),
      seats: Number(seats),
    }
  })
}

export function offeringId(centreId: string, code: string): string {
  return `${SITTING_ID}-${centreId}-${code}`
}
