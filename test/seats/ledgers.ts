import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { readUnprojected } from '../../src/seats/ledger-store.ts'
import type { SeatLedger } from '../../src/seats/seat-ledger.ts'
import type { SeatRequest } from '../../src/seats/seats.ts'

type Stub = DurableObjectStub<SeatLedger>

export const ledgerOf = (centre: string): Stub => env.SEATS.getByName(`2026-autumn:${centre}`)

export function seatRequest(
  registration: string,
  n: number,
  offerings: string[],
  seats: Partial<SeatRequest> = {},
): SeatRequest {
  return {
    registration,
    n,
    offerings,
    capacity: Object.fromEntries(offerings.map((id) => [id, 1])),
    revision: 1,
    ...seats,
  }
}

export function inside<Result>(
  ledger: Stub,
  look: (object: SeatLedger, state: DurableObjectState) => Result | Promise<Result>,
): Promise<Result> {
  return runInDurableObject<SeatLedger, Result>(ledger, look)
}

/** How many seats D1 believes are held. */
export async function projectedCount(offering: string): Promise<number | null> {
  return env.DB.prepare('SELECT held FROM seats_held WHERE offering_id = ?').bind(offering).first('held')
}

/** Runs the ledger's alarm until every count is projected into D1. */
export async function projectAll(ledger: Stub): Promise<void> {
  await inside(ledger, async (object, { storage }) => {
    while (readUnprojected(storage.sql).length > 0) await object.alarm()
  })
}

/** Runs the alarm as the platform does, the one that was set being spent; when the next one comes, null for not within a week. */
export async function alarmAfterRun(ledger: Stub): Promise<number | null> {
  return inside(ledger, async (object, { storage }) => {
    await storage.deleteAlarm()
    await object.alarm()
    const next = await storage.getAlarm()
    return next !== null && next < Date.now() + 7 * 24 * 3_600_000 ? next : null
  })
}
