import { describe, expect, test } from 'vitest'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { DAY, WINDOWS, ZHENGZHOU } from './facts.ts'
import { applied, appliedAll, decisionOn, LAPSED, refusalOf } from './played.ts'

/** After the end of registration, while sending is open: no form can take another fee any more. */
const now = WINDOWS.registrationUntil + DAY
const withFee = (fee: number): Terms => ({
  ...ZHENGZHOU,
  offerings: { ...ZHENGZHOU.offerings, python: { seats: 180, fee } },
})
const dearer = { now, terms: withFee(9000) }

describe('a fee that was changed after the lapse', () => {
  test('is shown first: without its confirmation nothing is sent', () => {
    const fee = { is: 'fee', offering: 'python', fee: 9000 }
    expect(refusalOf(decisionOn(LAPSED, { do: 'send', amount: null }, dearer))).toEqual(fee)
    expect(refusalOf(decisionOn(LAPSED, { do: 'send', amount: 8000 }, dearer))).toEqual(fee)
  })

  test('is taken with the total confirmed, and the approval stays', () => {
    const asking = applied(LAPSED, { do: 'send', amount: 9000 }, dearer)
    const file = appliedAll(asking, ['held'], dearer)
    expect(file).toMatchObject({ stage: { is: 'approved', by: 'clock' }, choices: [{ fee: 9000 }], round: 1 })
  })

  test('is never taken where the page showed another one, lower or higher', () => {
    expect(refusalOf(decisionOn(LAPSED, { do: 'send', amount: 9000 }, { now }))).toMatchObject({ fee: 8000 })
    expect(appliedAll(LAPSED, ['send', 'held'], { now }).stage.is).toBe('approved')
  })
})

test('an offering that the centre no longer has is named, not priced', () => {
  const { python: _, ...offerings } = ZHENGZHOU.offerings
  const gone = { now, terms: { ...ZHENGZHOU, offerings } }
  expect(refusalOf(decisionOn(LAPSED, { do: 'send', amount: 8000 }, gone))).toEqual({
    is: 'not-offered',
    offering: 'python',
  })
})
