import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from '../../../src/documents/pdf/line-breaking.ts'

/** Han characters and full-width marks are 10 wide, all others 5. */
function measure(text: string): number {
  return [...text].reduce(
    (width, character) => width + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 10 : 5),
    0,
  )
}

describe('a line', () => {
  it('ends between Chinese characters', () => {
    expect(breakLines('河南省郑州市金水区', 40, measure)).toEqual(['河南省郑', '州市金水', '区'])
  })

  it('never begins with a full stop and never ends with an opening bracket', () => {
    expect(breakLines('请到考点确认。带证件', 60, measure)).toEqual(['请到考点确', '认。带证件'])
    expect(breakLines('中原大学（郑州）', 50, measure)).toEqual(['中原大学', '（郑州）'])
  })

  it('keeps words and numbers whole when they fit', () => {
    expect(breakLines('5 号楼 302 室', 40, measure)).toEqual(['5 号楼', '302 室'])
    expect(breakLines('Maria Fernanda Rodriguez', 50, measure)).toEqual(['Maria', 'Fernanda', 'Rodriguez'])
  })

  it('breaks a word only when it is wider than the line', () => {
    expect(breakLines('li@example.com', 30, measure)).toEqual(['li@exa', 'mple.c', 'om'])
  })

  it('is empty for an empty text', () => {
    expect(breakLines('', 50, measure)).toEqual([''])
  })

  it('loses no character and is never too wide, for any text', () => {
    const piece = fc.constantFrom(
      '河',
      '南',
      '𠮷',
      '，',
      '。',
      '（',
      '）',
      '“',
      '”',
      'a',
      'B',
      '7',
      '@',
      '-',
      ' ',
      '　',
      '\u0301',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 20, max: 200 }), (pieces, width) => {
        const lines = breakLines(pieces.join(''), width, measure)
        expect(lines.join('').replace(/\s/g, '')).toBe(pieces.join('').replace(/\s/g, ''))
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
      }),
      { seed: 20270327, numRuns: 500 },
    )
  })
})
