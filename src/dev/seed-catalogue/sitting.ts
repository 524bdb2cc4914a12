import type { sitting, slot } from '../../db/schema.ts'
import { type Calendar, HOUR } from './calendar.ts'

export const SITTING_ID = 'ncre-79'

/** The sitting's settings as texts name them, from the settings themselves. */
export const SETTINGS = { holdMs: 72 * HOUR, timeToPayMs: 24 * HOUR, maxSubjects: 3 } as const

/** Registration has been open for six days and stays open for twelve. */
export function sittingRow({ name, nameEn, at, atExam }: Calendar): typeof sitting.$inferInsert {
  return {
    id: SITTING_ID,
    name,
    nameEn,
    registrationFrom: at(-6, 9),
    registrationUntil: at(12, 17),
    photoUntil: at(12, 17),
    reviewUntil: at(16, 17),
    paymentUntil: at(17, 17),
    ticketFrom: atExam(-12, 9),
    ticketUntil: atExam(2, 18),
    examFrom: atExam(0, 9),
    examUntil: atExam(2, 11),
    ...SETTINGS,
    graceMs: 5_000,
    reapprovals: 2,
  }
}

/** `ncre-79-2` overlaps `ncre-79-1` by an hour: not the same time, and still not to be sat by one person. */
export function slotRows({ atExam }: Calendar): (typeof slot.$inferInsert)[] {
  const row = (n: number, startsAt: number, endsAt: number) => ({
    id: slotId(n),
    sittingId: SITTING_ID,
    startsAt,
    endsAt,
  })
  return [
    row(1, atExam(0, 9), atExam(0, 11)),
    row(2, atExam(0, 10), atExam(0, 11.5)),
    row(3, atExam(0, 14), atExam(0, 16)),
    row(4, atExam(1, 9), atExam(1, 11)),
    row(5, atExam(1, 14), atExam(1, 15.5)),
    row(6, atExam(2, 9), atExam(2, 11)),
  ]
}

export function slotId(n: number): string {
  return `${SITTING_ID}-${n}`
}
