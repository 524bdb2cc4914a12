import { DurableObject } from 'cloudflare:workers'
import { ObjectFormat } from '../lib/object-format-store.ts'
import { isOtherRelease } from '../lib/other-release.ts'
import { LEDGER_FORMATS } from './ledger-formats.ts'
import {
  deleteOldAnswers,
  hasAnswersWithoutHold,
  markProjected,
  readCounts,
  readEntry,
  readHolding,
  readProjectionAlarm,
  readUnprojected,
  writeDecision,
  writeProjectionAlarm,
} from './ledger-store.ts'
import { alarmAfterChange, alarmAfterFailure, OLD_ANSWERS, PROJECTION } from './projection-times.ts'
import { projectHeld } from './seat-projection-store.ts'
import { decideRequest, type SeatAnswer, type SeatRequest } from './seats.ts'

/** The seats of one centre in one sitting, by the name `sittingId:centreId`. It never frees a seat by the clock. */
export class SeatLedger extends DurableObject<{ DB: D1Database }> {
  readonly #format: ObjectFormat
  #lookedForOldAnswersAt = Number.NEGATIVE_INFINITY

  /** `formats` is given by tests only. */
  constructor(ctx: DurableObjectState, env: { DB: D1Database }, formats = LEDGER_FORMATS) {
    super(ctx, env)
    this.#format = new ObjectFormat(ctx.storage, 'a seat ledger', formats)
  }

  /** Decides and writes in one transaction; the same request may come any number of times, late and out of order. */
  async requestSeats(request: SeatRequest): Promise<SeatAnswer> {
    const { storage } = this.ctx
    return storage.transactionSync(() => {
      this.#format.create()
      const { answer, changes } = decideRequest(readEntry(storage.sql, request), request)
      if (changes && writeDecision(storage.sql, request.registration, changes, Date.now()))
        this.#projectSoon()
      return answer
    })
  }

  /** Capacity and counted holds of every offering that was ever requested here. */
  async countSeats(): Promise<Record<string, { capacity: number; held: number }>> {
    return this.#format.isStored() ? readCounts(this.ctx.storage.sql) : {}
  }

  async offeringsHeldBy(registration: string): Promise<string[]> {
    return this.#format.isStored() ? readHolding(this.ctx.storage.sql, registration) : []
  }

  /**
   * Writes the counts into D1. Never throws because of D1, nor because the tables are of a newer release: the platform drops an
   * alarm that failed six times.
   */
  override async alarm(): Promise<void> {
    try {
      if (this.#format.isStored()) await this.#project()
    } catch (error) {
      if (!isOtherRelease(error)) throw error
      await this.ctx.storage.setAlarm(Date.now() + PROJECTION.overdueMs)
    }
  }

  async #project(): Promise<void> {
    const { sql } = this.ctx.storage
    try {
      const counts = readUnprojected(sql)
      await projectHeld(this.env.DB, counts)
      this.ctx.storage.transactionSync(() => {
        markProjected(sql, counts)
        const isMoreToDo = readUnprojected(sql).length > 0
        this.#setAlarm(isMoreToDo ? Date.now() + PROJECTION.gatherMs : null, 0)
        if (!isMoreToDo) this.#forgetOldAnswers(Date.now())
      })
    } catch (error) {
      const tries = readProjectionAlarm(sql).tries + 1
      console.error(`Seats held not projected into D1, try ${tries}`, error)
      this.ctx.storage.transactionSync(() => this.#setAlarm(alarmAfterFailure(Date.now(), tries), tries))
    }
  }

  /**
   * Looks for them once an hour at most, and sets the alarm for the next look: a month ahead, since a change of a seat puts its own alarm
   * before that one.
   */
  #forgetOldAnswers(now: number): void {
    const { sql } = this.ctx.storage
    const { keepMs, lookMs, most } = OLD_ANSWERS
    if (now < this.#lookedForOldAnswersAt + lookMs) return void this.ctx.storage.setAlarm(now + keepMs)
    if (deleteOldAnswers(sql, now - keepMs, most) === most) {
      return void this.ctx.storage.setAlarm(now + PROJECTION.gatherMs)
    }
    this.#lookedForOldAnswersAt = now
    if (hasAnswersWithoutHold(sql)) void this.ctx.storage.setAlarm(now + keepMs)
  }

  #projectSoon(): void {
    const { dueAt, tries } = readProjectionAlarm(this.ctx.storage.sql)
    const at = alarmAfterChange(Date.now(), dueAt)
    if (at !== null) this.#setAlarm(at, tries)
  }

  /** Only inside a transaction: the alarm is then set if, and only if, the rows are written (measured). */
  #setAlarm(at: number | null, tries: number): void {
    writeProjectionAlarm(this.ctx.storage.sql, at, tries)
    if (at !== null) void this.ctx.storage.setAlarm(at)
  }
}
