import { afterEach, describe, expect, it, vi } from 'vitest'
import { mailChannel } from '../../src/messages/channels/mail.ts'

const RELAY = {
  ORIGIN: 'https://bm.example.cn',
  MAIL_ENDPOINT: 'https://relay.example/send',
  MAIL_TOKEN: 'secret',
}
const MAIL = { key: 'login-link:k', recipient: 'li@qq.com', subject: 's', text: 'b' }

afterEach(() => vi.unstubAllGlobals())

describe('the mail relay', () => {
  it('gets the mail with its token and its key', async () => {
    const fetched = vi.fn(async (_address: string, _init: RequestInit) => new Response('ok'))
    vi.stubGlobal('fetch', fetched)
    expect(await mailChannel(RELAY)?.(MAIL)).toEqual({ is: 'sent' })
    const [address, init] = fetched.mock.calls[0] ?? []
    expect(address).toBe('https://relay.example/send')
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer secret')
    expect(new Headers(init?.headers).get('idempotency-key')).toBe('login-link:k')
    expect(JSON.parse(String(init?.body))).toEqual({
      to: 'li@qq.com',
      subject: 's',
      text: 'b',
      messageId: '<login-link.k@bm.example.cn>',
    })
  })

  it('refuses for good by 4xx', async () => {
    for (const status of [400, 403, 404, 413, 422]) {
      vi.stubGlobal('fetch', async () => new Response(null, { status }))
      const why = `the mail relay answered ${status}`
      expect(await mailChannel(RELAY)?.(MAIL), why).toEqual({ is: 'refused', why })
    }
  })

  it('is asked again after a failure, a limit, a redirect, a wrong token, and no answer', async () => {
    for (const status of [302, 401, 408, 425, 429, 500, 503]) {
      vi.stubGlobal('fetch', async () => new Response(null, { status }))
      const why = `the mail relay answered ${status}`
      expect(await mailChannel(RELAY)?.(MAIL), why).toEqual({ is: 'failed', why })
    }
    vi.stubGlobal('fetch', () => Promise.reject(new Error('time-out')))
    await expect(mailChannel(RELAY)?.(MAIL)).rejects.toThrow('time-out')
  })

  it('is believed by its status: an answer that never ends is not waited for', async () => {
    const cancel = vi.fn()
    vi.stubGlobal('fetch', async () => new Response(new ReadableStream({ cancel })))
    expect(await mailChannel(RELAY)?.(MAIL)).toEqual({ is: 'sent' })
    expect(cancel).toHaveBeenCalledOnce()
  })

  it('is not there without an address or a token', () => {
    expect(mailChannel({ ORIGIN: RELAY.ORIGIN })).toBeUndefined()
    expect(mailChannel({ ORIGIN: RELAY.ORIGIN, MAIL_ENDPOINT: 'https://relay.example' })).toBeUndefined()
  })
})
