import { runDurableObjectAlarm } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { BankBindings } from '../../src/dev/bank/bindings.ts'
import { type Buyer, DEFAULT_BUYER } from '../../src/dev/bank/buyers.ts'
import { type FaultSwitches, withoutFaults } from '../../src/dev/bank/fault-switches.ts'
import { gateway } from '../../src/dev/bank/gateway-routes.tsx'
import { notificationFields, notificationForm } from '../../src/dev/bank/notification-form.ts'
import {
  atCashier,
  beginTrade,
  type Changed,
  closeTrade,
  expireTrade,
  type Order,
  payTrade,
  type Refusal,
  refundTrade,
  refuseOrder,
  type Trade,
} from '../../src/dev/bank/trade.ts'
import { configuredGateways } from '../../src/payment/gateways/configured.ts'
import { paymentRequest } from '../../src/payment/payment-request.ts'
import type { Candidate } from '../fixture.ts'
import { tradeOf } from '../registration/machine/played.ts'

declare global {
  namespace Cloudflare {
    interface Env {
      BANK_PRIVATE_KEY: string
      BANK_MERCHANT_PUBLIC_KEY: string
    }
  }
}

const ORIGIN = 'http://localhost:8787'

type Sent = { status: number; answer: string }

/**
 * The bank simulator's rules and protocol behind the product's `fetch`. It takes signed calls and answers with signed
 * answers; the trades are in the test's memory. No other address can be reached.
 */
export class TestBank {
  readonly trades = new Map<string, Trade>()
  /** The pages that were opened, by the number of the trade. */
  readonly orders = new Map<string, Order>()
  /** The methods that the product has called, in order. */
  readonly calls: string[] = []
  switches: FaultSwitches = withoutFaults(1)

  constructor() {
    vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => this.#answer(input, init))
  }

  /** The candidate opens a payment, and logs in at the cashier: the platform has a trade. */
  async openCashier(one: Candidate): Promise<string> {
    await one.openPayment()
    return this.visitCashier(one)
  }

  /** The candidate logs in at the cashier of the newest attempt. */
  async visitCashier(one: Candidate): Promise<string> {
    const no = await this.openPage(one)
    this.logIn(no)
    return no
  }

  /** A browser opens the cashier's page of the newest attempt; the platform has no trade by that. */
  async openPage(one: Candidate): Promise<string> {
    const trade = tradeOf(await one.registration())
    const request = paymentRequest({ ...trade, gateway: 'alipay' }, { origin: ORIGIN })
    const way = await configuredGateways(env).alipay?.wayToPay(request)
    const page = await fetch(way?.url ?? '')
    if (page.status !== 303) throw new Error(`the cashier does not take the order: ${await page.text()}`)
    return trade.no
  }

  /** Throws where the trade belongs to another buyer. */
  logIn(no: string, buyer: Buyer = DEFAULT_BUYER): void {
    this.#keep(this.#begin(no, buyer))
  }

  /** A trade that was not opened with the product's address. */
  addTrade(no: string, amount: number): void {
    const now = Date.now()
    this.trades.set(no, {
      no,
      amount,
      platformNo: `p${no}`,
      subject: 'NCRE',
      product: 'FAST_INSTANT_TRADE_PAY',
      buyer: DEFAULT_BUYER,
      created: now,
      expires: now + 60_000,
      returnUrl: '',
      notifyUrl: '',
      failures: 0,
      state: { is: 'waiting' },
      refunds: [],
    })
  }

  /** Pays at the cashier's page that was opened last, as the trade's own buyer if none is named. */
  pay(no: string, buyer?: Buyer): void {
    const begun = this.#begin(no, buyer ?? this.trades.get(no)?.buyer ?? DEFAULT_BUYER)
    this.#keep(atCashier(begun, (trade) => payTrade(trade, 'ICBC', Date.now())))
  }

  /** Changes the bank's trade, as if the merchant had asked for another amount. */
  change(no: string, more: Partial<Trade>): void {
    this.trades.set(no, { ...this.#trade(no), ...more })
  }

  /** The whole body of a notification, signed. */
  async signedNotification(
    no: string,
    wrong: Partial<Parameters<typeof notificationForm>[3]> & { status?: string } = {},
  ) {
    const { status, ...how } = wrong
    const now = Date.now()
    const fields = notificationFields(this.#trade(no), this.#env(), status)
    return notificationForm(fields, now, this.#env(), { forge: 'no', amount: 0, ...how })
  }

  async notify(no: string, wrong: Parameters<TestBank['signedNotification']>[1] = {}): Promise<Sent> {
    return this.post(await this.signedNotification(no, wrong))
  }

  async post(body: string): Promise<Sent> {
    const answer = await exports.default.fetch(
      new Request(`${ORIGIN}/payment/notify/alipay`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body,
      }),
    )
    return { status: answer.status, answer: await answer.text() }
  }

  refundsOf(no: string): number[] {
    return this.#trade(no).refunds.map(({ amount }) => amount)
  }

  #trade(no: string): Trade {
    const trade = this.#find(no)
    if (!trade) throw new Error(`the bank does not know ${no}`)
    return trade
  }

  async #answer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.origin !== new URL(env.ALIPAY_GATEWAY ?? '').origin) throw new TypeError(`no network: ${url}`)
    this.calls.push(url.searchParams.get('method')?.replace('alipay.trade.', '') ?? '')
    const { signal } = request
    const answer = Promise.resolve(gateway.fetch(request, this.#env()))
    const aborted = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason)),
    )
    return Promise.race([answer, aborted])
  }

  #begin(no: string, buyer: Buyer): Changed | Refusal {
    const known = this.#find(no)
    const order = known ?? this.orders.get(no)
    if (!order) throw new Error(`no cashier was opened for ${no}`)
    const platformNo = `20991217${String(this.trades.size).padStart(8, '0')}`
    return beginTrade(known, order, buyer, { platformNo, now: Date.now() })
  }

  #find(no: string): Trade | undefined {
    const trade = this.trades.get(no)
    return trade && expireTrade(trade, Date.now()).trade
  }

  #keep(result: Changed | Refusal): void {
    if ('refused' in result) throw new Error(result.refused)
    this.trades.set(result.trade.no, result.trade)
  }

  #env(): BankBindings {
    const store = (result: Changed | Refusal | undefined) => {
      if (result && 'trade' in result) this.trades.set(result.trade.no, result.trade)
      return result ?? { refused: 'ACQ.TRADE_NOT_EXIST' }
    }
    const bank = {
      open: (order: Order): { cashier: string } | Refusal => {
        const refusal = refuseOrder(this.#find(order.no), order, Date.now())
        if (!refusal) this.orders.set(order.no, order)
        return refusal ?? { cashier: order.no }
      },
      trade: (no: string) => this.#find(no),
      tradeByPlatformNo: (no: string) => [...this.trades.values()].find((one) => one.platformNo === no),
      close: (no: string) => {
        const trade = this.#find(no)
        return store(trade && closeTrade(trade, Date.now()))
      },
      refund: (no: string, requestNo: string, amount: number, reason: string) => {
        const trade = this.#find(no)
        return store(trade && refundTrade(trade, { requestNo, amount, reason, at: Date.now() }))
      },
      switches: () => this.switches,
      clock: () => Date.now(),
    }
    return {
      BANK: { getByName: () => bank } as unknown as BankBindings['BANK'],
      BANK_APP_ID: env.ALIPAY_APP_ID ?? '',
      BANK_SELLER_ID: env.ALIPAY_SELLER_ID ?? '',
      BANK_MERCHANT_NAME: '',
      BANK_NOTIFY_SPEED: '1',
      BANK_PRIVATE_KEY: env.BANK_PRIVATE_KEY,
      BANK_MERCHANT_PUBLIC_KEY: env.BANK_MERCHANT_PUBLIC_KEY,
    }
  }
}

/** Runs the desk's alarm while something waits for it. The tests' clock is in the future, so the alarm does not run by itself. */
export async function withAlarms<Result>(one: Candidate, waits: Promise<Result>): Promise<Result> {
  let over = false
  const done = waits.finally(() => {
    over = true
  })
  while (!over) {
    await runDurableObjectAlarm(one.desk)
    await scheduler.wait(5)
  }
  return done
}
