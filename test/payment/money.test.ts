import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseYuanAmount, yuanAmount } from '../../src/payment/money.ts'

test('eighty yuan are 8000 fen, both ways', () => {
  expect(yuanAmount(8000)).toBe('80.00')
  expect(parseYuanAmount('80.00')).toBe(8000)
})

test('every amount up to the platform’s limit is the same after formatting and parsing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000_000 }),
      (amount) => parseYuanAmount(yuanAmount(amount)) === amount,
    ),
    { seed: 20261218, numRuns: 5000 },
  )
})

test('fen below one yuan keep their zeros', () => {
  expect([0, 1, 9, 10, 99, 100, 105].map(yuanAmount)).toEqual([
    '0.00',
    '0.01',
    '0.09',
    '0.10',
    '0.99',
    '1.00',
    '1.05',
  ])
})

test('amounts that floating point would round stay exact', () => {
  expect(parseYuanAmount('0.29')).toBe(29)
  expect(parseYuanAmount('1.15')).toBe(115)
  expect(parseYuanAmount('4.35')).toBe(435)
  expect(yuanAmount(9_007_199_254_740_991)).toBe('90071992547409.91')
})

test('half a fen, a negative amount and a value that is not a number are refused', () => {
  for (const amount of [0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => yuanAmount(amount)).toThrow(RangeError)
  }
})

test('one decimal or none is accepted', () => {
  expect(parseYuanAmount('80')).toBe(8000)
  expect(parseYuanAmount('80.5')).toBe(8050)
  expect(parseYuanAmount('0')).toBe(0)
})

test('a text other than digits and at most two decimals is not an amount', () => {
  const wrong = [
    '',
    ' 80.00',
    '80.00 ',
    '80.00\n',
    '+80.00',
    '-80.00',
    '080.00',
    '80.',
    '.80',
    '80.000',
    '8e1',
  ]
  wrong.push('0x50', '80,00', '1,000.00', '¥80.00', '８０.００', 'NaN', 'Infinity', '80.00.00')
  expect(wrong.filter((text) => parseYuanAmount(text) !== undefined)).toEqual([])
})

test('a hundred million yuan are the most one trade may be', () => {
  expect(parseYuanAmount('100000000.00')).toBe(10_000_000_000)
  expect(parseYuanAmount('100000000.01')).toBeUndefined()
  expect(parseYuanAmount('1000000000.00')).toBeUndefined()
})
