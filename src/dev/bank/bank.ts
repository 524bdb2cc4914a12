import { DurableObject } from 'cloudflare:workers'
import { BankStore } from './bank-store.ts'
import type { BankBindings } from './bindings.ts'
import { type Buyer, DEFAULT_BUYER } from './buyers.ts'
import type { FaultSwitches } from './fault-switches.ts'
import { newNumber } from './formats.ts'
import { notificationFields } from './notification-form.ts'
import { Notifier, type Sending } from './notifier.ts'
import { type Cashier, type Overview, overviewOf } from './overview.ts'
import { isAcknowledged, type MerchantAnswer } from './post-notification.ts'
import {
  atCashier,
  beginTrade,
  type Changed,
  closeTrade,
  expireTrade,
  failPayment,
  type Order,
  payTrade,
  type Refusal,
  refundedAmount,
  refundTrade,
  refuseOrder,
  type Trade,
} from './trade.ts'

/** One bank, one object: all trades, what was said about them, and what is to go wrong. */
export class Bank extends DurableObject<BankBindings> {
  readonly #store: BankStore
  readonly #notifier: Notifier
  #delivery: Promise<void> = Promise.resolve()

  constructor(ctx: DurableObjectState, env: BankBindings) {
    super(ctx, env)
    this.#store = new BankStore(ctx.storage.sql, Number(env.BANK_NOTIFY_SPEED))
    this.#notifier = new Notifier(this.#store, env, () => this.clock())
    ctx.storage.transactionSync(() => {
      this.#store.requeueInterrupted()
      this.#arm()
    })
  }

  override async alarm(): Promise<void> {
    await this.deliver()
  }

  /** The bank's clock: the real one and what the control page put it ahead. ms */
  clock(): number {
    return Date.now() + this.#store.clockAheadMs()
  }

  /** A browser opens the cashier's page. No trade comes into being by that. */
  open(order: Order): { cashier: string } | Refusal {
    this.#expire()
    const now = this.clock()
    const refusal = refuseOrder(this.#store.trade(order.no), order, now)
    return refusal ?? { cashier: this.#store.saveCashier(order, newNumber(now, 18)) }
  }

  cashier(id: string): Cashier | undefined {
    const order = this.#store.order(id)
    const trade = order && this.trade(order.no)
    return order && { id, order, ...(trade ? { trade } : {}) }
  }

  trade(no: string): Trade | undefined {
    return this.#fresh(() => this.#store.trade(no))
  }

  tradeByPlatformNo(platformNo: string): Trade | undefined {
    return this.#fresh(() => this.#store.tradeByPlatformNo(platformNo))
  }

  /** The buyer scans the code or logs in, on a computer. */
  logIn(order: Order, buyer: Buyer): Changed | Refusal {
    return this.#change(order.no, (known) => this.#begin(known, order, buyer))
  }

  pay(order: Order, buyer: Buyer, bank: string): Changed | Refusal {
    const pay = (trade: Trade) => payTrade(trade, bank, this.clock())
    return this.#change(order.no, (known) => atCashier(this.#begin(known, order, buyer), pay), 'notify')
  }

  fail(order: Order, buyer: Buyer): Changed | Refusal {
    return this.#change(order.no, (known) => atCashier(this.#begin(known, order, buyer), failPayment))
  }

  /** Pays without a browser at the newest page of this number: as its buyer, or as the one named. */
  payByNumber(no: string, bank: string, buyer?: Buyer): Changed | Refusal {
    const trade = this.trade(no)
    const order = trade ?? this.#store.newestOrder(no)
    if (!order) return { refused: 'ACQ.TRADE_NOT_EXIST' }
    return this.pay(order, buyer ?? trade?.buyer ?? DEFAULT_BUYER, bank)
  }

  /** By the merchant. Notified like the closing by time (Alipay, `alipay.trade.close`, "触发通知类型"). */
  close(no: string): Changed | Refusal {
    return this.#change(no, (known) => known && closeTrade(known, this.clock()), 'notify')
  }

  /** `amount` missing: all that is left. */
  refund(no: string, requestNo: string, amount: number | undefined, reason: string): Changed | Refusal {
    const at = this.clock()
    const refund = (trade: Trade) => {
      const left = amount ?? trade.amount - refundedAmount(trade)
      return refundTrade(trade, { requestNo, amount: left, reason, at })
    }
    return this.#change(no, (known) => known && refund(known), 'notify')
  }

  switches(no?: string): FaultSwitches {
    return this.#store.switches(no)
  }

  setSwitches(no: string | undefined, change: Partial<FaultSwitches>): void {
    this.#store.saveSwitches(no ?? '', change)
  }

  /** Puts the clock ahead; what falls due on the way happens before this returns. ms */
  async advance(ms: number): Promise<void> {
    this.#store.putClockAhead(ms)
    await this.deliver()
  }

  async release(no?: string): Promise<void> {
    this.#store.release(no, this.clock())
    await this.deliver()
  }

  reset(): void {
    this.ctx.storage.transactionSync(() => {
      this.#store.clear()
      this.#arm()
    })
  }

  addTicket(day: string): string {
    const id = crypto.randomUUID()
    this.#store.addTicket(id, day, this.clock() + 30_000)
    return id
  }

  ticketDay(id: string): string | undefined {
    return this.#store.ticketDay(id, this.clock())
  }

  trades(): Trade[] {
    return this.#fresh(() => this.#store.trades())
  }

  overview(): Overview {
    return this.#fresh(() => overviewOf(this.#store, this.clock()))
  }

  /** Closes what time has closed and sends what is due, until nothing is. */
  deliver(): Promise<void> {
    // One after the other: a second call returns only when what the first has taken is sent as well.
    this.#delivery = this.#delivery.catch(() => {}).then(() => this.#deliverDue())
    return this.#delivery
  }

  async #deliverDue(): Promise<void> {
    this.#expire()
    // Killed while sending, it wakes up again: what was being sent stays claimed until the next start.
    await this.ctx.storage.setAlarm(Date.now() + 15_000)
    await this.#notifier.sendDue()
    this.ctx.storage.transactionSync(() => this.#arm())
  }

  /** Sends one message about a trade at once, whatever the switches say, and once only. Undefined: no such trade. */
  async notifyNow(no: string, manner: Sending & { status?: string }): Promise<MerchantAnswer[] | undefined> {
    const trade = this.trade(no)
    if (!trade) return undefined
    const id = newNumber(this.clock(), 24)
    this.#store.addNotification(
      id,
      no,
      { notify_id: id, ...notificationFields(trade, this.env, manner.status) },
      null,
    )
    const [notification] = this.#store.notifications(no).filter((one) => one.id === id)
    if (!notification) return undefined
    const echoes = await this.#notifier.send(trade, notification, manner)
    this.#store.recordSending(id, { sent: manner.times, due: null, arrived: echoes.some(isAcknowledged) })
    return echoes
  }

  #begin(known: Trade | undefined, order: Order, buyer: Buyer): Changed | Refusal {
    const now = this.clock()
    return beginTrade(known, order, buyer, { platformNo: newNumber(now, 18), now })
  }

  #change(
    no: string,
    decide: (known: Trade | undefined) => Changed | Refusal | undefined,
    tell?: 'notify',
  ): Changed | Refusal {
    this.#expire()
    return this.ctx.storage.transactionSync(() => {
      const decided = decide(this.#store.trade(no)) ?? { refused: 'ACQ.TRADE_NOT_EXIST' }
      if ('refused' in decided || !decided.changed) return decided
      this.#store.saveTrade(decided.trade)
      if (tell) this.#announce(decided.trade)
      this.#arm()
      return decided
    })
  }

  #announce(trade: Trade): void {
    const now = this.clock()
    const id = newNumber(now, 24)
    const due = now + this.#store.switches(trade.no).delay
    this.#store.addNotification(id, trade.no, { notify_id: id, ...notificationFields(trade, this.env) }, due)
  }

  #expire(): void {
    this.ctx.storage.transactionSync(() => {
      const now = this.clock()
      const over = this.#store.expiredTrades(now)
      if (over.length === 0) return
      for (const trade of over) {
        const { trade: closed } = expireTrade(trade, now)
        this.#store.saveTrade(closed)
        this.#announce(closed)
      }
      this.#arm()
    })
  }

  #fresh<Found>(find: () => Found): Found {
    this.#expire()
    return find()
  }

  #arm(): void {
    const due = this.#store.nextDue()
    if (due === null) void this.ctx.storage.deleteAlarm()
    else void this.ctx.storage.setAlarm(Math.max(Date.now(), due - this.#store.clockAheadMs()))
  }
}
