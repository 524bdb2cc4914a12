import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { FULL, TWO_LEFT } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { holdsSeats } from '../../src/registration/machine/registration.ts'
import { registrations, seedExam } from '../site/seeded.ts'

describe('A recount of seats after the seed has been played', () => {
  beforeAll(() => seedExam())

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
