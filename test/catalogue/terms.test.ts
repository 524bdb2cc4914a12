import { describe, expect, test } from 'vitest'
import { newestTerms } from '../../src/catalogue/terms.ts'
import { ZHENGZHOU } from '../registration/machine/facts.ts'

const at = (revision: number, more: Partial<typeof ZHENGZHOU> = {}) => ({ ...ZHENGZHOU, revision, ...more })

describe('of two terms of one centre', () => {
  test('the higher revision counts, in whatever order they come', () => {
    expect(newestTerms(at(7), at(6)).revision).toBe(7)
    expect(newestTerms(at(6), at(7)).revision).toBe(7)
    const read = at(7)
    expect(newestTerms(at(7), read)).toBe(read)
  })

  test('those just read count where nothing is known, or another centre or province', () => {
    expect(newestTerms(null, at(3)).revision).toBe(3)
    expect(newestTerms(at(9, { centre: 'luoyang' }), at(3)).revision).toBe(3)
    const province = { centre: null, province: 'guangdong' }
    expect(newestTerms(at(9, { centre: null }), at(3, province)).revision).toBe(3)
  })
})
