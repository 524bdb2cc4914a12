import { describe, expect, it } from 'vitest'
import { activationOutcome } from '../../../src/passport/sign-up/activation-rules.ts'
import { parseSignUp } from '../../../src/passport/sign-up/sign-up-rules.ts'

const LI = {
  email: ' Li.Xiaoming@ＱＱ.com ',
  mobile: '+86 138-0013-8000',
  password: 'osmanthus in august',
  confirm: 'osmanthus in august',
  codeId: 'AAAABBBBCCCCDDDD',
  code: 'AC79',
  asIs: '',
}
const EMPTY = { email: '', mobile: '', password: '', confirm: '', codeId: '', code: '', asIs: '' }

const read = (more: Partial<Record<keyof typeof LI, string>>) => parseSignUp({ ...LI, ...more })

describe('the sign-up form', () => {
  it('accepts blanks, widths and country codes as people type them', () => {
    expect(read({})).toEqual({
      ok: {
        email: 'Li.Xiaoming@qq.com',
        mobile: '13800138000',
        password: 'osmanthus in august',
        captchaId: 'AAAABBBBCCCCDDDD',
        captchaAnswer: 'AC79',
      },
    })
  })

  it('names everything that is missing, in the order of the fields', () => {
    expect(parseSignUp(EMPTY)).toEqual({
      problems: [
        { field: 'email', why: 'missing' },
        { field: 'mobile', why: 'missing' },
        { field: 'password', why: 'missing' },
        { field: 'code', why: 'missing' },
      ],
    })
  })

  it('asks about a likely slip in the domain, until the same address comes again', () => {
    const slip = { problems: [{ field: 'email', why: { typed: 'qq.con', meant: 'qq.com' } }] }
    expect(read({ email: 'li@qq.con' })).toEqual(slip)
    expect(read({ email: 'li@qq.con', asIs: 'another@qq.con' })).toEqual(slip)
    expect(read({ email: 'li@QQ.con', asIs: 'li@qq.con' })).toHaveProperty('ok.email', 'li@qq.con')
  })

  it('wants the password twice', () => {
    expect(read({ confirm: '' })).toEqual({ problems: [{ field: 'confirm', why: 'missing' }] })
    expect(read({ confirm: 'Osmanthus in august' })).toEqual({
      problems: [{ field: 'confirm', why: 'differs' }],
    })
  })

  it('names one problem of the passwords at a time', () => {
    expect(read({ password: 'short', confirm: 'other' })).toEqual({
      problems: [{ field: 'password', why: { short: 5 } }],
    })
  })

  it('refuses a password made of the address or the number', () => {
    for (const password of ['Li.Xiaoming@qq.com', '13800138000'])
      expect(read({ password, confirm: password })).toEqual({
        problems: [{ field: 'password', why: 'common' }],
      })
  })
})

describe('an activation link', () => {
  const open = {
    signUpId: 'li',
    usedAt: null,
    linkExpiresAt: 2000,
    isActivated: 0,
    emailTaken: 0,
    mobileTaken: 0,
  }

  it('that made the account says so, and later that the account is active already', () => {
    const made = { ...open, isActivated: 1, emailTaken: 1, mobileTaken: 1, usedAt: 1000 }
    expect(activationOutcome(made, 1000)).toEqual({ is: 'activated' })
    expect(activationOutcome(made, 1001)).toEqual({ is: 'already' })
    expect(activationOutcome(made, 9000)).toEqual({ is: 'already' })
  })

  it('that came second says whether address or number is taken', () => {
    expect(activationOutcome({ ...open, mobileTaken: 1 }, 1000)).toEqual({ is: 'taken', field: 'mobile' })
    expect(activationOutcome({ ...open, emailTaken: 1, mobileTaken: 1 }, 1000)).toEqual({
      is: 'taken',
      field: 'email',
    })
  })

  it('that holds but opens nothing was replaced by a newer one', () => {
    expect(activationOutcome(open, 1999)).toEqual({ is: 'replaced' })
    expect(activationOutcome(open, 2000)).toEqual({ is: 'expired', signUpId: 'li' })
  })
})
