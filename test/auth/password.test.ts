import { scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { HASH_OF_NO_ACCOUNT, hashPassword, isCorrectPassword, SCRYPT } from '../../src/auth/password.ts'
import { PASSWORD_LENGTH, passwordProblem } from '../../src/auth/password-rules.ts'

const LONG = 'osmanthus in august'

describe('a stored password', () => {
  it('names the parameters it was made with', () => {
    expect(hashPassword(LONG)).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
  })

  it('is made as RFC 7914 has it', () => {
    const [, , , salt = '', key = ''] = hashPassword(LONG).split('$')
    const options = { N: 32_768, r: 8, p: 3, maxmem: 64 << 20 }
    const again = scryptSync(LONG, Buffer.from(salt, 'base64url'), 32, options)
    expect(again.toString('base64url')).toBe(key)
  })

  it('stays within what workerd allows: N × r × p of at most 2^20', () => {
    expect(2 ** SCRYPT.log2N * SCRYPT.r * SCRYPT.p).toBeLessThanOrEqual(2 ** 20)
  })

  it('is recognised, and no other', () => {
    const stored = hashPassword(LONG)
    expect(isCorrectPassword(LONG, stored)).toBe(true)
    expect(isCorrectPassword(`${LONG} `, stored)).toBe(false)
    expect(isCorrectPassword('', stored)).toBe(false)
  })

  it('is different for two people with the same password', () => {
    expect(hashPassword(LONG)).not.toBe(hashPassword(LONG))
  })

  it('is recognised whatever widths and accents the keyboard made', () => {
    const stored = hashPassword('ｃａｆé２０２７xx')
    expect(isCorrectPassword('cafe\u03012027xx', stored)).toBe(true)
  })

  it('made with other parameters is still recognised', () => {
    const salt = Buffer.alloc(16, 7)
    const key = scryptSync(LONG, salt, 32, { N: 1024, r: 8, p: 1 })
    const stored = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64url')}$${key.toString('base64url')}`
    expect(isCorrectPassword(LONG, stored)).toBe(true)
    expect(isCorrectPassword('another one', stored)).toBe(false)
  })

  it('of no account is compared with the same parameters, and never right', () => {
    expect(HASH_OF_NO_ACCOUNT).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    expect(isCorrectPassword(LONG, null)).toBe(false)
    expect(isCorrectPassword('', null)).toBe(false)
  })

  it('that `hashPassword` did not write is an error, not a wrong password', () => {
    for (const stored of ['', 'plain', '$scrypt$ln=15,r=8,p=3$AA$AA', '$2b$10$abcdefghijklmnopqrstuv'])
      expect(() => isCorrectPassword(LONG, stored), stored).toThrow('not a stored password')
  })
})

describe('a new password', () => {
  const wrong = (password: string) => passwordProblem(password, ['li.xiaoming@qq.com', '13800138000'])

  it('has ten characters at least and 128 at most, counted as people count', () => {
    const least = 'k7!zQw2#Lp'
    expect([...least]).toHaveLength(PASSWORD_LENGTH.min)
    expect(wrong('')).toBe('missing')
    expect(wrong(least.slice(1))).toEqual({ short: 9 })
    expect(wrong(least)).toBeNull()
    expect(wrong('𠮷𠮷桂花开在八月里')).toEqual({ short: 9 })
    expect(wrong('𠮷𠮷桂花开在八月里了')).toBeNull()
    const most = Array.from({ length: PASSWORD_LENGTH.max }, (_, i) =>
      String.fromCodePoint(0x4e00 + 7 * i),
    ).join('')
    expect(wrong(most)).toBeNull()
    expect(wrong(`${most}长`)).toBe('long')
  })

  it.each([
    ...['1234567890', '0123456789', '9876543210', 'qwertyuiop', 'poiuytrewq', 'abcdefghij', 'aaaaaaaaaa'],
    ...[
      '1212121212',
      'abcabcabcabc',
      'password123',
      'Password123',
      'PASSWORD123!',
      'woaini1314520',
      'a123456789',
    ],
    ...['li.xiaoming@qq.com', 'LI.XIAOMING@QQ.COM', '１２３４５６７８９０', '1qaz2wsx3edc', '!!!!!!!!!!'],
    '13800138000'.slice(0, 11),
  ])('is not %s, which many use', (password) => expect(wrong(password)).toBe('common'))

  it.each([
    'correct horse battery',
    'wo xiang kao er ji',
    '1970-12-31 beijing',
    '7392518460',
    'Tr0ub4dor&3x',
  ])('may be %s', (password) => expect(wrong(password)).toBeNull())
})
