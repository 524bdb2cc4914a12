import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { FULL, TWO_LEFT } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { holdsSeats } from '../../src/registration/machine/registration.ts'
import { recountAllSeats } from '../../src/sweep.ts'
import { registrations, seedExam } from '../site/seeded.ts'

beforeAll(() => seedExam())

describe('A recount of seats after the seed has been played', () => {
  it('counts at every centre what its ledger says is held, offering by offering', async () => {
    const counted: Record<string, Record<string, number>> = {}
    for (const { id } of await registrations()) {
      const view = await env.REGISTRATION.getByName(id).read()
      if (!view?.registration.centre || !holdsSeats(view.registration.stage)) continue
      const centre = counted[view.registration.centre] ?? {}
      for (const { offering } of view.registration.choices) centre[offering] = (centre[offering] ?? 0) + 1
      counted[view.registration.centre] = centre
    }
    expect(Object.keys(counted).length).toBeGreaterThan(3)
    for (const [centre, seats] of Object.entries(counted)) {
      const left = await env.SEATS.getByName(`${SITTING_ID}:${centre}`).countSeats()
      const held = Object.entries(left).flatMap(([id, one]) => (one.held > 0 ? [[id, one.held]] : []))
      expect(Object.fromEntries(held)).toEqual(seats)
    }
  })

  it('leaves two seats of one offering and none of another, as the demonstration promises', async () => {
    const left = await env.SEATS.getByName(`${SITTING_ID}:410032`).countSeats()
    expect(TWO_LEFT.seats - (left[TWO_LEFT.id]?.held ?? 0)).toBe(2)
    expect(FULL.seats - (left[FULL.id]?.held ?? 0)).toBe(0)
  })
})

describe('The recount of every night', () => {
  let log: MockInstance<typeof console.warn>
  const warned = () => log.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown)
  const hold = (more: number) =>
    env.DB.prepare('UPDATE seats_held SET held = held + ? WHERE offering_id = ?')
      .bind(more, TWO_LEFT.id)
      .run()

  beforeAll(async () => {
    // The seed fills offerings with seats of invented registrations, to have few left. No ledger projects any more.
    const claimed = `(SELECT count(*) FROM registration_choice WHERE offering_id = seats_held.offering_id
      AND state IN ('submitted', 'pending', 'returned', 'approved', 'due', 'paid'))`
    await env.DB.prepare(`UPDATE seats_held SET held = ${claimed}, version = 1000000`).run()
    await env.DB.prepare(
      `INSERT OR IGNORE INTO seats_held (offering_id, held, version)
       SELECT offering_id, count(*), 1000000 FROM registration_choice WHERE state NOT IN ('filling', 'lapsed', 'deleted', 'cancelled')
       GROUP BY offering_id`,
    ).run()
  })
  beforeEach(() => {
    log = vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => void vi.restoreAllMocks())

  it('finds nothing where ledgers hold what registrations have, and does not wait', async () => {
    const pause = vi.fn(async () => {})
    await recountAllSeats(env.DB, Date.now(), pause)
    expect([warned(), pause.mock.calls]).toEqual([[], []])
  })

  it('tells of an offering whose seats still differ a minute later (case 57)', async () => {
    await hold(2)
    await recountAllSeats(env.DB, Date.now(), async () => {})
    expect(warned()).toEqual([
      {
        recount: SITTING_ID,
        offering: TWO_LEFT.id,
        held: expect.any(Number),
        chosen: expect.any(Number),
      },
    ])
    const [{ held, chosen }] = warned() as [{ held: number; chosen: number }]
    expect(held - chosen).toBe(2)
  })

  it('says nothing of a difference that was only a projection on its way', async () => {
    await recountAllSeats(env.DB, Date.now(), async () => void (await hold(-2)))
    expect(warned()).toEqual([])
  })
})
