import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkReturn, NOTE_MAX_LENGTH, readReturn } from '../../src/review/return-rules.ts'
import { withCheck } from '../registration/identity/card-numbers.ts'

describe('the form of 「不通过」', () => {
  const form = (fields: [string, string][]) => {
    const sent = new URLSearchParams(fields)
    return { reason: sent.getAll('reason'), about: sent.get('about') ?? '', note: sent.get('note') ?? '' }
  }
  const returnProblems = (sent: ReturnType<typeof form>) => {
    const result = checkReturn(sent)
    return 'problems' in result ? result.problems : []
  }
  const reasonsOf = (sent: ReturnType<typeof form>) => {
    const result = checkReturn(sent)
    return 'ok' in result ? result.ok.reasons : []
  }

  test('takes known reasons in the order of their keys, and drops the rest', () => {
    expect(
      readReturn(
        form([
          ['reason', 'school'],
          ['reason', 'background'],
          ['reason', 'rudeness'],
        ]),
      ).codes,
    ).toEqual(['background', 'school'])
  })

  test('with blanks for a note and nothing ticked has no reason', () => {
    expect(returnProblems(form([['note', ' \n ']]))).toEqual([{ is: 'no-reason' }])
  })

  test('adds the officer’s own words to the field that they are about, or to “other”', () => {
    expect(
      reasonsOf(
        form([
          ['note', '重拍'],
          ['about', 'photo'],
        ]),
      ),
    ).toEqual([{ field: 'photo', code: null, text: '重拍' }])
    expect(
      reasonsOf(
        form([
          ['note', '重拍'],
          ['about', 'anything'],
        ]),
      )[0]?.field,
    ).toBe('other')
  })

  test(`counts ${NOTE_MAX_LENGTH} characters as people do`, () => {
    expect(returnProblems(form([['note', '𠮷'.repeat(NOTE_MAX_LENGTH)]]))).toEqual([])
    expect(returnProblems(form([['note', '𠮷'.repeat(NOTE_MAX_LENGTH + 1)]]))).toEqual([
      { is: 'long', length: NOTE_MAX_LENGTH + 1 },
    ])
  })

  test.each([
    '2026-12-31 17:00 前重拍',
    '文件 200 KB，330×480',
    '班级写“计算机 2203 班”',
    '电话 0371-55550032',
    '教室 A101',
  ])('may say “%s”', (note) => expect(returnProblems(form([['note', note]]))).toEqual([]))

  test('refuses a mobile or identity number, however it is typed', () => {
    const separators = fc.constantFrom('', ' ', '-', '－', '　', '.', '/', '_', '：', '\u200b')
    const wide = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(
        fc.constantFrom('13800138000', '19912345678', withCheck('41010220040315123'), '110105491231002'),
        separators,
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        (number, separator, every, isWide) => {
          const spaced = number.replace(new RegExp(`(.{${every}})(?=.)`, 'g'), `$1${separator}`)
          const note = `请核对 ${isWide ? wide(spaced) : spaced} 再提交`
          expect(returnProblems(form([['note', note]]))).toEqual([{ is: 'private' }])
        },
      ),
      { seed: 20261218, numRuns: 300 },
    )
  })
})
