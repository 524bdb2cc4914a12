import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DOCUMENT_TYPES } from '../../../src/registration/identity/documents.ts'
import {
  maskNumber,
  normalizedDocument,
  readIdentity,
} from '../../../src/registration/identity/identity-rules.ts'
import { soundNumbers } from './card-numbers.ts'

const TODAY = '2026-12-17'
const SEED = { seed: 20261217, numRuns: 300 }
const accepted = (number: string) => 'ok' in readIdentity({ type: 'resident-card', number }, TODAY)

test('every sound number is accepted, and every change of a single character of it is refused', () => {
  fc.assert(
    fc.property(soundNumbers, (number) => {
      expect(accepted(number)).toBe(true)
      for (let at = 0; at < 18; at++) {
        for (const character of at === 17 ? '0123456789X' : '0123456789') {
          if (character === number[at]) continue
          expect(accepted(number.slice(0, at) + character + number.slice(at + 1))).toBe(false)
        }
      }
    }),
    SEED,
  )
})

test('two neighbouring characters swapped are always noticed', () => {
  fc.assert(
    fc.property(soundNumbers, (number) => {
      for (let at = 0; at < 17; at++) {
        if (number[at] === number[at + 1]) continue
        const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
        expect(accepted(swapped)).toBe(false)
      }
    }),
    SEED,
  )
})

test('the 15 digits of somebody born in the twentieth century say the same as the 18', () => {
  fc.assert(
    fc.property(
      soundNumbers.filter((number) => number.startsWith('19', 6) && number.slice(14, 17) < '996'),
      (number) => {
        const short = number.slice(0, 6) + number.slice(8, 17)
        expect(normalizedDocument({ type: 'resident-card', number: short })).toBe(`resident-card:${number}`)
      },
    ),
    SEED,
  )
})

test('any text under any type gets an answer; an accepted number is read again as itself', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'0123456789XHMA 字第号军()-'), maxLength: 24 }),
    soundNumbers,
  )
  fc.assert(
    fc.property(fc.constantFrom(...DOCUMENT_TYPES), texts, (type, typed) => {
      const first = readIdentity({ type, number: typed }, TODAY)
      if ('problems' in first) {
        expect(first.problems.length).toBeGreaterThan(0)
        return
      }
      const { number } = first.ok
      expect(readIdentity({ type, number }, TODAY)).toEqual(first)
      expect(normalizedDocument({ type, number: typed })).toBe(normalizedDocument({ type, number }))
    }),
    { seed: 20261217, numRuns: 2000 },
  )
})

test('a masked number keeps its length and shows at most half of a short one, eight of a long one', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789ABX'), minLength: 3, maxLength: 18 }),
      (number) => {
        const masked = maskNumber(number)
        expect(masked).toHaveLength(number.length)
        const shown = masked.replaceAll('*', '').length
        expect(shown).toBeLessThanOrEqual(number.length >= 15 ? 8 : Math.ceil((number.length + 1) / 2))
      },
    ),
    SEED,
  )
})
