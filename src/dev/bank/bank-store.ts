import { prepareTables } from './bank-tables.ts'
import { type FaultSwitches, withoutFaults } from './fault-switches.ts'
import type { Order, Trade } from './trade.ts'

/** One message about a trade; its content stays what it was when the thing happened, however often it is sent. */
export type Notification = {
  id: string
  trade: string
  /** The facts of that moment; `notify_time`, `charset` and the signature are added at every sending. */
  fields: Record<string, string>
  sent: number
  /** When it goes out next; null: never again, or not before its turn. ms */
  due: number | null
  /** `waits` for the next message of its trade to go first; `has` waited. */
  turn: 'any' | 'waits' | 'has'
  arrived: boolean
}

export type Delivery = { notification: string; at: number; forge: string; status: number; answer: string }

type Row = Record<string, SqlStorageValue>

/** All SQL of the bank. Every method is one synchronous step; several make a transition inside `transactionSync`. */
export class BankStore {
  readonly #sql: SqlStorage
  readonly #speed: number

  constructor(sql: SqlStorage, speed: number) {
    this.#sql = sql
    this.#speed = speed
    prepareTables(sql)
  }

  /** Keeps the order of a cashier's page that was opened. The same order has one page, however often it is opened. */
  saveCashier(order: Order, newId: string): string {
    const body = JSON.stringify(order)
    const known = this.#sql
      .exec('SELECT id FROM cashier WHERE no = ? AND body = ?', order.no, body)
      .toArray()[0]
    const id = known ? String(known.id) : newId
    // Replacing the row makes it the newest.
    this.#sql.exec('INSERT OR REPLACE INTO cashier (id, no, body) VALUES (?, ?, ?)', id, order.no, body)
    return id
  }

  order(cashier: string): Order | undefined {
    const row = this.#sql.exec('SELECT body FROM cashier WHERE id = ?', cashier).toArray()[0]
    return row && (JSON.parse(String(row.body)) as Order)
  }

  newestOrder(no: string): Order | undefined {
    const row = this.#sql
      .exec('SELECT body FROM cashier WHERE no = ? ORDER BY rowid DESC LIMIT 1', no)
      .toArray()[0]
    return row && (JSON.parse(String(row.body)) as Order)
  }

  /** The newest last. */
  cashiers(): { id: string; order: Order }[] {
    const rows = this.#sql.exec('SELECT id, body FROM cashier ORDER BY rowid').toArray()
    return rows.map((row) => ({ id: String(row.id), order: JSON.parse(String(row.body)) as Order }))
  }

  trade(no: string): Trade | undefined {
    return tradeOf(this.#sql.exec('SELECT body FROM trade WHERE no = ?', no).toArray()[0])
  }

  tradeByPlatformNo(platformNo: string): Trade | undefined {
    return tradeOf(this.#sql.exec('SELECT body FROM trade WHERE platform_no = ?', platformNo).toArray()[0])
  }

  trades(): Trade[] {
    const rows = this.#sql.exec('SELECT body FROM trade ORDER BY rowid DESC').toArray()
    return rows.map((row) => JSON.parse(String(row.body)) as Trade)
  }

  expiredTrades(now: number): Trade[] {
    const rows = this.#sql.exec('SELECT body FROM trade WHERE due <= ?', now).toArray()
    return rows.map((row) => JSON.parse(String(row.body)) as Trade)
  }

  saveTrade(trade: Trade): void {
    const due = trade.state.is === 'waiting' ? trade.expires : null
    this.#sql.exec(
      `INSERT INTO trade (no, platform_no, due, body) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT (no) DO UPDATE SET due = ?3, body = ?4`,
      trade.no,
      trade.platformNo,
      due,
      JSON.stringify(trade),
    )
  }

  addNotification(id: string, trade: string, fields: Record<string, string>, due: number | null): void {
    this.#sql.exec(
      "INSERT INTO notification (id, trade, fields, sent, due, turn, arrived) VALUES (?, ?, ?, 0, ?, 'any', 0)",
      id,
      trade,
      JSON.stringify(fields),
      due,
    )
  }

  notifications(trade?: string): Notification[] {
    const rows = trade
      ? this.#sql.exec('SELECT * FROM notification WHERE trade = ? ORDER BY position', trade).toArray()
      : this.#sql.exec('SELECT * FROM notification ORDER BY position').toArray()
    return rows.map(notificationOf)
  }

  deliveries(): Delivery[] {
    const rows = this.#sql.exec('SELECT * FROM delivery ORDER BY position').toArray()
    return rows.map((row) => ({
      notification: String(row.notification),
      at: Number(row.at),
      forge: String(row.forge),
      status: Number(row.status),
      answer: String(row.answer),
    }))
  }

  /** Takes everything due off the schedule, so that no second hand sends it, too. */
  claimDue(now: number): (Notification & { due: number })[] {
    const rows = this.#sql
      .exec(
        `UPDATE notification SET sending = due, due = NULL WHERE due <= ?
         RETURNING id, trade, fields, sent, sending AS due, turn, arrived, position`,
        now,
      )
      .toArray()
    return rows
      .sort((a, b) => Number(a.due) - Number(b.due) || Number(a.position) - Number(b.position))
      .map((row) => ({ ...notificationOf(row), due: Number(row.due) }))
  }

  /** A notification that was being sent when the process died is sent again. */
  requeueInterrupted(): void {
    this.#sql.exec('UPDATE notification SET due = sending, sending = NULL WHERE sending IS NOT NULL')
  }

  recordSending(id: string, after: { sent: number; due: number | null; arrived: boolean }): void {
    this.#sql.exec(
      'UPDATE notification SET sending = NULL, sent = ?, due = ?, arrived = max(arrived, ?) WHERE id = ?',
      after.sent,
      after.due,
      after.arrived ? 1 : 0,
      id,
    )
  }

  keepBack(id: string): void {
    this.#sql.exec("UPDATE notification SET sending = NULL, turn = 'waits' WHERE id = ?", id)
  }

  release(trade: string | undefined, now: number): void {
    this.#sql.exec(
      "UPDATE notification SET turn = 'has', due = ?1 WHERE turn = 'waits' AND (?2 IS NULL OR trade = ?2)",
      now,
      trade ?? null,
    )
  }

  logDelivery(delivery: Delivery): void {
    this.#sql.exec(
      'INSERT INTO delivery (notification, at, forge, status, answer) VALUES (?, ?, ?, ?, ?)',
      delivery.notification,
      delivery.at,
      delivery.forge,
      delivery.status,
      delivery.answer,
    )
  }

  /** The next moment something happens by itself. */
  nextDue(): number | null {
    const row = this.#sql
      .exec('SELECT min(due) AS due FROM (SELECT due FROM trade UNION ALL SELECT due FROM notification)')
      .one()
    return row.due === null ? null : Number(row.due)
  }

  /** `trade` undefined: those for all trades. */
  switches(trade?: string): FaultSwitches {
    const scopes = trade ? ['', trade] : ['']
    const kept = scopes.map((scope) => {
      const row = this.#sql.exec('SELECT body FROM switches WHERE scope = ?', scope).toArray()[0]
      return row ? (JSON.parse(String(row.body)) as Partial<FaultSwitches>) : {}
    })
    return Object.assign(withoutFaults(this.#speed), ...kept) as FaultSwitches
  }

  saveSwitches(scope: string, change: Partial<FaultSwitches>): void {
    this.#sql.exec(
      `INSERT INTO switches (scope, body) VALUES (?1, ?2)
       ON CONFLICT (scope) DO UPDATE SET body = json_patch(body, ?2)`,
      scope,
      JSON.stringify(change),
    )
  }

  clockAheadMs(): number {
    return Number(this.#sql.exec('SELECT coalesce(sum(ahead), 0) AS ahead FROM clock').one().ahead)
  }

  putClockAhead(ms: number): void {
    this.#sql.exec('INSERT INTO clock (ahead) VALUES (?)', ms)
  }

  addTicket(id: string, day: string, until: number): void {
    this.#sql.exec('INSERT INTO ticket (id, day, until) VALUES (?, ?, ?)', id, day, until)
  }

  ticketDay(id: string, now: number): string | undefined {
    const row = this.#sql.exec('SELECT day FROM ticket WHERE id = ? AND until > ?', id, now).toArray()[0]
    return row ? String(row.day) : undefined
  }

  clear(): void {
    for (const table of ['trade', 'cashier', 'notification', 'delivery', 'switches', 'ticket', 'clock']) {
      this.#sql.exec(`DELETE FROM ${table}`)
    }
  }
}

function tradeOf(row: Row | undefined): Trade | undefined {
  return row && (JSON.parse(String(row.body)) as Trade)
}

function notificationOf(row: Row): Notification {
  return {
    id: String(row.id),
    trade: String(row.trade),
    fields: JSON.parse(String(row.fields)) as Record<string, string>,
    sent: Number(row.sent),
    due: row.due === null ? null : Number(row.due),
    turn: row.turn === 'waits' || row.turn === 'has' ? row.turn : 'any',
    arrived: row.arrived === 1,
  }
}
