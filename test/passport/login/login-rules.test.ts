import { describe, expect, it, vi } from 'vitest'
import { pathAfterLogin } from '../../../src/auth/login-rules.ts'
import { isAlive, SESSION } from '../../../src/auth/session-rules.ts'
import { maskEmail, maskMobile } from '../../../src/lib/contact.ts'
import {
  checkLogin,
  type LoginLookup,
  parseAccount,
  parseLogin,
} from '../../../src/passport/login/login-rules.ts'

const passport = { id: 'li', passwordHash: 'stored' }
const waiting = { id: 'sign-up', passwordHash: 'waiting', email: 'li@qq.com' }

describe('a login', () => {
  const cases: [string, Partial<LoginLookup>, boolean, unknown][] = [
    ['with the right password', { passport }, true, { is: 'in', passportId: 'li' }],
    ['with a wrong password', { passport }, false, { is: 'no-match' }],
    ['without an account', {}, false, { is: 'no-match' }],
    ['before activation', { waiting }, true, { is: 'waiting', signUpId: 'sign-up', email: 'li@qq.com' }],
    ['before activation, wrongly', { waiting }, false, { is: 'no-match' }],
    ['with another sign-up waiting', { passport, waiting }, true, { is: 'in', passportId: 'li' }],
  ]

  it.each(cases)('%s is compared with exactly one password', (_, found, isRight, verdict) => {
    const compare = vi.fn(() => isRight)
    expect(
      checkLogin({ captcha: 'right', passport: null, waiting: null, ...found }, 'typed', compare),
    ).toEqual(verdict)
    expect(compare).toHaveBeenCalledTimes(1)
  })

  it.each(cases)('%s is compared with none if the captcha was wrong or late', (_, found) => {
    const compare = vi.fn(() => true)
    for (const captcha of ['wrong', 'late'] as const)
      expect(checkLogin({ passport: null, waiting: null, ...found, captcha }, 'typed', compare)).toEqual({
        is: 'wrong-captcha',
        why: captcha,
      })
    expect(compare).not.toHaveBeenCalled()
  })
})

describe('the login form', () => {
  it('takes an address or a number', () => {
    expect(parseAccount('LI@QQ.COM')).toEqual({ email: 'LI@qq.com' })
    expect(parseAccount('+86 13800138000')).toEqual({ mobile: '13800138000' })
    expect(parseAccount('+852 9123 4567')).toEqual({ mobile: '+85291234567' })
    expect(parseAccount('nothing of the kind')).toEqual({ mobile: '' })
  })

  it('names what is missing', () => {
    expect(parseLogin({ account: '  ', password: '', code: 'AC79', codeId: '', to: '', saved: '' })).toEqual({
      problems: [
        { field: 'account', why: 'missing' },
        { field: 'password', why: 'missing' },
      ],
    })
  })
})

describe('the page after a login', () => {
  it.each([
    ['/register/2027-03/details', '', '/register/2027-03/details'],
    ['/register?step=photo', 'A'.repeat(20), '/register?step=photo&saved=AAAAAAAAAAAAAAAAAAAA'],
    ['/register', 'A'.repeat(20), '/register?saved=AAAAAAAAAAAAAAAAAAAA'],
    ['/register?saved=BBBBBBBBBBBBBBBBBBBB', 'A'.repeat(20), '/register?saved=AAAAAAAAAAAAAAAAAAAA'],
    ['/register', 'not a code', '/register'],
    ['', '', '/welcome'],
    [null, null, '/welcome'],
    ['/', '', '/welcome'],
    ['/login', '', '/welcome'],
    ['/login/link', '', '/welcome'],
    ['/logout', '', '/welcome'],
    ['/office/login', '', '/welcome'],
    ['//evil.example', '', '/welcome'],
    ['/\\evil.example', '', '/welcome'],
    ['/\t/evil.example', '', '/welcome'],
    ['https://evil.example/', '', '/welcome'],
    ['javascript:alert(1)', '', '/welcome'],
    ['/a\r\nSet-Cookie: a=b', '', '/welcome'],
    // Without its dots the path begins with two slashes, which is another site to a browser.
    ['/.//evil.example', 'A'.repeat(20), '/welcome?saved=AAAAAAAAAAAAAAAAAAAA'],
    ['/a/..//evil.example', 'A'.repeat(20), '/welcome?saved=AAAAAAAAAAAAAAAAAAAA'],
    ['/..//evil.example', '', '/welcome'],
    ['/./login', '', '/welcome'],
    ['/register/../logout', '', '/welcome'],
  ])('to %j with the form %j is %s', (to, savedPost, path) =>
    expect(pathAfterLogin(to, savedPost, '/welcome')).toBe(path),
  )
})

describe('a login session', () => {
  const began = 1_000_000
  it('ends exactly thirty minutes after the last page, and twelve hours after it began', () => {
    const idle = { createdAt: began, seenAt: began }
    expect(isAlive(idle, began + 30 * 60_000 - 1)).toBe(true)
    expect(isAlive(idle, began + 30 * 60_000)).toBe(false)
    const busy = { createdAt: began, seenAt: began + 12 * 3_600_000 - 1 }
    expect(isAlive(busy, began + 12 * 3_600_000 - 1)).toBe(true)
    expect(isAlive(busy, began + 12 * 3_600_000)).toBe(false)
  })

  it('is marked more often than it would end', () =>
    expect(SESSION.markEveryMs).toBeLessThan(SESSION.idleMs / 2))
})

describe('a masked address or number', () => {
  it('is enough for the owner only', () => {
    expect(maskEmail('li.xiaoming@qq.com')).toBe('l***@qq.com')
    expect(maskMobile('13800138000')).toBe('138****8000')
    expect(maskMobile('+85291234567')).toBe('+852****4567')
  })
})
