import { expect, it } from 'vitest'
import { registrationOf, tradeNumber } from '../../../src/registration/machine/payment/trade-number.ts'

const LI = 'NQBQDYHAKWRXTTEN'

it('the number of an attempt names its registration', () => {
  expect([tradeNumber(LI, 1), tradeNumber(LI, 12)]).toEqual([`${LI}01`, `${LI}12`])
  for (const attempt of [1, 9, 10, 99, 100]) expect(registrationOf(tradeNumber(LI, attempt))).toBe(LI)
})

it('a number that is not ours names no registration', () => {
  for (const number of ['', 'SHOP-4711', 'NQBQDYHAKWRXTTE', '2026121822001400000000000001']) {
    expect(registrationOf(number)).toBeNull()
  }
})
