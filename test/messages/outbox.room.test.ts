import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Channel, RenderedMessage } from '../../src/messages/channels/channel.ts'
import type { NewMessage } from '../../src/messages/message.ts'
import type { SendResult } from '../../src/messages/outbox-rules.ts'
import { addMessage, leaseMessages, sweepOutbox } from '../../src/messages/outbox-store.ts'
import { sendMessages } from '../../src/messages/send-messages.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

beforeEach(() => env.DB.exec('DELETE FROM outbox'))

const paid = (key: string, more: Partial<NewMessage> = {}): NewMessage =>
  ({
    template: 'paid',
    params: { name: '李小明', sitting: 'ncre-79', fen: 8000 },
    key,
    channel: 'mail',
    lang: 'zh-CN',
    recipient: 'li@qq.com',
    registrationId: 'LI',
    ...more,
  }) as NewMessage

/** A mail channel with the given answers, which remembers the messages it was given. */
function channelThat(answer: (message: RenderedMessage) => SendResult | Promise<SendResult>) {
  const given: RenderedMessage[] = []
  const mail: Channel = async (message) => {
    given.push(message)
    return answer(message)
  }
  return { given, channelsOf: () => ({ mail }) }
}

const rowOf = (key: string) => env.DB.prepare('SELECT * FROM outbox WHERE key = ?').bind(key).first()

describe('the outbox', () => {
  it('sends a message once, however often it was added', async () => {
    await addMessage(env, paid('LI:7'), NOON)
    await addMessage(env, paid('LI:7', { recipient: 'other@qq.com' }), NOON)
    const { given, channelsOf } = channelThat(() => ({ is: 'sent' }))
    await sendMessages(env, NOON, { channelsOf, rounds: 3 })
    expect(given.map(({ key, recipient }) => [key, recipient])).toEqual([['LI:7', 'li@qq.com']])
    expect(given[0]?.text).toContain('¥80.00')
    expect(await rowOf('LI:7')).toMatchObject({
      state: 'sent',
      sent_at: NOON,
      attempts: 1,
      params_sealed: null,
    })
  })

  it('keeps address and parameters sealed, and shows the masked address', async () => {
    await addMessage(env, paid('LI:7'), NOON)
    const row = JSON.stringify(await rowOf('LI:7'))
    for (const secret of ['li@qq.com', '李小明']) expect(row).not.toContain(secret)
    expect(row).toContain('l***@qq.com')
  })

  it('gives a row to one of two senders at once', async () => {
    for (let n = 0; n < 30; n++) await addMessage(env, paid(`LI:${n}`), NOON)
    const { given, channelsOf } = channelThat(() => ({ is: 'sent' }))
    await Promise.all([1, 2, 3].map(() => sendMessages(env, NOON, { channelsOf, rounds: 5 })))
    expect(given).toHaveLength(30)
    expect(new Set(given.map(({ key }) => key)).size).toBe(30)
  })

  it('gives a row to another sender when the first one died', async () => {
    await addMessage(env, paid('LI:7'), NOON)
    expect(await leaseMessages(env.DB, ['mail'], NOON)).toHaveLength(1)
    expect(await leaseMessages(env.DB, ['mail'], NOON + MINUTE - 1)).toHaveLength(0)
    const { given, channelsOf } = channelThat(() => ({ is: 'sent' }))
    await sendMessages(env, NOON + MINUTE, { channelsOf })
    expect(given.map(({ key }) => key)).toEqual(['LI:7'])
    expect(await rowOf('LI:7')).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('does not change a row that another sender has taken meanwhile', async () => {
    await addMessage(env, paid('LI:7'), NOON)
    const { channelsOf } = channelThat(async () => {
      await leaseMessages(env.DB, ['mail'], NOON + 2 * MINUTE)
      return { is: 'failed', why: 'too late' }
    })
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await sendMessages(env, NOON, { channelsOf })
    expect(await rowOf('LI:7')).toMatchObject({ state: 'sending', attempts: 2, last_error: null })
  })

  it('tries again after a failure and an exception, and the others go on', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const key of ['LI:1', 'LI:2', 'LI:3']) await addMessage(env, paid(key), NOON)
    const { channelsOf } = channelThat(({ key }) => {
      if (key === 'LI:1') throw new Error('time-out')
      return key === 'LI:2' ? { is: 'failed', why: 'busy' } : { is: 'sent' }
    })
    await sendMessages(env, NOON, { channelsOf, rounds: 5 })
    expect(await rowOf('LI:1')).toMatchObject({
      state: 'waiting',
      last_error: 'Error: time-out',
      attempts: 1,
    })
    expect(await rowOf('LI:2')).toMatchObject({ state: 'waiting', last_error: 'busy' })
    expect(await rowOf('LI:3')).toMatchObject({ state: 'sent' })
    expect(log.mock.calls.join()).not.toContain('li@qq.com')
  })

  it('gives up a message that was refused for good, and one that failed for two days', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await addMessage(env, paid('LI:1'), NOON)
    await addMessage(env, paid('LI:2'), NOON - 2 * DAY)
    const { channelsOf } = channelThat(({ key }) => ({
      is: key === 'LI:1' ? 'refused' : 'failed',
      why: 'no',
    }))
    await sendMessages(env, NOON, { channelsOf })
    expect(await rowOf('LI:1')).toMatchObject({ state: 'refused', params_sealed: null })
    expect(await rowOf('LI:2')).toMatchObject({ state: 'abandoned', params_sealed: null })
    expect(await leaseMessages(env.DB, ['mail'], NOON + DAY)).toHaveLength(0)
  })

  it('gives up a mail whose deadline has passed before it could be delivered', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const params = { name: '李小明', sitting: 'ncre-79', fen: 8000, payBy: NOON + 10_000 }
    await addMessage(env, paid('LI:1', { template: 'approved', params } as Partial<NewMessage>), NOON)
    const { channelsOf } = channelThat(() => ({ is: 'failed', why: 'busy' }))
    await sendMessages(env, NOON, { channelsOf })
    expect(await rowOf('LI:1')).toMatchObject({ state: 'abandoned', params_sealed: null })
  })

  it('refuses an address with a line break before a channel sees it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const [n, odd] of ['\r\n', '\n', '\0'].entries())
      await addMessage(env, paid(`LI:${n}`, { recipient: `li@qq.com${odd}Bcc: all@qq.com` }), NOON)
    const { given, channelsOf } = channelThat(() => ({ is: 'sent' }))
    await sendMessages(env, NOON, { channelsOf })
    expect(given).toEqual([])
    expect(await rowOf('LI:1')).toMatchObject({
      state: 'refused',
      last_error: 'the recipient has a line break or a NUL',
    })
  })

  it('leaves the messages of a channel that is not there', async () => {
    await addMessage(env, paid('LI:1', { channel: 'sms', recipient: '13800138000' }), NOON)
    const { given, channelsOf } = channelThat(() => ({ is: 'sent' }))
    await sendMessages(env, NOON, { channelsOf })
    await sendMessages(env, NOON)
    expect(given).toEqual([])
    expect(await rowOf('LI:1')).toMatchObject({
      state: 'waiting',
      attempts: 0,
      recipient_masked: '138****8000',
    })
  })

  it('finds due messages by an index', async () => {
    const prepare = (text: string) => env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`)
    const explaining = { ...env.DB, prepare } as unknown as D1Database
    // The plan comes in the columns of the outbox: its fourth, the detail, as the language.
    const plan = (await leaseMessages(explaining, ['mail'], NOON)).map((row): string => row.lang).join()
    expect(plan).toContain('outbox_due')
    expect(plan).not.toMatch(/SCAN outbox(?! USING INDEX)/)
  })

  it('is swept of messages that were finished ninety days ago', async () => {
    await addMessage(env, paid('LI:1'), NOON)
    await addMessage(env, paid('LI:2'), NOON)
    await env.DB.exec("UPDATE outbox SET state = 'sent' WHERE key = 'LI:1'")
    await sweepOutbox(env.DB, NOON + 90 * DAY - 1)
    expect(await rowOf('LI:1')).not.toBeNull()
    await sweepOutbox(env.DB, NOON + 90 * DAY)
    expect(await rowOf('LI:1')).toBeNull()
    expect(await rowOf('LI:2')).not.toBeNull()
  })
})
