import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readName, visibleLength } from '../../../src/registration/details/names.ts'

const strange = (...characters: string[]) => ({
  problems: characters.map((character) => ({ is: 'character', character })),
})

describe('a name goes through unharmed', () => {
  test.each([
    '李晓明',
    '㐂𠮷䶮玥燚犇',
    '欧阳〇',
    '佐々木希',
    '阿卜杜拉·买买提',
    '约翰·F·肯尼迪',
    '葛\u{e0100}飾',
    '塚\ufe00本',
    '神\ufa19谷',
    '\u{2f804}你',
    '𰻝𱁬',
    "Mary Ann O'Brien-Smith",
    'ZHENGJIAN, YANGBEN',
    'J. R. Smith Jr.',
    'José Núñez',
    'Jose\u0301 Nu\u0301n\u0303ez',
    'Nguyễn Thị Hồng',
    'Łukasz Żółć',
    '赵C',
  ])('%s', (name) => expect(readName(name)).toEqual({ ok: name }))
})

describe('different ways to type the same name become one', () => {
  test.each([
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉‧买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉··买买提', '阿卜杜拉·买买提'],
    ['约翰.F.肯尼迪', '约翰·F·肯尼迪'],
    ['李　明', '李明'],
    [' 李 晓 明 ', '李晓明'],
    ['\u200b李晓明\u202c', '李晓明'],
    ['李晓明\r\n', '李晓明'],
    ['Ｍａｒｙ　Ａｎｎ', 'Mary Ann'],
    ['Mary   Ann', 'Mary Ann'],
    ['O’Brien Mary', "O'Brien Mary"],
    ['SMITH,MARY', 'SMITH, MARY'],
    ['Jean - Luc', 'Jean-Luc'],
  ])('%j is %s', (typed, name) => expect(readName(typed)).toEqual({ ok: name }))

  test('a full stop between Latin letters stays one', () => {
    expect(readName('J.R. Smith')).toEqual({ ok: 'J.R. Smith' })
  })
})

describe('characters of the private use area', () => {
  test.each([
    ['\ue863', '䶮'],
    ['\ue816', '𠂇'],
    ['\ue831', '𡗗'],
    ['\ue83b', '𢦏'],
    ['\ue855', '𤇾'],
    ['\ue81e', '龴'],
    ['\ue864', '龻'],
    ['\ue844', '䜣'],
  ])('%j is the character GB 18030 gave it: %s', (code, character) => {
    expect(readName(`李${code}`)).toEqual({ ok: `李${character}` })
  })

  test('every one of the table that is no radical becomes a character that everybody can draw', () => {
    const radicals = '\ue815\ue819\ue81c\ue81d\ue822\ue823\ue830\ue833\ue836\ue838\ue839\ue83a\ue83e\ue848'
    for (let code = 0xe815; code <= 0xe864; code++) {
      const name = readName(`李${String.fromCharCode(code)}`)
      if (radicals.includes(String.fromCharCode(code)))
        expect(name).toEqual({ problems: [{ is: 'private-use', at: 2 }] })
      else expect(name).toEqual({ ok: expect.not.stringMatching(/\p{Co}/u) })
    }
  })

  test('the table is the one of the platform’s own GB 18030 decoder, as far as that goes', () => {
    const decoder = new TextDecoder('gb18030')
    for (let i = 0; i < 80; i++) {
      const low = 0x50 + i + (i >= 0x2f ? 1 : 0)
      const decoded = decoder.decode(new Uint8Array([0xfe, low]))
      if (/[\p{Co}\u2e80-\u2eff]/u.test(decoded)) continue
      expect(readName(`李${String.fromCharCode(0xe815 + i)}`)).toEqual({ ok: `李${decoded}` })
    }
  })

  test('an unknown one is refused by its place, because it cannot be shown', () => {
    expect(readName('李\ue123明')).toEqual({ problems: [{ is: 'private-use', at: 2 }] })
    expect(readName('𠮷\u{f0000}明')).toEqual({ problems: [{ is: 'private-use', at: 2 }] })
  })

  test('radicals copied out of a PDF are the characters they look like', () => {
    expect(readName('⾦⽊')).toEqual({ ok: '金木' })
  })
})

describe('characters that are no part of a name are named', () => {
  test.each([
    ['李1明', strange('1')],
    ['李１明', strange('1')],
    ['李明（小）', strange('(', ')')],
    ['李😀明', strange('😀')],
    ['李明。', strange('。')],
    ['·李明', strange('·')],
    ['李明·', strange('·')],
    ['李明.', strange('.')],
    ['-Mary', strange('-')],
    ['Mary-', strange('-')],
    ['Mary--Ann', strange('-')],
    ['김철수', strange('김', '철', '수')],
    ['Иван', strange('И', 'в', 'а')],
    ['李\u0007明', strange('U+0007')],
    ['李\u0000', strange('U+0000')],
    ['\ud800李明', strange('U+D800')],
    ['\u0301Mary', strange('U+0301')],
    ['⿰亻革', strange('⿰')],
    ['ⅧⅧ', strange('Ⅷ')],
    ['<b>李明</b>', strange('<', '>', '/')],
  ])('%j', (typed, answer) => expect(readName(typed)).toEqual(answer))
})

describe('length, as people count', () => {
  test.each([
    ['李', { is: 'short', length: 1 }],
    ['𠮷', { is: 'short', length: 1 }],
    ['葛\u{e0100}', { is: 'short', length: 1 }],
    ['A', { is: 'short', length: 1 }],
    ['A.', { is: 'short', length: 1 }],
    ['𠮷'.repeat(41), { is: 'long', length: 41, most: 40 }],
    ['x'.repeat(61), { is: 'long', length: 61, most: 60 }],
  ])('%s is refused', (typed, problem) => expect(readName(typed)).toEqual({ problems: [problem] }))

  test.each(['𠮷'.repeat(40), 'e\u0301'.repeat(60)])('%s still fits', (name) => {
    expect(readName(name)).toEqual({ ok: name })
  })

  test.each([
    ['㐂𠮷䶮玥燚犇', 6],
    ['葛\u{e0100}飾', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%s has %i', (text, count) => expect(visibleLength(text)).toBe(count))
})

describe('whatever a browser sends', () => {
  test('nothing, lists and files are a missing name; a megabyte is too long', () => {
    for (const odd of [undefined, null, 7, [], ['李晓明'], {}, '', '  ', '\u200b'])
      expect(readName(odd)).toEqual({ problems: [{ is: 'missing' }] })
    expect(readName('李'.repeat(1 << 20))).toEqual({ problems: [{ is: 'long', length: 1000, most: 40 }] })
    expect(readName('·'.repeat(1 << 20))).toEqual(strange('·'))
  })

  test('any text gets an answer, and an accepted name reads again as itself', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(..."李明𠮷〇·.• -'’,AzéÑ\u0301\ufe00\u3000"), maxLength: 20 }),
    )
    fc.assert(
      fc.property(texts, (typed) => {
        const first = readName(typed)
        if ('ok' in first) expect(readName(first.ok)).toEqual(first)
        else expect(first.problems.length).toBeGreaterThan(0)
      }),
      { seed: 20261217, numRuns: 5000 },
    )
  })
})
