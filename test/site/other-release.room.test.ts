import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { NEWER_FORMAT } from '../../src/lib/other-release.ts'
import { seedExam } from './seeded.ts'
import { candidate, request } from './site.ts'

beforeAll(() => seedExam())
afterEach(() => void vi.restoreAllMocks())

test('a page whose desk is of another release answers 503 and says when to try again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const rejects = () => Promise.reject(new Error(`registration ${NEWER_FORMAT}`))
  const desk = new Proxy({}, { get: () => rejects })
  const REGISTRATION = { getByName: () => desk } as unknown as typeof env.REGISTRATION
  const page = await request('GET', `/register/${SITTING_ID}`, {
    cookie: await candidate('approved'),
    env: { ...env, REGISTRATION },
  })
  expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '30'])
  expect(await page.text()).toContain('<h1>')
})
