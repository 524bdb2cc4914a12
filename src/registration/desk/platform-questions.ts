import { waitAtMost, withDeadline } from '../../lib/with-deadline.ts'
import { isOpenState, type Trade, tradeOf } from '../machine/payment/attempt.ts'
import type { Registration } from '../machine/registration.ts'
import { type DeskParts, gatewayOf, newestKnownTerms } from './desk-parts.ts'

/** How long a request waits for the platform's answers (spec section 13.8). */
const WAIT_MS = 3_000

/** The answer of the platform is applied on the terms that the desk knows where D1 takes longer than this. */
const TERMS_MS = 1_000

/**
 * Asks the payment platform about trades of one registration. The same question is never under way twice: a press of 「更新」 beside
 * another, or beside the desk's own question, waits for that one's answer.
 */
export class PlatformQuestions {
  readonly #desk: DeskParts
  readonly #open = new Map<string, Promise<void>>()

  constructor(desk: DeskParts) {
    this.#desk = desk
  }

  /** Asks about one trade, or has it closed, and applies the answer. */
  ask(tradeNo: string, call: 'query' | 'close'): Promise<void> {
    const name = `${call} ${tradeNo}`
    const open = this.#open.get(name)
    if (open) return open
    const question = this.#ask(tradeNo, call).finally(() => this.#open.delete(name))
    this.#open.set(name, question)
    return question
  }

  /** Asks about these trades at once, and waits for the answers, three seconds at most. No try of a task: its back-off stays. */
  async askAll(trades: readonly Trade[]): Promise<void> {
    const isToClose = ({ state, isClosing }: Trade) => isOpenState(state) && isClosing
    await waitAtMost(
      trades.map((trade) => this.ask(trade.no, isToClose(trade) ? 'close' : 'query')),
      WAIT_MS,
    )
  }

  async #ask(tradeNo: string, call: 'query' | 'close'): Promise<void> {
    const { env, store, apply } = this.#desk
    const registration = store.load()
    const trade = registration && tradeOf(registration, tradeNo)
    if (!trade) return
    const gateway = gatewayOf(env, trade)
    const askedAt = Date.now()
    const [answer, terms] = await Promise.all([
      call === 'query' ? gateway.query(tradeNo) : gateway.close(tradeNo),
      this.#terms(registration),
    ])
    const command = { do: 'trade-answer', trade: tradeNo, answer, by: 'query', askedAt } as const
    apply({
      command,
      by: { is: 'platform' },
      now: Date.now(),
      requestId: 'alarm',
      ...(terms ? { terms } : {}),
    })
  }

  /** The desk decides on the terms that it knows where none are found in time. */
  #terms(registration: Registration) {
    return withDeadline(newestKnownTerms(this.#desk, registration, registration.centre), TERMS_MS).catch(
      () => undefined,
    )
  }
}
