import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { bindings, request } from '../site/site.ts'

afterEach(() => vi.restoreAllMocks())

/** D1 while it does not answer. */
const away = () => {
  const fails = () => Promise.reject(new Error('D1_ERROR: Network connection lost.'))
  const statement = { bind: () => statement, all: fails, run: fails, raw: fails, first: fails }
  const DB = { ...env.DB, prepare: () => statement, batch: fails } as unknown as D1Database
  return { ...bindings, DB }
}

describe('while D1 does not answer', () => {
  it('a person who asks for a login link is asked to come back, and the log holds no address', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const body = new URLSearchParams({ email: 'li.xiaoming@qq.com' })
    const answer = await request('POST', '/login/link', { body, env: away() })
    expect(answer.status).toBe(503)
    expect(await answer.text()).not.toContain('D1_ERROR')
    expect(log).toHaveBeenCalledTimes(1)
    expect(`${log.mock.calls[0]}`).toContain('D1_ERROR')
    expect(`${log.mock.calls[0]}`).not.toContain('li.xiaoming')
  })

  it('the log says which page failed, but not the token of its link', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await request('GET', `/login/link/${'t'.repeat(43)}`, { env: away() })
    expect(answer.status).toBe(503)
    expect(`${log.mock.calls[0]}`).toContain('"path":"/login/link/:token"')
    expect(`${log.mock.calls[0]}`).not.toContain('tttt')
  })
})
