import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { site } from '../../src/app.ts'
import { CRON } from '../../src/sweep.ts'
import worker from '../../src/worker.ts'
import { DEPLOYMENT } from '../deployment.ts'
import { hasPassport } from '../passport/people.ts'
import { ORIGIN } from '../passport/visitor.ts'

/** A deployment: mail goes to a relay. */
const deployment = { ...env, ...DEPLOYMENT }

beforeAll(() => hasPassport('li', 'li@qq.com', '13800138500'))
afterEach(async () => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  await env.DB.batch([env.DB.prepare('DELETE FROM mail_link'), env.DB.prepare('DELETE FROM outbox')])
})

async function askForLink(email: string): Promise<{ answer: Response; sent: () => Promise<void> }> {
  const context = createExecutionContext()
  const body = new URLSearchParams({ email })
  const request = new Request(`${ORIGIN}/login/link`, { method: 'POST', body, headers: { Origin: ORIGIN } })
  const answer = await site().fetch(request, deployment, context)
  return { answer, sent: () => waitOnExecutionContext(context) }
}

const outbox = () =>
  env.DB.prepare('SELECT state, params_sealed, recipient_masked, last_error, attempts FROM outbox').first()

describe('a deployment', () => {
  it('answers before the relay does, as fast with a mail as without', async () => {
    let accept: (response: Response) => void = () => {}
    const relay = vi.fn(
      (_address: string, _init: RequestInit) => new Promise<Response>((resolve) => (accept = resolve)),
    )
    vi.stubGlobal('fetch', relay)
    const known = await askForLink('li@qq.com')
    const unknown = await askForLink('nobody@qq.com')
    for (const { answer } of [known, unknown])
      expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/login/link/sent'])
    await vi.waitFor(() => expect(relay).toHaveBeenCalledTimes(1))
    expect(JSON.parse(String(relay.mock.calls[0]?.[1].body)).to).toBe('li@qq.com')
    accept(new Response('ok'))
    await known.sent()
    await unknown.sent()
    expect(relay).toHaveBeenCalledTimes(1)
  })

  it('keeps no link and no address of a mail that was sent', async () => {
    vi.stubGlobal('fetch', async () => new Response('ok'))
    await (await askForLink('li@qq.com')).sent()
    expect(await outbox()).toMatchObject({
      state: 'sent',
      params_sealed: null,
      recipient_masked: 'l***@qq.com',
    })
    const rows = await env.DB.prepare('SELECT * FROM outbox').all()
    expect(JSON.stringify(rows.results)).not.toContain('li@qq.com')
  })

  it('logs a mail that was not sent, without its address, and sends it by cron later', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { answer, sent } = await askForLink('li@qq.com')
    await sent()
    expect(answer.status).toBe(303)
    const line = String(log.mock.calls[0]?.[0])
    expect(line).toContain('the mail relay answered 503')
    expect(line).not.toContain('li@qq.com')
    expect(await outbox()).toMatchObject({ state: 'waiting', last_error: 'the mail relay answered 503' })

    vi.stubGlobal('fetch', async () => new Response('ok'))
    const later = new Date(Date.now() + 60_000)
    const cron = createScheduledController({ scheduledTime: later, cron: CRON.everyMinute })
    await worker.scheduled(cron, deployment)
    expect(await outbox()).toMatchObject({ state: 'sent', attempts: 2 })
  })
})
