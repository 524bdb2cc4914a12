import { describe, expect, it } from 'vitest'
import type { NewMessage } from '../../src/messages/message.ts'
import { outcomeOf, partWithControlCharacter } from '../../src/messages/outbox-rules.ts'
import { loginLinkMail, signUpMail } from '../../src/messages/passport-mails.ts'
import { renderMessage } from '../../src/messages/render-message.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const LINK = { linkId: '1', token: 'TOKEN', expiresAt: NOON }
const LI = {
  email: 'li@qq.com',
  mobile: '13800138000',
  lang: 'zh-CN' as const,
  taken: { email: false, mobile: false },
}
const ENGLISH = { ...LI, lang: 'en' as const }

const render = (message: NewMessage) => renderMessage(message, message.lang, 'https://bm.example.cn')

describe('the mail after a sign-up', () => {
  it('activates where address and number are free', () => {
    const mail = signUpMail(LI, LINK)
    const { subject, text } = render(mail)
    expect([mail.channel, mail.recipient, mail.key, subject]).toEqual([
      'mail',
      'li@qq.com',
      'sign-up:1',
      '激活您的网上报名账号',
    ])
    expect(text).toContain('\nhttps://bm.example.cn/passport/activation/TOKEN\n')
    expect(text).toContain('12月17日 12:00')
    expect(text).toContain('138****8000')
    expect(text).not.toContain('13800138000')
  })

  it.each(['zh-CN', 'en'] as const)(
    'says in %s which case it is, without a link that opens anything',
    (lang) => {
      const email = render(signUpMail({ ...LI, lang, taken: { email: true, mobile: true } }, LINK))
      const mobile = render(signUpMail({ ...LI, lang, taken: { email: false, mobile: true } }, LINK))
      expect(email.subject).not.toBe(mobile.subject)
      for (const { text } of [email, mobile]) {
        expect(text).not.toContain('TOKEN')
        expect(text).toContain('https://bm.example.cn/login\n')
      }
    },
  )

  it('is English without a Han character where the page was', () => {
    for (const taken of [
      { email: false, mobile: false },
      { email: true, mobile: false },
      { email: false, mobile: true },
    ]) {
      const { subject, text } = render(signUpMail({ ...ENGLISH, taken }, LINK))
      expect(subject + text).not.toMatch(/\p{Script=Han}/u)
    }
    const { text } = render(loginLinkMail(ENGLISH, LINK))
    expect(text).not.toMatch(/\p{Script=Han}/u)
    expect(text).toContain('https://bm.example.cn/login/link/TOKEN')
  })
})

describe('a message after an attempt', () => {
  const row = { attempts: 1, createdAt: NOON, usefulUntil: null }
  const failed = { is: 'failed', why: 'the mail relay answered 503' } as const

  it('is finished when it was delivered or refused for good', () => {
    expect(outcomeOf({ is: 'sent' }, row, NOON, 0.5)).toMatchObject({ state: 'sent', sentAt: NOON })
    const refused = { is: 'refused', why: 'the mail relay answered 400' } as const
    expect(outcomeOf(refused, row, NOON, 0.5)).toMatchObject({ state: 'refused', lastError: refused.why })
  })

  it('waits half a minute at first, twice as long each time, an hour at most', () => {
    const waits = [1, 2, 3, 7, 8, 40].map(
      (attempts) => outcomeOf(failed, { ...row, attempts }, NOON, 0.5).nextTryAt - NOON,
    )
    expect(waits).toEqual([30_000, 60_000, 120_000, 32 * MINUTE, 60 * MINUTE, 60 * MINUTE])
  })

  it('is spread, so that retries do not come all at once', () => {
    expect(outcomeOf(failed, row, NOON, 0).nextTryAt - NOON).toBe(15_000)
    expect(outcomeOf(failed, row, NOON, 0.999).nextTryAt - NOON).toBe(44_970)
  })

  it('is abandoned after two days', () => {
    const late = { ...row, attempts: 20 }
    expect(outcomeOf(failed, late, NOON + 2 * DAY - 61 * MINUTE, 0.5).state).toBe('waiting')
    expect(outcomeOf(failed, late, NOON + 2 * DAY - 60 * MINUTE, 0.5).state).toBe('abandoned')
  })

  it('is abandoned when its link would have expired', () => {
    const link = { ...row, usefulUntil: NOON + 15 * MINUTE }
    expect(outcomeOf(failed, link, NOON, 0.5).state).toBe('waiting')
    expect(outcomeOf(failed, { ...link, attempts: 6 }, NOON + MINUTE, 0.5).state).toBe('abandoned')
  })
})

describe('an address or a subject', () => {
  it.each(['li@qq.com\r\nBcc: all@qq.com', 'li@qq.com\nBcc: all@qq.com', 'li@qq.com\0'])(
    'with a line break or a NUL would change the mail: %j',
    (recipient) => {
      expect(partWithControlCharacter({ key: 'k', recipient, subject: 's' })).toBe('recipient')
      expect(partWithControlCharacter({ key: 'k', recipient: 'li@qq.com', subject: recipient })).toBe(
        'subject',
      )
    },
  )

  it('without one does not', () => {
    expect(partWithControlCharacter({ key: 'k', recipient: 'li@qq.com', subject: '激活' })).toBeNull()
  })
})
