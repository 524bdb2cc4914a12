import { DurableObject } from 'cloudflare:workers'
import type { Bindings } from '../../env.d.ts'
import { metered, newMeter } from '../../lib/meter.ts'
import { ObjectFormat } from '../../lib/object-format-store.ts'
import { causesMessage } from '../../messages/registration-mails.ts'
import { LOST_CALL_MS } from '../machine/claims.ts'
import type { Context, Refusal } from '../machine/command.ts'
import { decide, refuse } from '../machine/decide.ts'
import { documentOf } from '../machine/documents.ts'
import { tradesToQuery } from '../machine/payment/trades-to-query.ts'
import type { Actor, HistoryNote, Registration } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'
import { decideCommand } from './decide-command.ts'
import type {
  CommandRequest,
  CommandResult,
  KnownTrades,
  NewDraft,
  RegistrationView,
  ShownNumber,
  ViewWithHistory,
} from './desk-contract.ts'
import { DESK_FORMATS } from './desk-formats.ts'
import { type DeskParts, freshTerms } from './desk-parts.ts'
import { DeskStore } from './desk-store.ts'
import { openNumber, sealedAnew } from './document-number.ts'
import { DraftStore } from './draft-store.ts'
import { PhotoDeletions } from './photo-deletions.ts'
import { PlatformQuestions } from './platform-questions.ts'
import { centreBeingChosen } from './projection-store.ts'
import { runTask } from './run-task.ts'
import { LEDGER_WAIT_MS } from './seat-requests.ts'
import { TaskRunner } from './task-runner.ts'
import { TaskStore } from './task-store.ts'
import { opensRequest, stepsCommittedBy } from './transitions.ts'

/** Between the announcement of an upload and the command that attaches it. */
const UPLOAD_MS = 60 * 60_000

/**
 * One registration: remembers, asks `decide`, keeps time, writes into D1. Commands may come twice, late or out of order; an error
 * thrown here means "outcome unknown", and the same command may be sent again.
 */
export class RegistrationDesk extends DurableObject<Bindings> {
  readonly #store: DeskStore
  readonly #drafts: DraftStore
  readonly #tasks: TaskStore
  readonly #parts: DeskParts
  readonly #platform: PlatformQuestions
  readonly #photos: PhotoDeletions
  readonly #audited = { seq: 0 }
  readonly #runner: TaskRunner

  /** `formats` is given by tests only. */
  constructor(ctx: DurableObjectState, env: Bindings, formats = DESK_FORMATS) {
    super(ctx, env)
    const format = new ObjectFormat(ctx.storage, 'a registration', formats)
    this.#drafts = new DraftStore(ctx.storage, format)
    this.#store = new DeskStore(ctx.storage, format, this.#drafts)
    this.#tasks = new TaskStore(ctx.storage, format, ctx.id.name ?? '')
    this.#parts = { env, store: this.#store, apply: (request) => this.#transition(request) }
    this.#platform = new PlatformQuestions(this.#parts)
    this.#photos = new PhotoDeletions(this.#parts)
    const nextDueAt = () => this.#tasks.nextDueAt()
    const asks = { platform: this.#platform, photos: this.#photos }
    const work = { ...this.#parts, ...asks, nextDueAt, audited: this.#audited }
    this.#runner = new TaskRunner(ctx.storage, this.#tasks, (task) => runTask(task, work))
  }

  /** The registration as its pages see it, or null; reading makes no tables. */
  read(): RegistrationView | null {
    return this.#store.view()
  }

  readWithHistory(): ViewWithHistory | null {
    return this.#store.viewWithHistory()
  }

  async handle(request: CommandRequest): Promise<CommandResult> {
    const calls = newMeter()
    const upload = request.command.do === 'attach-photo' ? request.command.photo.hash : null
    if (upload !== null) await this.#photos.awaitEnd(upload)
    const needsTerms = this.#lacksTerms(request)
    if (needsTerms) return { refused: null, view: null, needsTerms, calls }
    const env = this.env.ENVIRONMENT === 'local' ? metered(this.env, calls) : this.env
    const refused = await decideCommand({ ...this.#parts, env, platform: this.#platform }, request)
    if (upload !== null) this.#settleUpload(upload, refused === null, request.now)
    const isViewed = request.answer === 'view' || (request.answer === 'view-if-refused' && refused !== null)
    const view = isViewed ? this.#store.view() : null
    const history = view && refused && request.historyIfRefused && this.#store.history()
    return { refused, after: this.#store.afterCommand(request.now), calls, view, ...(history && { history }) }
  }

  /**
   * Saves a draft; false where the form it comes from is not the newest any more. D1 hears of it only where the centre being chosen has
   * changed, at whose seats the next page hints: a page saves a draft every few seconds.
   */
  saveDraft(draft: NewDraft): boolean {
    return this.ctx.storage.transactionSync(() => {
      const before = this.#store.view()
      if (!before || !this.#drafts.save(draft, before.registration.revision)) return false
      const after = { ...before, drafts: this.#drafts.all() }
      if (centreBeingChosen(after) !== centreBeingChosen(before)) {
        this.#tasks.add({ kind: 'project', args: {} }, draft.now)
        this.#tasks.setAlarm()
      }
      return true
    })
  }

  /** A photo is about to be stored: it is deleted after an hour where the registration has not taken it by then. */
  expectPhoto(hash: string, now: number): void {
    this.ctx.storage.transactionSync(() => {
      if (!this.#store.load()) return
      this.#tasks.add({ kind: 'delete-upload', args: { hash } }, now + UPLOAD_MS)
      this.#tasks.setAlarm()
    })
  }

  /** 「我已支付，更新支付信息」: queries what may have changed there and waits for the answers, three seconds at most. */
  async queryPlatform(_now: number): Promise<KnownTrades | null> {
    const registration = this.#store.load()
    if (!registration) return null
    await this.#platform.askAll(tradesToQuery(registration))
    return { sitting: registration.sitting, numbers: registration.trades.map((trade) => trade.no) }
  }

  /**
   * The full document number, for an officer of its centre; every look is written into the history, once per request. A number that is
   * sealed with an older key is sealed anew.
   */
  openNumber(by: Extract<Actor, { is: 'officer' }>, now: number, requestId: string): ShownNumber | null {
    return this.ctx.storage.transactionSync(() => {
      const registration = this.#store.load()
      const document = registration && documentOf(registration)
      if (!document || registration.centre !== by.centre) return null
      const number = openNumber(this.env, document, registration.id)
      if (number === null) return { number }
      if (!this.#store.hasHistoryOf(requestId, 'number-shown')) {
        const { is: stage } = registration.stage
        this.#store.addHistory({ now, by, requestId, from: stage, to: stage }, { what: 'number-shown' })
      }
      const anew = sealedAnew(this.env, registration)
      if (anew) this.#store.replaceSealed(anew)
      return { number }
    })
  }

  /**
   * The sweep found that the desk is late, or that the terms of its centre may move it. With terms from D1 the clock moves it, as the
   * alarm would; the tasks are listed anew, D1 is told, and the alarm is set.
   */
  async resume(now: number): Promise<void> {
    const before = this.#store.load()
    if (!before) return
    const fresh = await freshTerms(this.#parts, before)
    // D1 may have been restored from a time before the decisions.
    this.#audited.seq = 0
    this.ctx.storage.transactionSync(() => {
      if (fresh && this.#store.load()?.centre === before.centre) {
        const by = { is: 'clock' } as const
        this.#transition({ command: { do: 'time-passed' }, by, now, requestId: 'sweep', terms: fresh })
      }
      const registration = this.#store.load() ?? before
      const terms = this.#store.terms(registration.centre)
      if (!terms) return
      this.#tasks.sync(registration, terms, now)
      // A call may have been lost between its claim in D1 and this desk.
      this.#tasks.add({ kind: 'release-claims', args: { until: now - LOST_CALL_MS } }, now)
      this.#tasks.add({ kind: 'project', args: {} }, now)
      this.#tasks.setAlarm()
    })
  }

  override alarm(): Promise<void> {
    return this.#runner.runDue()
  }

  /** A photo that was not taken goes at once; the bytes may be those of another upload, which the deletion then leaves alone. */
  #settleUpload(hash: string, isTaken: boolean, now: number): void {
    const task = { kind: 'delete-upload', args: { hash } } as const
    this.ctx.storage.transactionSync(() => {
      if (!this.#store.load()) return
      if (isTaken) this.#tasks.remove(task)
      else this.#tasks.add(task, now)
      this.#tasks.setAlarm()
    })
  }

  #lacksTerms(request: CommandRequest): { centre: string | null } | null {
    if (request.terms || request.revision === undefined) return null
    const registration = this.#store.load()
    const centre = registration?.centre ?? null
    const known = this.#store.terms(centre)
    const isOwn = known?.centre === centre && known.province === registration?.province
    return isOwn && known.revision >= request.revision ? null : { centre }
  }

  /** Decides and writes everything at once, the alarm included; nothing is awaited between reading and writing. */
  #transition(request: CommandRequest): Refusal | null {
    return this.ctx.storage.transactionSync(() => {
      const { command, now, by } = request
      const before = this.#store.load() ?? this.#store.begin(request.owner)
      if (!before) return { is: 'unknown-trade' }
      if (command.do === 'attach-photo' && this.#photos.isUnderWay(command.photo.hash)) return { is: 'busy' }
      const terms = this.#store.newestTerms(before, request.terms)
      if (!terms) throw new Error(`the desk ${before.id} knows no terms of ${before.centre}`)
      const context: Context = { now, terms, by }
      const isOfOtherPage = command.do === 'submit' && this.#drafts.isOfOtherPage('details', command.page)
      const decision = isOfOtherPage
        ? refuse(before, command, { is: 'changed', revision: before.revision }, context)
        : decide(before, command, context)
      if ('refused' in decision) return decision.refused
      if ('same' in decision) return null
      this.#write(request, before, decision.next, decision.notes, terms)
      return decision.warning ?? (opensRequest(before, decision.next) ? { is: 'waiting' } : null)
    })
  }

  #write(
    { command, now, by, requestId, draft }: CommandRequest,
    before: Registration,
    next: Registration,
    notes: readonly HistoryNote[],
    terms: Terms,
  ): void {
    this.#store.save(next, terms)
    for (const note of notes) {
      const moved = { now, by, requestId, from: before.stage.is, to: next.stage.is }
      const historySeq = this.#store.addHistory(moved, note)
      if (note.what === 'payment-doubted') console.warn(JSON.stringify({ desk: next.id, ...note }))
      if (causesMessage(note.what)) {
        this.#tasks.add({ kind: 'message', args: { historySeq } }, now)
      }
    }
    if (next.revision > before.revision) this.#drafts.delete(stepsCommittedBy(command, before), next.revision)
    else if (draft && opensRequest(before, next)) this.#drafts.overwrite(draft, next.revision, now)
    // The call of a person asks the ledger by itself, and its answer is projected: the alarm follows where the call ends before that.
    const isAsked = by.is !== 'clock' && by.is !== 'platform' && opensRequest(before, next)
    const dueAt = isAsked ? now + LEDGER_WAIT_MS : now
    this.#tasks.sync(next, terms, dueAt)
    this.#tasks.add({ kind: 'project', args: {} }, dueAt)
    this.#tasks.setAlarm()
  }
}
