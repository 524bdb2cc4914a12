import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { site } from '../../src/app.ts'
import worker from '../../src/worker.ts'
import { DEPLOYMENT } from '../deployment.ts'

const halfSet = { ...env, ENVIRONMENT: 'production' as const, ORIGIN: 'https://bm.ncre-online.cn' }

it('a deployment with sample secrets answers 503 with a page, and names the settings in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const app = site()
  const addresses = ['/', '/login', '/register/2027-03', '/office', '/nothing', '/payment/return/alipay/X']
  for (const address of addresses) {
    const answer = await app.request(address, { headers: { 'Accept-Language': 'en' } }, halfSet)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('Retry-After')).toBe('600')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const page = await answer.text()
    expect(page).toContain('This site is not ready yet')
    expect(page).not.toMatch(/SEAL_KEY|MAIL_TOKEN|random/)
  }
  const lines = log.mock.calls.flat().join('\n')
  expect(lines).toContain('Not ready to serve: SEAL_KEY is not random')
  expect(lines).toContain('Not ready to serve: MAIL_ENDPOINT is missing')
  expect(log.mock.calls.filter(([line]) => String(line).includes('SEAL_KEY'))).toHaveLength(1)
  log.mockRestore()
})

it('a deployment with all settings serves', async () => {
  const answer = await site().request('/', {}, { ...env, ...DEPLOYMENT })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Server-Timing')).toBeNull()
})

it('a payment notification meanwhile is answered 503, so that the platform sends it again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const answer = await site().request('/payment/notify/alipay', { method: 'POST', body: 'sign=x' }, halfSet)
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('success')
  log.mockRestore()
})

it('cron does nothing while a setting is missing', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  await env.DB.prepare("INSERT INTO saved_post VALUES ('old', 'li', '/', 'x', 1)").run()
  await worker.scheduled(createScheduledController(), halfSet)
  expect(await env.DB.prepare('SELECT count(*) AS n FROM saved_post').first('n')).toBe(1)
  log.mockRestore()
})
