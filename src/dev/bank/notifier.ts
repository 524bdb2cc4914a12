import type { BankSettings } from './bank-settings.ts'
import type { BankStore, Notification } from './bank-store.ts'
import type { Forgery } from './fault-switches.ts'
import { notificationForm } from './notification-form.ts'
import { isAcknowledged, type MerchantAnswer, postNotification } from './post-notification.ts'
import { nextSendingAt } from './resend-schedule.ts'
import type { Trade } from './trade.ts'

/** How one message goes out. `amount`: fen added before signing. */
export type Sending = { forge: Forgery; amount: number; times: number }

/** Carries notifications to the merchant, as the switches of their trade say. */
export class Notifier {
  readonly #store: BankStore
  readonly #env: BankSettings
  readonly #clock: () => number

  constructor(store: BankStore, env: BankSettings, clock: () => number) {
    this.#store = store
    this.#env = env
    this.#clock = clock
  }

  /** Sends what is due until nothing is. In order within a trade, trades beside each other: one slow page holds up its own only. */
  async sendDue(): Promise<void> {
    for (;;) {
      const due = this.#store.claimDue(this.#clock())
      if (due.length === 0) return
      const trades = [...new Set(due.map((one) => one.trade))]
      await Promise.all(
        trades.map(async (trade) => {
          for (const one of due.filter((message) => message.trade === trade)) await this.#sendAsSwitched(one)
        }),
      )
    }
  }

  async send(trade: Trade, notification: Notification, manner: Sending): Promise<MerchantAnswer[]> {
    const at = this.#clock()
    const form = await notificationForm(notification.fields, at, this.#env, manner)
    const echoes = await Promise.all(
      Array.from({ length: manner.times }, () => postNotification(trade.notifyUrl, form)),
    )
    for (const echo of echoes) {
      this.#store.logDelivery({ notification: notification.id, at, forge: manner.forge, ...echo })
    }
    return echoes
  }

  async #sendAsSwitched(notification: Notification & { due: number }): Promise<void> {
    const trade = this.#store.trade(notification.trade)
    if (!trade) return
    const switches = this.#store.switches(trade.no)
    const first = notification.sent === 0
    const another = this.#store.notifications(trade.no).some((one) => one.turn === 'waits')
    if (switches.reorder === 'on' && first && notification.turn === 'any' && !another) {
      return this.#store.keepBack(notification.id)
    }
    const manner = { ...switches, times: first ? switches.repeat : 1 }
    const echoes = switches.notify === 'drop' ? [] : await this.send(trade, notification, manner)
    const done = echoes.some(isAcknowledged)
    const sent = notification.sent + 1
    const due = done ? null : nextSendingAt(sent, notification.due, switches.speed)
    this.#store.recordSending(notification.id, { sent, due, arrived: done })
    if (another) this.#store.release(trade.no, this.#clock())
  }
}
