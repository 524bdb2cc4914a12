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

const put = (id: string, columns: Record<string, string | number>) => {
  const names = Object.keys(columns)
  return env.DB.prepare(
    `INSERT INTO registration (id, sitting_id, passport_id, created_at, ${names.join()})
     VALUES (?, 'old', ?, 0, ${names.map(() => '?').join()})`,
  ).bind(id, id, ...Object.values(columns))
}
const clear = () => env.DB.prepare("DELETE FROM registration WHERE sitting_id = 'old'").run()

describe('a desk whose alarm was lost', () => {
  it('is resumed when its next task is five minutes late, and releases the seat', async () => {
    const { id, payBy } = await registrationOf('due')
    const late = (payBy ?? 0) + 10 * MINUTE
    await loseAlarm(id)
    await sweep(env, late)
    expect(await alarmOf(id)).not.toBeNull()
    vi.setSystemTime(late)
    await runDurableObjectAlarm(desk(id))
    expect((await desk(id).read())?.registration).toMatchObject({
      stage: { is: 'lapsed' },
      seating: { held: null },
    })
    vi.useRealTimers()
    expect((await registrationOf('due')).stage).toBe('lapsed')
  })

  const NOW = start + 10 * 24 * 60 * MINUTE

  it('is taken whatever the stage, the longest late first, five hundred in a run, and not again for ten minutes', async () => {
    await env.DB.prepare('UPDATE registration SET due_at = NULL, projected_at = ?').bind(NOW).run()
    const stages = ['filling', 'paid', 'lapsed', 'deleted', 'cancelled', 'pending']
    const ids = Array.from({ length: 600 }, (_, i) => `LATE${1000 + i}`)
    await env.DB.batch(
      ids.map((id, i) =>
        put(id, {
          version: 1,
          stage: stages[i % 6] ?? '',
          due_at: NOW - STALE_AFTER.lateMs - 1000 + i,
          projected_format: 1000,
        }),
      ),
    )
    expect(await take(NOW)).toEqual(ids.slice(0, 500))
    expect(await take(NOW)).toEqual(ids.slice(500))
    expect(await take(NOW + STALE_AFTER.againMs)).toEqual([])
    expect(await take(NOW + STALE_AFTER.againMs + 1)).toHaveLength(500)
    await clear()
  })

  it('is left alone while its task is less than five minutes late', async () => {
    await put('INTIME', { version: 1, due_at: NOW - STALE_AFTER.lateMs, projected_format: 1000 }).run()
    expect(await take(NOW)).toEqual([])
    expect(await take(NOW + 1)).toEqual(['INTIME'])
    await clear()
  })

  it('goes to one of two sweeps at once', async () => {
    const ids = Array.from({ length: 800 }, (_, i) => `LATE${1000 + i}`)
    await env.DB.batch(ids.map((id) => put(id, { version: 1, due_at: 1, projected_format: 1000 })))
    const both = await Promise.all([take(NOW), take(NOW)])
    expect(both.map((some) => some.length)).toEqual([500, 300])
    expect(both.flat().sort()).toEqual(ids)
    await clear()
  })
})

describe('a centre that reviews no more', () => {
  const NOW = start
  const review = (is: number, pass: number) =>
    env.DB.prepare("UPDATE sitting_centre SET review = ?, pass_pending = ? WHERE centre_id = '410032'")
      .bind(is, pass)
      .run()
  const stagesOf = async (ids: string[]) => {
    const rows = (await registrations()).filter(({ id }) => ids.includes(id))
    return [...new Set(rows.map(({ stage }) => stage))].sort()
  }

  it('has those resumed that wait with a photo, and those in the queue only where they are to be passed', async () => {
    await env.DB.prepare('UPDATE registration SET projected_at = ?')
      .bind(NOW - STALE_AFTER.againMs)
      .run()
    expect(await take(NOW)).toEqual([])
    await review(0, 0)
    const unsent = await take(NOW)
    expect(await stagesOf(unsent)).toEqual(['returned', 'submitted'])
    expect(unsent).not.toContain((await registrationOf('nophoto')).id)
    expect(await take(NOW)).toEqual([])
    await review(0, 1)
    expect(await stagesOf(await take(NOW))).toEqual(['pending'])
    expect(await take(NOW + STALE_AFTER.againMs)).not.toEqual([])
    await review(1, 0)
  })
})

describe('rows that no desk has ever projected', () => {
  const NOW = start + 10 * 24 * 60 * MINUTE

  it('are asked for in turn, for an hour and no longer, and a desk that knows nothing is not made', async () => {
    await env.DB.prepare('UPDATE registration SET due_at = NULL, projected_at = ?').bind(NOW).run()
    const ids = Array.from({ length: 60 }, (_, i) => `NEVERTOLD${100 + i}`)
    await env.DB.batch(ids.map((id) => put(id, { projected_format: 1000 })))
    await env.DB.prepare("UPDATE registration SET created_at = ? WHERE sitting_id = 'old'").bind(NOW).run()
    expect(await take(NOW + STALE_AFTER.lateMs - 1)).toEqual([])
    await sweep(env, NOW + STALE_AFTER.lateMs)
    expect(await tables('NEVERTOLD100')).toEqual([])
    const rounds = [await take(NOW + 6 * MINUTE), await take(NOW + 6 * MINUTE)]
    expect(rounds.map((round) => round.length)).toEqual([10, 0])
    expect(await take(NOW + STALE_AFTER.newForMs - 1)).toHaveLength(50)
    expect(await take(NOW + STALE_AFTER.newForMs)).toEqual([])
    await clear()
  })
})

describe('a sweep', () => {
  it('goes on where one desk does not answer', async () => {
    const now = start + 20 * 24 * 60 * MINUTE
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const [broken, whole] = [await registrationOf('pending'), await registrationOf('ready')]
    await loseAlarm(whole.id)
    await env.DB.prepare('UPDATE registration SET due_at = ?')
      .bind(now - 10 * MINUTE)
      .run()
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
    await env.DB.prepare('UPDATE registration SET due_at = ?')
      .bind(now - 10 * MINUTE)
      .run()
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
    // The centres of the sittings that take payments are read in the order of their key.
    expect(plans.filter((line) => /^SCAN (?!sitting\b)/.test(line))).toEqual([])
    expect(plans.join('\n')).toMatch(
      /registration_due[\s\S]*registration_never_projected[\s\S]*registration_unsent[\s\S]*registration_queue/,
    )
  })
})
