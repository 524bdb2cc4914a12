import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import { WORDS } from '../../../views/words.ts'
import { Candidate } from '../../fixture.ts'
import { logInOfficer } from '../../officer.ts'
import type { Visitor } from '../../passport/visitor.ts'
import { idOf, numberOf, runAlarms } from '../../registration/desk/desks.ts'

export const { officeMoney: w } = WORDS['zh-CN']

/** A centre of the seed without review that takes the money at its counter. */
export const WANCHENG = '410085'

/** Miss Sun at the counter of Wancheng. */
export function atCounter(login = 'sun-wc', name = '孙老师'): Promise<Visitor> {
  return logInOfficer(login, name, { centre: WANCHENG, province: 'henan' })
}

export const bookingAddress = ({ id }: Pick<Candidate, 'id'>) => `/office/money/${id}`

/** Opens the page of the registration and posts the form of it. */
export async function book(officer: Visitor, one: Candidate, receipt: string): Promise<Visitor> {
  await officer.get(bookingAddress(one))
  const amount = /name="amount" value="(\d+)"/.exec(officer.page)?.[1] ?? ''
  return officer.post(`${bookingAddress(one)}/receipt`, { receipt, amount })
}

/** Cancels the booking that stands, with a ready-made reason. */
export async function cancelBooking(officer: Visitor, one: Candidate, reason = 'number'): Promise<Visitor> {
  await officer.get(`${bookingAddress(one)}/cancellation`)
  const trade = /name="trade" value="(\w+)"/.exec(officer.page)?.[1] ?? ''
  return officer.post(`${bookingAddress(one)}/cancellation`, { trade, reason, note: '' })
}

/** Feng Jing, who has paid at the counter of Wancheng; D1 knows. `n` is a number that no other candidate of the file has. */
export async function paidAtCounter(catalogue: Catalogue, n: number): Promise<Candidate> {
  const facts = { id: idOf(n), name: '冯静', number: numberOf(n), centre: WANCHENG, subjects: ['24'] }
  const one = await Candidate.withPhoto(catalogue, facts)
  await runAlarms(one)
  await book(await atCounter(), one, `P ${n}`)
  await runAlarms(one)
  return one
}
