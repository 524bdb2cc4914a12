import { describe, expect, it } from 'vitest'
import { openText, sealText } from '../../src/lib/seal.ts'

const MARCH = Buffer.alloc(32, 3).toString('base64')
const APRIL = Buffer.alloc(32, 4).toString('base64')
const NUMBER = '11010519491231002X'

describe('a sealed identity number', () => {
  it('opens again for the registration it belongs to', () => {
    const sealed = sealText({ current: MARCH }, NUMBER, 'registration-1')
    expect(sealed).not.toContain(NUMBER)
    expect(openText({ current: MARCH }, sealed, 'registration-1')).toBe(NUMBER)
  })

  it('keeps rare characters and the empty text', () => {
    for (const text of ['㐂𠮷䶮玥燚犇·', '']) {
      expect(openText({ current: MARCH }, sealText({ current: MARCH }, text, 'a'), 'a')).toBe(text)
    }
  })

  it('does not open for another registration', () => {
    const sealed = sealText({ current: MARCH }, NUMBER, 'registration-1')
    expect(() => openText({ current: MARCH }, sealed, 'registration-2')).toThrow()
  })

  it('looks different every time, so that equal numbers cannot be recognised', () => {
    expect(sealText({ current: MARCH }, NUMBER, 'a')).not.toBe(sealText({ current: MARCH }, NUMBER, 'a'))
  })

  it('still opens with the previous key after a rotation, and no longer when that is retired', () => {
    const sealed = sealText({ current: MARCH }, NUMBER, 'a')
    expect(openText({ current: APRIL, previous: MARCH }, sealed, 'a')).toBe(NUMBER)
    expect(() => openText({ current: APRIL }, sealed, 'a')).toThrow('a key that is not here')
    expect(() => openText({ current: APRIL, previous: '' }, sealed, 'a')).toThrow('a key that is not here')
  })

  it('refuses every single changed character', () => {
    const sealed = sealText({ current: MARCH }, NUMBER, 'a')
    for (let i = 0; i < sealed.length - 1; i++) {
      const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`
      expect(() => openText({ current: MARCH }, changed, 'a'), `character ${i}`).toThrow()
    }
  })

  it('refuses every cut-off seal', () => {
    const sealed = sealText({ current: MARCH }, NUMBER, 'a')
    for (let i = 0; i < sealed.length - 1; i++) {
      expect(() => openText({ current: MARCH }, sealed.slice(0, i), 'a'), `length ${i}`).toThrow()
    }
  })

  it('needs a key of 32 bytes', () => {
    expect(() => sealText({ current: 'c2hvcnQ=' }, NUMBER, 'a')).toThrow('32 bytes')
  })
})
