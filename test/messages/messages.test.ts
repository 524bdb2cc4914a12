import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Bindings } from '../../src/env.d.ts'
import { type Message, sendMessage } from '../../src/messages/messages.ts'
import { loginLinkMail, signUpMail } from '../../src/messages/passport-mails.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const ACTIVATION = {
  key: 'sign-up:1',
  email: 'li@qq.com',
  mobile: '13800138000',
  lang: 'zh-CN' as const,
  token: 'TOKEN',
  expiresAt: NOON,
  origin: 'https://bm.example.cn',
  taken: { email: false, mobile: false },
}

describe('the mail after a sign-up', () => {
  it('activates where address and number are free', () => {
    const { subject, body, to, channel, key } = signUpMail(ACTIVATION)
    expect([channel, to, key, subject]).toEqual(['mail', 'li@qq.com', 'sign-up:1', '激活您的网上报名账号'])
    expect(body).toContain('\nhttps://bm.example.cn/passport/activation/TOKEN\n')
    expect(body).toContain('12月17日 12:00')
    expect(body).toContain('138****8000')
    expect(body).not.toContain('13800138000')
  })

  it.each(['zh-CN', 'en'] as const)(
    'says in %s which case it is, without a link that opens anything',
    (lang) => {
      const email = signUpMail({ ...ACTIVATION, lang, taken: { email: true, mobile: true } })
      const mobile = signUpMail({ ...ACTIVATION, lang, taken: { email: false, mobile: true } })
      expect(email.subject).not.toBe(mobile.subject)
      for (const { body } of [email, mobile]) {
        expect(body).not.toContain('TOKEN')
        expect(body).toContain('https://bm.example.cn/login\n')
      }
    },
  )

  it('is English without a Han character where the page was', () => {
    for (const taken of [
      { email: false, mobile: false },
      { email: true, mobile: false },
      { email: false, mobile: true },
    ]) {
      const { subject, body } = signUpMail({ ...ACTIVATION, lang: 'en', taken })
      expect(subject + body).not.toMatch(/\p{Script=Han}/u)
    }
    const { body } = loginLinkMail({ ...ACTIVATION, lang: 'en' })
    expect(body).not.toMatch(/\p{Script=Han}/u)
    expect(body).toContain('https://bm.example.cn/login/link/TOKEN')
  })
})

describe('a message of a deployment', () => {
  const mail: Message = { key: 'k', channel: 'mail', to: 'li@qq.com', subject: 's', body: 'b' }
  const env = (more: Partial<Bindings>) => ({ ENVIRONMENT: 'production', ...more }) as Bindings
  const relay = env({ MAIL_ENDPOINT: 'https://relay.example/send', MAIL_TOKEN: 'secret' })

  afterEach(() => vi.unstubAllGlobals())

  it('goes to the relay with its token and its key', async () => {
    const fetched = vi.fn(async (_address: string, _init: RequestInit) => new Response('ok'))
    vi.stubGlobal('fetch', fetched)
    expect(await sendMessage(relay, mail, NOON)).toBe('sent')
    const [address, init] = fetched.mock.calls[0] ?? []
    expect(address).toBe('https://relay.example/send')
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer secret')
    expect(new Headers(init?.headers).get('idempotency-key')).toBe('k')
    expect(JSON.parse(String(init?.body))).toEqual({ to: 'li@qq.com', subject: 's', text: 'b' })
  })

  it('is an error where the relay refuses, sends elsewhere, or is not set', async () => {
    for (const status of [302, 401, 500]) {
      vi.stubGlobal('fetch', async () => new Response(null, { status }))
      await expect(sendMessage(relay, mail, NOON)).rejects.toThrow(`the mail relay answered ${status}`)
    }
    await expect(sendMessage(env({}), mail, NOON)).rejects.toThrow('MAIL_ENDPOINT and MAIL_TOKEN are not set')
    await expect(sendMessage(env({ MAIL_ENDPOINT: 'https://relay.example' }), mail, NOON)).rejects.toThrow(
      'not set',
    )
  })

  it('by SMS is not sent, and says so, until there is a way', async () => {
    expect(await sendMessage(relay, { ...mail, channel: 'sms' }, NOON)).toBe('not-configured')
  })
})
