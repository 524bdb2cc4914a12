import { DurableObject } from 'cloudflare:workers'
import type { Bindings } from '../env.d.ts'
import {
  createLedgerTables,
  hasLedgerTables,
  markProjected,
  readCounts,
  readEntry,
  readHolding,
  readProjectionAlarm,
  readUnprojected,
  writeDecision,
  writeProjectionAlarm,
} from './ledger-store.ts'
import { alarmAfterChange, alarmAfterFailure, PROJECTION } from './projection-times.ts'
import { projectHeld } from './seat-projection-store.ts'
import { decideRequest, type SeatAnswer, type SeatRequest } from './seats.ts'

/** The seats of one centre in one sitting, by the name `sittingId:centreId`. It never frees a seat by the clock. */
export class SeatLedger extends DurableObject<Bindings> {
  #open = false

  /** Decides and writes in one transaction; may be asked the same any number of times, late and out of order. */
  async wants(ask: SeatRequest): Promise<SeatAnswer> {
    const { storage } = this.ctx
    if (!this.#open) createLedgerTables(storage.sql)
    this.#open = true
    return storage.transactionSync(() => {
      const { answer, changes } = decideRequest(readEntry(storage.sql, ask), ask)
      if (changes && writeDecision(storage.sql, ask.registration, changes)) this.#tellSoon()
      return answer
    })
  }

  /** Capacity and counted holds of every offering ever asked for here. */
  async left(): Promise<Record<string, { capacity: number; held: number }>> {
    return hasLedgerTables(this.ctx.storage.sql) ? readCounts(this.ctx.storage.sql) : {}
  }

  async holding(registration: string): Promise<string[]> {
    return hasLedgerTables(this.ctx.storage.sql) ? readHolding(this.ctx.storage.sql, registration) : []
  }

  /** Tells D1. Never throws because of D1: the platform drops an alarm that failed six times. */
  override async alarm(): Promise<void> {
    const { sql } = this.ctx.storage
    if (!hasLedgerTables(sql)) return
    try {
      const untold = readUnprojected(sql)
      await projectHeld(this.env.DB, untold)
      this.ctx.storage.transactionSync(() => {
        markProjected(sql, untold)
        this.#setAlarm(readUnprojected(sql).length > 0 ? Date.now() + PROJECTION.gatherMs : null, 0)
      })
    } catch (error) {
      const tries = readProjectionAlarm(sql).tries + 1
      console.error(`Seats held not told to D1, try ${tries}`, error)
      this.ctx.storage.transactionSync(() => this.#setAlarm(alarmAfterFailure(Date.now(), tries), tries))
    }
  }

  #tellSoon(): void {
    const { due, tries } = readProjectionAlarm(this.ctx.storage.sql)
    const at = alarmAfterChange(Date.now(), due)
    if (at !== null) this.#setAlarm(at, tries)
  }

  /** Only inside a transaction: measured, the alarm then stands or falls with what was written. */
  #setAlarm(at: number | null, tries: number): void {
    writeProjectionAlarm(this.ctx.storage.sql, at, tries)
    if (at !== null) void this.ctx.storage.setAlarm(at)
  }
}
