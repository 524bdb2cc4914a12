import { describe, expect, test } from 'vitest'
import { likelyTypo, readEmail, readMobile } from '../../src/lib/contact.ts'

describe('a mobile number', () => {
  test.each([
    ['13800138000', '13800138000'],
    [' 138 0013 8000 ', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+8613800138000', '13800138000'],
    ['86 13800138000', '13800138000'],
    ['0086 138 0013 8000', '13800138000'],
    ['\u200e13800138000\u202c', '13800138000'],
    ['+852 9123 4567', '+85291234567'],
    ['00853 6612 3456', '+85366123456'],
    ['+886 (0)912-345-678', '+886912345678'],
    ['+1 (415) 555-2671', '+14155552671'],
  ])('%j is kept as %s', (typed, kept) => expect(readMobile(typed)).toEqual({ ok: kept }))

  test.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['1380013800', { digits: 10 }],
    ['138001380001', { digits: 12 }],
    ['8613800', { digits: 7 }],
    ['+86 1380013800', { digits: 10 }],
    ['1380013800o', { character: 'o' }],
    ['13800138000 转 2', { character: '转' }],
    ['91234567', 'abroad'],
    ['912345678', 'abroad'],
    ['23800138000', 'abroad'],
    ['12800138000', 'abroad'],
    ['+852', 'abroad'],
    ['+85291234567890123', 'abroad'],
  ])('%j is refused as %j', (typed, problem) => expect(readMobile(typed)).toEqual({ problem }))

  test('whatever a browser sends gets an answer', () => {
    for (const odd of [undefined, null, 7, [], ['13800138000'], {}, new Blob(['1'])])
      expect(readMobile(odd)).toEqual({ problem: 'missing' })
    expect(readMobile('1'.repeat(1 << 20))).toEqual({ problem: { digits: 1000 } })
    expect(readMobile('\ud800')).toEqual({ problem: { character: '\ud800' } })
  })
})

describe('an e-mail address', () => {
  test.each([
    ['li.xiaoming@qq.com', 'li.xiaoming@qq.com'],
    [' Li.Xiaoming@QQ.COM ', 'Li.Xiaoming@qq.com'],
    ['ｌｉ＠ｑｑ．ｃｏｍ', 'li@qq.com'],
    ['li @ qq.com', 'li@qq.com'],
    ['li@qq。com', 'li@qq.com'],
    ['mailto:li@example.edu.cn', 'li@example.edu.cn'],
    ['zhang+ncre@mail.example.co.uk', 'zhang+ncre@mail.example.co.uk'],
    ['wang..@docomo.example.jp', 'wang..@docomo.example.jp'],
    ['o@xn--fiqs8s.xn--fiqs8s', 'o@xn--fiqs8s.xn--fiqs8s'],
  ])('%j is kept as %s', (typed, kept) => expect(readEmail(typed)).toEqual({ ok: kept }))

  test.each([
    ['', 'missing'],
    ['12345678', 'incomplete'],
    ['12345678@', 'incomplete'],
    ['12345678@qq', 'incomplete'],
    ['@qq.com', 'malformed'],
    ['a@@qq.com', 'malformed'],
    ['a@qq..com', 'malformed'],
    ['a@-qq.com', 'malformed'],
    ['a@qq.c', 'malformed'],
    ['李@qq.com', { character: '李' }],
    ['li@qq.com,li@163.com', { character: ',' }],
    ['li@qq.com\nBcc: x@y.com', { character: ':' }],
    ['li@qq.com li@163.com', 'malformed'],
    [`${'a'.repeat(65)}@qq.com`, 'long'],
    [
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.com`,
      'long',
    ],
  ])('%j is refused as %j', (typed, problem) => expect(readEmail(typed)).toEqual({ problem }))

  test('whatever a browser sends gets an answer', () => {
    for (const odd of [undefined, null, 7, [], ['a@qq.com'], {}])
      expect(readEmail(odd)).toEqual({ problem: 'missing' })
    expect(readEmail('a@'.repeat(1 << 19))).toEqual({ problem: 'incomplete' })
  })
})

describe('the domain that was probably meant', () => {
  test.each([
    ['qq.con', 'qq.com'],
    ['qq.co', 'qq.com'],
    ['qq.cm', 'qq.com'],
    ['q.com', 'qq.com'],
    ['136.com', '163.com'],
    ['gamil.com', 'gmail.com'],
    ['gmial.com', 'gmail.com'],
    ['GMAIL.CON', 'gmail.com'],
    ['foxmai.com', 'foxmail.com'],
    ['example.con', 'example.com'],
  ])('for %s is %s', (typed, meant) => expect(likelyTypo(typed)).toBe(meant))

  test.each([
    'qq.com',
    '126.com',
    'mail.com',
    'ymail.com',
    'sina.cn',
    'example.edu.cn',
    'pku.edu.cn',
    'con.com',
    '',
  ])('is not guessed for %j', (domain) => expect(likelyTypo(domain)).toBeNull())
})
