import { DurableObject } from 'cloudflare:workers'
import type { Bindings } from '../env.d.ts'
import {
  isOpen,
  openLedger,
  readEntry,
  readHolding,
  readLeft,
  readTelling,
  readUntold,
  writeRuling,
  writeTelling,
  writeTold,
} from './ledger-store.ts'
import { tellHeld } from './seat-store.ts'
import { type Answer, type Ask, wants } from './seats.ts'
import { alarmAfterChange, alarmAfterFailure, TELLING } from './telling.ts'

/** The seats of one centre in one sitting, by the name `sittingId:centreId`. It never frees a seat by the clock. */
export class SeatLedger extends DurableObject<Bindings> {
  #open = false

  /** Decides and writes in one transaction; may be asked the same any number of times, late and out of order. */
  async wants(ask: Ask): Promise<Answer> {
    const { storage } = this.ctx
    if (!this.#open) openLedger(storage.sql)
    this.#open = true
    return storage.transactionSync(() => {
      const { answer, changes } = wants(readEntry(storage.sql, ask), ask)
      if (changes && writeRuling(storage.sql, ask.registration, changes)) this.#tellSoon()
      return answer
    })
  }

  /** Capacity and counted holds of every offering ever asked for here. */
  async left(): Promise<Record<string, { capacity: number; held: number }>> {
    return isOpen(this.ctx.storage.sql) ? readLeft(this.ctx.storage.sql) : {}
  }

  async holding(registration: string): Promise<string[]> {
    return isOpen(this.ctx.storage.sql) ? readHolding(this.ctx.storage.sql, registration) : []
  }

  /** Tells D1. Never throws because of D1: the platform drops an alarm that failed six times. */
  override async alarm(): Promise<void> {
    const { sql } = this.ctx.storage
    if (!isOpen(sql)) return
    try {
      const untold = readUntold(sql)
      await tellHeld(this.env.DB, untold)
      this.ctx.storage.transactionSync(() => {
        writeTold(sql, untold)
        this.#setAlarm(readUntold(sql).length > 0 ? Date.now() + TELLING.gather : null, 0)
      })
    } catch (error) {
      const tries = readTelling(sql).tries + 1
      console.error(`Seats held not told to D1, try ${tries}`, error)
      this.ctx.storage.transactionSync(() => this.#setAlarm(alarmAfterFailure(Date.now(), tries), tries))
    }
  }

  #tellSoon(): void {
    const { due, tries } = readTelling(this.ctx.storage.sql)
    const at = alarmAfterChange(Date.now(), due)
    if (at !== null) this.#setAlarm(at, tries)
  }

  /** Only inside a transaction: measured, the alarm then stands or falls with what was written. */
  #setAlarm(at: number | null, tries: number): void {
    writeTelling(this.ctx.storage.sql, at, tries)
    if (at !== null) void this.ctx.storage.setAlarm(at)
  }
}
