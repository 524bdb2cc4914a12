import { describe, expect, test } from 'vitest'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { DAY, DENGFENG, MINUTE, NOON, PLATFORM, ZHENGZHOU } from './facts.ts'
import { applied, appliedAll, DUE, paid, tradeAnswer, tradeOf } from './played.ts'

const LATE = NOON + DAY + 60 * MINUTE

/** At a centre without review, lapsed; its money comes late and asks for the seat. */
function requesting(): Registration {
  const on = { now: LATE, terms: DENGFENG }
  const closing = appliedAll(appliedAll(DUE, ['open'], { terms: DENGFENG }), ['time-passed'], on)
  const unsure = applied(closing, tradeAnswer(closing, { is: 'absent' }, 'query', NOON), on)
  const lapsed = appliedAll(unsure, ['time-passed', 'held'], on)
  const money = paid(lapsed, 8000, NOON + DAY - MINUTE)
  return applied(lapsed, tradeAnswer(lapsed, money), { ...on, by: PLATFORM })
}

describe('late money whose seat is granted on other terms than it was requested on', () => {
  test.each<[string, Partial<Terms>]>([
    ['review was switched on', { review: true }],
    ['the payment deadline was brought forward', { windows: { ...ZHENGZHOU.windows, paymentUntil: NOON } }],
    ['the fee was changed', { offerings: { python: { seats: 180, fee: 9000 } } }],
    ['the centre takes the money now', { money: 'centre' }],
  ])('pays all the same: it was good when the seat was requested (%s)', (_, more) => {
    const on = { now: LATE, terms: { ...DENGFENG, ...more } }
    const file = appliedAll(requesting(), ['held'], on)
    expect([file.stage.is, tradeOf(file).state.is]).toEqual(['paid', 'paid'])
    expect(file.seating.held).toEqual({ centre: 'dengfeng', offerings: ['python'] })
  })
})
