import { DurableObject } from 'cloudflare:workers'
import { newestTerms } from '../../catalogue/terms.ts'
import { readTerms } from '../../catalogue/terms-store.ts'
import type { Bindings } from '../../env.d.ts'
import { metered, newMeter } from '../../lib/meter.ts'
import { openText, sealKeys } from '../../lib/seal.ts'
import { openRequests } from '../../seats/seating.ts'
import type { Command, Context, Refusal } from '../machine/command.ts'
import { decide } from '../machine/decide.ts'
import type { Actor, Registration } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'
import type {
  CommandRequest,
  CommandResult,
  NewDraft,
  RegistrationView,
  ViewWithHistory,
} from './desk-contract.ts'
import { DeskStore } from './desk-store.ts'
import { runTask, sendSeatRequest } from './run-task.ts'
import { type StoredTask, TaskStore } from './task-store.ts'

/** How long a request waits for the platform's answer (spec section 13.8). ms */
const PATIENCE = 3_000

/**
 * One registration: remembers, asks `decide`, keeps time, tells D1. Commands may come twice, late or out of order; an error
 * thrown here means "outcome unknown", and the same command may be asked again.
 */
export class RegistrationDesk extends DurableObject<Bindings> {
  readonly #file: DeskStore
  readonly #tasks: TaskStore

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env)
    this.#file = new DeskStore(ctx.storage)
    this.#tasks = new TaskStore(ctx.storage)
  }

  /** The registration as its pages see it, or null; reading creates nothing. */
  read(): RegistrationView | null {
    return this.#file.snapshot()
  }

  readWithHistory(): ViewWithHistory | null {
    return this.#file.snapshotWithHistory()
  }

  async handle(ask: CommandRequest): Promise<CommandResult> {
    const calls = newMeter()
    const needsTerms = this.#lacksTerms(ask)
    if (needsTerms) return { refused: null, view: null, needsTerms, calls }
    const env = this.env.ENVIRONMENT === 'local' ? metered(this.env, calls) : this.env
    const refused = await this.#decide(ask, env)
    return { refused, view: ask.answer === 'view' ? this.#file.snapshot() : null, calls }
  }

  async #decide(ask: CommandRequest, env: Bindings): Promise<Refusal | null> {
    let refused = this.#transition(ask)
    if (refused?.is === 'payment-open') refused = await this.#closePaymentFirst(ask)
    if (refused?.is === 'busy' && (await this.#askLedger(ask, env)) !== 'unanswered') {
      refused = this.#transition(ask)
    }
    for (let round = 0; round < 2 && refused?.is === 'waiting'; round++) {
      const answer = await this.#askLedger(ask, env)
      if (answer === 'unanswered') break
      // Answered meanwhile, by the alarm or by the same wish sent twice: decide again on what has become of it.
      refused = answer === 'settled' ? this.#transition(ask) : answer
    }
    return refused
  }

  /** Keeps what is being typed; false where the form it comes from is not the newest any more. */
  saveDraft(draft: NewDraft): boolean {
    return this.ctx.storage.transactionSync(() => {
      const kept = this.#file.saveDraft(draft)
      if (kept) this.#tasks.add('project', draft.now)
      this.#tasks.arm()
      return kept
    })
  }

  /** 「我已支付，更新支付信息」: asks the platform now and waits for its answer, three seconds at most. */
  async queryPlatform(now: number): Promise<void> {
    await this.#tasks.tryNow(['ask:', 'close:'], now, PATIENCE)
  }

  /** The full document number, for an officer of its centre; every look is written into the history, once per request. */
  showNumber(by: Extract<Actor, { is: 'officer' }>, now: number, requestId: string): string | null {
    return this.ctx.storage.transactionSync(() => {
      const file = this.#file.load()
      if (!file?.identity || file.centre !== by.centre) return null
      if (!this.#file.hasHistoryOf(requestId, 'number-shown')) {
        const unmoved = { now, by, requestId, from: file.stage.is, to: file.stage.is }
        this.#file.addHistory(unmoved, { what: 'number-shown' })
      }
      return openText(sealKeys(this.env), file.identity.sealed, file.id)
    })
  }

  /** The sweep found that D1 has not heard of this registration for long: its tasks are listed anew, and the alarm is set. */
  resume(now: number): void {
    this.ctx.storage.transactionSync(() => {
      const file = this.#file.load()
      const terms = file && this.#file.terms(file.centre)
      if (!file || !terms) return
      this.#tasks.owe(file, terms, now)
      this.#tasks.add('project', now)
      this.#tasks.arm()
    })
  }

  override async alarm(): Promise<void> {
    const now = Date.now()
    const due = this.#tasks.due(now)
    await Promise.all(due.map((task) => this.#work(task)))
    this.ctx.storage.transactionSync(() => this.#tasks.arm())
  }

  #lacksTerms(ask: CommandRequest): { centre: string | null } | null {
    const file = this.#file.load()
    if (ask.terms || ask.revision === undefined) return null
    const centre = file?.centre ?? null
    const known = this.#file.terms(centre)
    const isKnown = known && known.revision >= ask.revision && known.province === file?.province
    return isKnown && known.centre === centre ? null : { centre }
  }

  /** One task; whatever goes wrong stays with it, and it is tried again with its own back-off. */
  async #work(task: StoredTask): Promise<void> {
    let done = false
    try {
      done = await runTask(task, {
        env: this.env,
        file: this.#file,
        hear: (ask) => this.#transition(ask),
      })
    } catch (error) {
      console.warn(JSON.stringify({ desk: this.ctx.id.name, task: task.key, error: String(error) }))
    }
    this.ctx.storage.transactionSync(() => this.#tasks.settle(task, done, Date.now()))
  }

  /** Decides and writes everything at once, the alarm included; nothing is awaited between reading and writing. */
  #transition(ask: CommandRequest): Refusal | null {
    return this.ctx.storage.transactionSync(() => {
      const file = this.#file.load() ?? this.#file.create(ask.owner)
      if (!file) return { is: 'unknown-trade' }
      if (ask.command.do === 'submit' && this.#file.isDraftOfOtherPage('details', ask.command.page)) {
        return { is: 'changed', revision: file.revision }
      }
      const terms = ask.terms
        ? newestTerms(this.#file.terms(ask.terms.centre), ask.terms)
        : this.#file.terms(file.centre)
      if (!terms) throw new Error(`the desk ${file.id} knows no terms of ${file.centre}`)
      const at: Context = { now: ask.now, terms, by: ask.by }
      const decision = decide(file, ask.command, at)
      if ('refused' in decision) return decision.refused
      if ('same' in decision) return null
      this.#write(ask, file, decision.next, decision.notes, terms)
      return decision.warning ?? (asksFor(file, decision.next) ? { is: 'waiting' } : null)
    })
  }

  #write(
    ask: CommandRequest,
    before: Registration,
    next: Registration,
    notes: Parameters<DeskStore['addHistory']>[1][],
    terms: Terms,
  ): void {
    const { now, by, requestId } = ask
    this.#file.save(next, terms)
    for (const note of notes) {
      const seq = this.#file.addHistory(
        { now, by, requestId, from: before.stage.is, to: next.stage.is },
        note,
      )
      if (this.#tasks.isNews(note.what)) this.#tasks.add(`mail:${seq}`, now)
    }
    if (next.revision > before.revision) {
      this.#file.deleteDrafts(committedBy(ask.command, before), next.revision)
    } else if (ask.draft && asksFor(before, next)) this.#file.overwriteDraft(ask.draft, next.revision, now)
    this.#tasks.owe(next, terms, now)
    this.#tasks.add('project', now)
    this.#tasks.arm()
  }

  /**
   * Puts the standing intent's question. An error means unknown: the intent stays and the alarm asks again.
   * The answer is null for "granted", what was refused, or `settled` where no question was open any more.
   */
  async #askLedger(ask: CommandRequest, env: Bindings): Promise<Refusal | null | 'settled' | 'unanswered'> {
    for (let tries = 0; tries < 3; tries++) {
      const file = this.#file.load()
      const question = file && openRequests(file.seating).find((one) => one.n === file.seating.intent?.n)
      if (!file || !question) return 'settled'
      try {
        const terms = await this.#termsAt(question.centre, file, ask)
        const answer = await sendSeatRequest(env, file, question, terms)
        const { terms: _, ...rest } = ask
        // What is granted is committed on the terms of its centre, a refusal leaves the file on its own.
        const on = answer.is === 'held' ? { ...rest, terms } : rest
        const heard = this.#transition({ ...on, command: { do: 'seat-answer', request: question, answer } })
        if (heard?.is !== 'waiting') return heard
      } catch (error) {
        console.warn(JSON.stringify({ desk: file.id, ledger: question.centre, error: String(error) }))
        return 'unanswered'
      }
    }
    return 'unanswered'
  }

  /** The question may be another wish's, at another centre than the one this caller has terms of. */
  async #termsAt(centre: string, file: Registration, ask: CommandRequest): Promise<Terms> {
    if (ask.terms?.centre === centre) return newestTerms(this.#file.terms(centre), ask.terms)
    return this.#file.terms(centre) ?? (await readTerms(this.env, file, centre))
  }

  /** Section 13.4: a change while a payment is open closes it first, awaits the answer, then decides again. */
  async #closePaymentFirst(ask: CommandRequest): Promise<Refusal | null> {
    this.#transition({ ...ask, command: { do: 'close-payment' } })
    await this.#tasks.tryNow(['close:'], ask.now, PATIENCE)
    return this.#transition(ask)
  }
}

/** What the command commits of what was being filled in; a registration begun again has nothing half filled in. */
function committedBy(command: Command, before: Registration): string[] {
  if (command.do === 'identify') return ['identity']
  if (command.do !== 'start') return ['details']
  return before.stage.is === 'deleted' ? ['identity', 'details'] : []
}

function asksFor(before: Registration, next: Registration): boolean {
  return next.seating.intent !== null && next.seating.intent.n !== before.seating.intent?.n
}
