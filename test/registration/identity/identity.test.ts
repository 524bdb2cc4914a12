import { describe, expect, test } from 'vitest'
import { DOCUMENT_TYPES, type DocumentType } from '../../../src/registration/identity/documents.ts'
import {
  maskNumber,
  normalizedDocument,
  readIdentity,
} from '../../../src/registration/identity/identity-rules.ts'
import { withCheck } from './card-numbers.ts'

const TODAY = '2026-12-17'
const read = (type: string, number: unknown) => readIdentity({ type, number }, TODAY)
const numberProblem = (problem: object) => ({ problems: [{ field: 'number', ...problem }] })

describe('a resident identity card', () => {
  test('says sex and birth date of Li Xiaoming, born in Zhengzhou', () => {
    expect(read('resident-card', '410102200403151235')).toEqual({
      ok: { type: 'resident-card', number: '410102200403151235', sex: 'male', birth: '2004-03-15' },
    })
  })

  test('says the sex of Wang Fang from the even 17th digit, and ends with X as the standard prints it', () => {
    expect(read('resident-card', '11010519491231002X')).toEqual({
      ok: { type: 'resident-card', number: '11010519491231002X', sex: 'female', birth: '1949-12-31' },
    })
  })

  test.each([
    ['11010519491231002x', 'a small x'],
    [' 110105 19491231 002X ', 'blanks'],
    ['110105-19491231-002X', 'hyphens'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'full width'],
    ['11010519491231002×', 'a multiplication sign'],
    ['\u200b11010519491231002X\u202c', 'invisible characters'],
  ])('%j is put right silently: %s', (typed) => {
    expect(read('resident-card', typed)).toHaveProperty('ok.number', '11010519491231002X')
  })

  test.each([
    ['41010220040315123', { is: 'length', length: 17 }],
    ['4101022004031512353', { is: 'length', length: 19 }],
    ['410102040315123', { is: 'length', length: 15 }],
    ['410102200403151236', { is: 'check-digit' }],
    ['41010220040315123X', { is: 'check-digit' }],
    [withCheck('41010220040231123'), { is: 'date', digits: '20040231' }],
    [withCheck('41010220031301123'), { is: 'date', digits: '20031301' }],
    [withCheck('41010219000229123'), { is: 'date', digits: '19000229' }],
    [withCheck('41010220261218123'), { is: 'age', digits: '20261218' }],
    [withCheck('41010220990101123'), { is: 'age', digits: '20990101' }],
    ['440524188001010014', { is: 'age', digits: '18800101' }],
    [withCheck('99999920040315123'), { is: 'region', digits: '999999' }],
    [withCheck('00000020040315123'), { is: 'region', digits: '000000' }],
    [withCheck('41000020040315123'), { is: 'region', digits: '410000' }],
    [withCheck('41010020040315123'), { is: 'region', digits: '410100' }],
    [withCheck('41770120040315123'), { is: 'region', digits: '417701' }],
    ['4101022O0403151233', { is: 'letter', at: 8, character: 'O', digit: '0' }],
    ['4l0102200403151233', { is: 'letter', at: 2, character: 'L', digit: '1' }],
    ['4101022004X3151233', { is: 'letter', at: 11, character: 'X', digit: null }],
    ['41010220040315123Z', { is: 'letter', at: 18, character: 'Z', digit: '2' }],
    ['4101022004031五1233', { is: 'letter', at: 14, character: '五', digit: null }],
    ['ABCDEFGHIJKLMNOPQR', { is: 'format', type: 'resident-card' }],
    ['', { is: 'missing' }],
    [' -- ', { is: 'missing' }],
  ])('%s is refused as %j', (typed, problem) => {
    expect(read('resident-card', typed)).toEqual(numberProblem(problem))
  })

  test('region and date are both named where both are wrong', () => {
    expect(read('resident-card', withCheck('99999920040231123'))).toEqual({
      problems: [
        { field: 'number', is: 'region', digits: '999999' },
        { field: 'number', is: 'date', digits: '20040231' },
      ],
    })
  })

  test.each([
    ['441900', 'Dongguan, which has no districts'],
    ['442000', 'Zhongshan'],
    ['460400', 'Danzhou'],
    ['460026', 'Tunchang before 2003'],
    ['512301', 'Fuling when it was a city of Sichuan'],
    ['132201', 'Xingtai when it was a prefecture'],
    ['110221', 'Changping when it was a county'],
    ['310230', 'Chongming when it was a county'],
    ['429004', 'Xiantao, governed by Hubei itself'],
    ['659001', 'Shihezi'],
    ['511702', 'Tongchuan in Dazhou'],
    ['533321', 'Lushui in Nujiang'],
  ])('%s is a region: %s', (region) => {
    expect(read('resident-card', withCheck(`${region}20040315123`))).toHaveProperty('ok')
  })

  test('somebody who is five today may register, tomorrow’s five-year-old may not', () => {
    expect(read('resident-card', withCheck('41010220211217123'))).toHaveProperty('ok')
    expect(read('resident-card', withCheck('41010220211218123'))).toHaveProperty('problems')
  })
})

describe('documents of other candidates', () => {
  test.each<[DocumentType, string, string]>([
    ['hk-macau-permit', 'H12345678', 'H12345678'],
    ['hk-macau-permit', 'm1234567801', 'M12345678'],
    ['hk-macau-permit', 'HA1234567', 'HA1234567'],
    ['taiwan-permit', '12345678', '12345678'],
    ['taiwan-permit', '0123456701', '01234567'],
    ['taiwan-permit', '0123456701(B)', '01234567'],
    ['passport', 'e 1234 5678', 'E12345678'],
    ['passport', 'EA1234567', 'EA1234567'],
    ['passport', '123456789', '123456789'],
    ['passport', 'PA12345', 'PA12345'],
    ['permanent-residence', 'usa110085112810', 'USA110085112810'],
    ['military', '军字第2001988号', '军字第2001988号'],
    ['military', ' 南字第 01234567 ', '南字第01234567号'],
    ['military', '军2001988', '军字第2001988号'],
    ['military', '文职字第１２３４５６７号', '文职字第1234567号'],
  ])('%s %j is kept as %s', (type, typed, kept) => {
    expect(read(type, typed)).toEqual({ ok: { type, number: kept } })
  })

  test('a residence permit says sex and birth date as a resident card does', () => {
    const number = withCheck('81000019990203124')
    expect(read('residence-permit', number)).toEqual({
      ok: { type: 'residence-permit', number, sex: 'female', birth: '1999-02-03' },
    })
  })

  test('so does a permanent resident’s card of 2023', () => {
    const number = withCheck('91184019900101123')
    expect(read('permanent-residence', number)).toEqual({
      ok: { type: 'permanent-residence', number, sex: 'male', birth: '1990-01-01' },
    })
  })

  test.each<[DocumentType, string, object]>([
    ['hk-macau-permit', 'A12345678', { is: 'format', type: 'hk-macau-permit' }],
    ['hk-macau-permit', 'H1234567', { is: 'format', type: 'hk-macau-permit' }],
    ['taiwan-permit', '1234567', { is: 'format', type: 'taiwan-permit' }],
    ['residence-permit', withCheck('84000019990203124'), { is: 'region', digits: '840000' }],
    ['residence-permit', withCheck('81000019990229124'), { is: 'date', digits: '19990229' }],
    ['passport', 'E123', { is: 'format', type: 'passport' }],
    ['passport', 'E1234567890', { is: 'format', type: 'passport' }],
    ['passport', 'PASSPORT', { is: 'format', type: 'passport' }],
    ['permanent-residence', 'US1110085112810', { is: 'format', type: 'permanent-residence' }],
    ['permanent-residence', '911840199001011230', { is: 'check-digit' }],
    ['military', '2001988', { is: 'format', type: 'military' }],
    ['military', '字第2001988号', { is: 'format', type: 'military' }],
    ['resident-card', withCheck('81000019990203124'), { is: 'other-type', type: 'residence-permit' }],
    ['resident-card', withCheck('91184019900101123'), { is: 'other-type', type: 'permanent-residence' }],
    ['residence-permit', '410102200403151235', { is: 'other-type', type: 'resident-card' }],
    ['permanent-residence', '410102200403151235', { is: 'other-type', type: 'resident-card' }],
  ])('%s %s is refused as %j', (type, typed, problem) => {
    expect(read(type, typed)).toEqual(numberProblem(problem))
  })
})

describe('whatever a browser sends', () => {
  test('an unknown type is asked for, and an empty form names both fields', () => {
    expect(read('driving-licence', '410102200403151235')).toEqual({
      problems: [{ field: 'type', is: 'missing' }],
    })
    expect(read('', '')).toEqual({
      problems: [
        { field: 'type', is: 'missing' },
        { field: 'number', is: 'missing' },
      ],
    })
  })

  test('lists, files, nothing and a megabyte get an answer', () => {
    for (const odd of [undefined, null, 7, [], ['410102200403151235'], {}, new Blob(['x'])]) {
      expect(readIdentity({ type: odd, number: odd }, TODAY)).toHaveProperty('problems')
      for (const type of DOCUMENT_TYPES) expect(read(type, odd)).toEqual(numberProblem({ is: 'missing' }))
    }
    for (const type of DOCUMENT_TYPES) {
      for (const huge of ['1', 'A', '军', '\ud800', '😀'])
        expect(read(type, huge.repeat(1 << 20))).toHaveProperty('problems')
    }
  })
})

describe('one document is one text for the blind index', () => {
  test.each<[DocumentType, string, string]>([
    ['resident-card', '110105491231002', '11010519491231002X'],
    ['resident-card', '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ'],
    ['hk-macau-permit', 'H1234567801', 'H12345678'],
    ['taiwan-permit', '0123456702(C)', '01234567'],
    ['passport', 'e12345678', 'E1234-5678'],
    ['military', '军2001988', '军字第2001988号'],
  ])('%s: %s and %s', (type, one, other) => {
    expect(normalizedDocument({ type, number: one })).toBe(normalizedDocument({ type, number: other }))
  })

  test('and another for another document, even of the same number', () => {
    expect(normalizedDocument({ type: 'taiwan-permit', number: '12345678' })).not.toBe(
      normalizedDocument({ type: 'passport', number: '12345678' }),
    )
  })

  test('a card of the first generation whose order says 998 is that of somebody born before 1900', () => {
    expect(normalizedDocument({ type: 'resident-card', number: '110105991231998' })).toBe(
      `resident-card:${withCheck('11010518991231998')}`,
    )
  })
})

test.each([
  ['410102200403151234', '4101**********1234'],
  ['11010519491231002X', '1101**********002X'],
  ['E12345678', 'E****5678'],
  ['12345678', '1****678'],
  ['A1234', 'A**34'],
  ['USA110085112810', 'USA1*******2810'],
  ['军字第2001988号', '军字第2***988号'],
])('%s is shown as %s', (number, masked) => expect(maskNumber(number)).toBe(masked))
