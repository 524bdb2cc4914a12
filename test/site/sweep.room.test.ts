import { createScheduledController, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { claimStaleDesks, STALE_AFTER } from '../../src/registration/desk/stale-desks-store.ts'
import { sweep } from '../../src/sweep.ts'
import worker from '../../src/worker.ts'
import { registrationOf, registrations, seedExam } from './seeded.ts'

const MINUTE = 60_000
const start = Date.now()

const desk = (id: string) => env.REGISTRATION.getByName(id)
const alarmOf = (id: string) => runInDurableObject(desk(id), (_, { storage }) => storage.getAlarm())
const loseAlarm = (id: string) => runInDurableObject(desk(id), (_, { storage }) => storage.deleteAlarm())
const tables = (id: string) =>
  runInDurableObject(desk(id), (_, { storage }) =>
    storage.sql.exec('SELECT name FROM sqlite_master').toArray(),
  )
const take = async (now: number) => (await claimStaleDesks(env.DB, now)).sort()

beforeAll(() => seedExam(start))

describe('a desk whose alarm was lost', () => {
  it('is resumed five minutes after its pay-by, and releases the seat', async () => {
    const { id, payBy } = await registrationOf('due')
    const over = (payBy ?? 0) + STALE_AFTER.overdueMs
    await loseAlarm(id)
    expect(await take(over)).not.toContain(id)
    await sweep(env, over + 1)
    expect(await alarmOf(id)).not.toBeNull()
    vi.setSystemTime(over + 1)
    expect(await runDurableObjectAlarm(desk(id))).toBe(true)
    expect((await desk(id).read())?.registration).toMatchObject({
      stage: { is: 'lapsed' },
      seating: { held: null },
    })
    // It projected while the deadline released the seat: it projects again, a second later.
    vi.setSystemTime(over + 2_000)
    await runDurableObjectAlarm(desk(id))
    vi.useRealTimers()
    expect((await registrationOf('due')).stage).toBe('lapsed')
  })

  it('is resumed after a day without a projection while its stage is open, and not when it is over', async () => {
    const later = Date.now() + STALE_AFTER.quietMs + 3 * 24 * 60 * MINUTE
    await env.DB.prepare('UPDATE registration SET projected_at = ? , pay_by = NULL')
      .bind(later - STALE_AFTER.quietMs)
      .run()
    const under = (await registrations()).filter(
      (row) => !['filling', 'paid', 'lapsed', 'deleted'].includes(row.stage),
    )
    expect(under.length).toBeGreaterThan(8)
    expect(await take(later - 1)).toEqual([])
    expect(await take(later)).toEqual(under.map((row) => row.id).sort())
    expect(await take(later)).toEqual([])
  })

  it('is asked within the hour where money is open or on its way back', async () => {
    const { id } = await registrationOf('filling')
    const now = Date.now()
    const trade = env.DB.prepare(
      "INSERT INTO trade (no, registration_id, centre_id, gateway, amount, state, opened_at, version) VALUES (?, ?, '410032', 'alipay', 8000, ?, ?, 1)",
    )
    await trade.bind(`${id}01`, id, 'paid', now - 2 * STALE_AFTER.moneyMs).run()
    await env.DB.prepare('UPDATE registration SET projected_at = ?')
      .bind(now - STALE_AFTER.moneyMs)
      .run()
    expect(await take(now)).toEqual([])
    await trade.bind(`${id}02`, id, 'refunding', now - STALE_AFTER.moneyMs).run()
    expect(await take(now - 1)).toEqual([])
    expect(await take(now)).toEqual([id])
    expect(await take(now)).toEqual([])
  })
})

describe('rows that no desk has ever projected', () => {
  const NOW = start + 10 * 24 * 60 * MINUTE

  it('are asked for fifty at a time, everybody in turn, and a desk that knows nothing is not made', async () => {
    const row = env.DB.prepare(
      "INSERT INTO registration (id, sitting_id, passport_id, created_at, version) VALUES (?, 'old', ?, ?, 0)",
    )
    const ids = Array.from({ length: 120 }, (_, i) => `NEVERTOLD${100 + i}`)
    await env.DB.batch(ids.map((id) => row.bind(id, id, NOW - STALE_AFTER.overdueMs)))
    await env.DB.prepare("UPDATE registration SET projected_at = ?, pay_by = NULL WHERE sitting_id <> 'old'")
      .bind(NOW)
      .run()
    await env.DB.prepare('DELETE FROM trade').run()
    const rounds = [await take(NOW), await take(NOW), await take(NOW), await take(NOW)]
    expect(rounds.map((round) => round.length)).toEqual([50, 50, 20, 0])
    expect(rounds.flat().sort()).toEqual(ids)
    await sweep(env, NOW + STALE_AFTER.overdueMs)
    expect(await tables('NEVERTOLD100')).toEqual([])
  })

  it('go to one of two sweeps at once', async () => {
    const both = await Promise.all([take(NOW + 30 * MINUTE), take(NOW + 30 * MINUTE)])
    expect(both[0].length + both[1].length).toBe(new Set(both.flat()).size)
  })

  it('are left alone in their first five minutes', async () => {
    await env.DB.prepare("DELETE FROM registration WHERE sitting_id = 'old'").run()
    await env.DB.prepare(
      "INSERT INTO registration (id, sitting_id, passport_id, created_at, version) VALUES ('YOUNG', 'old', 'y', ?, 0)",
    )
      .bind(NOW)
      .run()
    expect(await take(NOW + STALE_AFTER.overdueMs - 1)).toEqual([])
    expect(await take(NOW + STALE_AFTER.overdueMs)).toEqual(['YOUNG'])
  })
})

describe('a sweep', () => {
  it('goes on where one desk does not answer', async () => {
    const now = start + 20 * 24 * 60 * MINUTE
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const [broken, whole] = [await registrationOf('pending'), await registrationOf('ready')]
    await loseAlarm(whole.id)
    const REGISTRATION = {
      getByName: (id: string) =>
        id === broken.id
          ? { resume: () => Promise.reject(new Error('away')) }
          : env.REGISTRATION.getByName(id),
    } as unknown as typeof env.REGISTRATION
    await sweep({ ...env, REGISTRATION }, now)
    expect(await alarmOf(whole.id)).not.toBeNull()
    expect(warnings.mock.calls.join()).toContain(broken.id)
    warnings.mockRestore()
  })

  it('clears away what is over though no desk can be asked, and lets the platform know that it failed', async () => {
    await env.DB.prepare("INSERT INTO saved_post VALUES ('old', 'li', '/', 'x', 1)").run()
    const REGISTRATION = {
      getByName: () => {
        throw new Error('no namespace')
      },
    } as unknown as typeof env.REGISTRATION
    const now = start + 40 * 24 * 60 * MINUTE
    await expect(sweep({ ...env, REGISTRATION }, now)).rejects.toThrow('no namespace')
    expect(await env.DB.prepare('SELECT count(*) AS n FROM saved_post').first('n')).toBe(0)
  })

  it('is what cron starts', async () => {
    await env.DB.prepare("INSERT INTO saved_post VALUES ('old', 'li', '/', 'x', 1)").run()
    await worker.scheduled(createScheduledController({ scheduledTime: new Date(start) }), env)
    expect(await env.DB.prepare('SELECT count(*) AS n FROM saved_post').first('n')).toBe(0)
  })

  it('reads indexes only, however many files there are', async () => {
    const plans: string[] = []
    const DB = {
      ...env.DB,
      prepare: (text: string) => env.DB.prepare(`EXPLAIN QUERY PLAN ${text}`),
      batch: async (all: D1PreparedStatement[]) => {
        const answers = await env.DB.batch<{ detail: string }>(all)
        plans.push(...answers.flatMap(({ results }) => results.map(({ detail }) => detail)))
        return answers.map((one) => ({ ...one, results: [] }))
      },
    } as unknown as D1Database
    await claimStaleDesks(DB, start)
    expect(plans.filter((line) => /^SCAN/.test(line))).toEqual([])
    expect(plans.join('\n')).toMatch(
      /registration_never_projected[\s\S]*registration_pay_by[\s\S]*trade_state[\s\S]*registration_open/,
    )
  })
})
