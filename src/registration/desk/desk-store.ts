import { newestTerms } from '../../catalogue/terms.ts'
import type { ObjectFormat } from '../../lib/object-format-store.ts'
import { type AfterCommand, afterCommand } from '../journey.ts'
import type { Actor, HistoryNote, NoteName, Registration, StageName } from '../machine/registration.ts'
import { newRegistration } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'
import type { HistoryLine, OfficerDecision, RegistrationView, ViewWithHistory } from './desk-contract.ts'
import type { DeskBody } from './desk-formats.ts'
import type { DraftStore } from './draft-store.ts'
import { type HistoryBody, isDecision, isSameLine } from './history-lines.ts'

/** The newest lines of the history that leave the desk, with all decisions of officers. */
const HISTORY_LINES = 100

/** The oldest half goes where there are so many. */
const MAX_LINES = 400

/** Kinds of lines that a candidate or an officer may cause again and again without moving the registration. */
const FOLDED: readonly NoteName[] = ['photo-attached', 'identified', 'changed', 'number-shown']

type HistoryContext = { now: number; by: Actor; requestId: string; from: StageName; to: StageName }

/** The desk's own memory: the registration, the terms it knows, its history. Speaks SQL for the desk and decides nothing. */
export class DeskStore {
  readonly #sql: SqlStorage
  readonly #format: ObjectFormat<DeskBody>
  readonly #drafts: DraftStore

  constructor(storage: DurableObjectStorage, format: ObjectFormat<DeskBody>, drafts: DraftStore) {
    this.#sql = storage.sql
    this.#format = format
    this.#drafts = drafts
  }

  /** The registration, or null where nothing was ever written; makes no tables. */
  load(): Registration | null {
    if (!this.#format.isStored()) return null
    const row = this.#sql
      .exec<{ format: number; body: string }>('SELECT format, body FROM registration')
      .toArray()[0]
    return row ? this.#format.read<Registration>('registration', row.format, row.body) : null
  }

  /** A registration for the first command; null where that comes without an owner. */
  begin(owner: { id: string; sitting: string; passport: string } | undefined): Registration | null {
    return owner ? newRegistration({ ...owner, province: '', lang: 'zh-CN' }) : null
  }

  /** The last known terms of a centre (null: of the province). Kept for the registration's own and the one it asks at. */
  terms(centre: string | null): Terms | null {
    if (!this.#format.isStored()) return null
    const row = this.#sql
      .exec<{ format: number; body: string }>('SELECT format, body FROM terms WHERE centre = ?', centre ?? '')
      .toArray()[0]
    return row ? this.#format.read<Terms>('terms', row.format, row.body) : null
  }

  /** The terms that came with a command; the stored ones if none came, or if those of a lower catalogue revision came. */
  newestTerms(registration: Registration, offered: Terms | undefined): Terms | null {
    if (!offered) return this.terms(registration.centre)
    return newestTerms(this.terms(offered.centre), offered)
  }

  version(): number {
    if (!this.#format.isStored()) return 0
    return this.#sql.exec<{ version: number }>('SELECT version FROM registration').toArray()[0]?.version ?? 0
  }

  view(): RegistrationView | null {
    const registration = this.load()
    if (!registration) return null
    const { identity, submittedIdentity } = registration
    return {
      registration: {
        ...registration,
        identity: identity && { ...identity, sealed: '' },
        submittedIdentity: submittedIdentity && { ...submittedIdentity, sealed: '' },
      },
      version: this.version(),
      drafts: this.#drafts.all(),
    }
  }

  /** Where the registration leads now, by the terms that the desk knows; null where it knows none. */
  afterCommand(now: number): AfterCommand | null {
    const registration = this.load()
    const terms = registration && this.terms(registration.centre)
    return registration && terms && afterCommand(registration, terms, now)
  }

  viewWithHistory(): ViewWithHistory | null {
    const view = this.view()
    return view && { ...view, history: this.history() }
  }

  /** The newest lines first, and all decisions of officers. */
  history(): HistoryLine[] {
    return this.#lines().filter((line, place) => place < HISTORY_LINES || isDecision(line))
  }

  /** Stores the new state and the terms it was decided on. */
  save(registration: Registration, terms: Terms): void {
    this.#format.create()
    this.#sql.exec(
      `INSERT INTO registration (id, version, format, body) VALUES (1, 1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = version + 1, format = excluded.format, body = excluded.body`,
      this.#format.newest,
      JSON.stringify(registration),
    )
    const own = registration.centre ?? ''
    this.#saveTerms(terms.centre ?? '', terms)
    // Terms of another centre serve until those of its own are known.
    if (this.terms(registration.centre) === null) this.#saveTerms(own, terms)
    this.#sql.exec(
      'DELETE FROM terms WHERE centre NOT IN (?, ?)',
      own,
      registration.seating.intent?.centre ?? own,
    )
  }

  /** The same registration with its numbers sealed by another key: no new state, so no new version. */
  replaceSealed(registration: Registration): void {
    this.#sql.exec(
      'UPDATE registration SET format = ?, body = ?',
      this.#format.newest,
      JSON.stringify(registration),
    )
  }

  /** Writes one line of the history and returns its number. A line that says the same again takes the place of the former one. */
  addHistory({ now, requestId, by, from, to }: HistoryContext, { what, facts = {} }: HistoryNote): number {
    const line: HistoryBody = { by, what, from, to, facts }
    const same = FOLDED.includes(what) ? this.#sameSinceOther(line) : undefined
    if (same) this.#sql.exec('DELETE FROM history WHERE seq = ?', same.seq)
    const times = Number(same?.facts.times ?? 1) + 1
    const body: HistoryBody = same ? { ...line, facts: { ...facts, times } } : line
    this.#dropOldest()
    return this.#sql
      .exec<{ seq: number }>(
        'INSERT INTO history (happened_at, request_id, format, body) VALUES (?, ?, ?, ?) RETURNING seq',
        now,
        requestId,
        this.#format.newest,
        JSON.stringify(body),
      )
      .one().seq
  }

  /** The decisions of officers after this line of the history, for the audit in D1. */
  decisions(after: number): OfficerDecision[] {
    if (!this.#format.isStored()) return []
    const rows = this.#sql
      .exec<{ seq: number; decidedAt: number; requestId: string; format: number; body: string }>(
        `SELECT seq, happened_at AS decidedAt, request_id AS requestId, format, body FROM history WHERE seq > ? ORDER BY seq`,
        after,
      )
      .toArray()
    return rows.flatMap(({ seq, decidedAt, requestId, format, body }) => {
      const line = this.#format.read<HistoryBody>('history', format, body)
      if (!isDecision(line)) return []
      const { by, what, facts } = line
      return [{ seq, decidedAt, staffId: by.id, action: what, detail: JSON.stringify(facts), requestId }]
    })
  }

  /** All lines, newest first. */
  #lines(): HistoryLine[] {
    return this.#sql
      .exec<{ seq: number; happenedAt: number; format: number; body: string }>(
        'SELECT seq, happened_at AS happenedAt, format, body FROM history ORDER BY seq DESC',
      )
      .toArray()
      .map(({ seq, happenedAt, format, body }) => ({
        seq,
        happenedAt,
        ...this.#format.read<HistoryBody>('history', format, body),
      }))
  }

  /** The line that says the same, with only lines of the folded kinds after it. */
  #sameSinceOther(line: HistoryBody): HistoryLine | undefined {
    const lines = this.#lines()
    const other = lines.findIndex(({ what }) => !FOLDED.includes(what))
    return lines.slice(0, other === -1 ? lines.length : other).find((one) => isSameLine(one, line))
  }

  /** Keeps the table finite, whatever a candidate repeats. The first line and the decisions of officers stay. */
  #dropOldest(): void {
    const { count } = this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM history').one()
    if (count < MAX_LINES) return
    const old = this.#lines().slice(MAX_LINES / 2, -1)
    for (const line of old) {
      if (!isDecision(line)) this.#sql.exec('DELETE FROM history WHERE seq = ?', line.seq)
    }
  }

  /** When the first command came; null where there is no history. */
  startedAt(): number | null {
    return this.#sql.exec<{ at: number | null }>('SELECT min(happened_at) AS at FROM history').one().at
  }

  historyLine(seq: number): HistoryBody | null {
    return this.#historyWhere('seq = ?', seq)[0] ?? null
  }

  /** Whether a request has written such a line already: calls may come twice. */
  hasHistoryOf(requestId: string, what: NoteName): boolean {
    return this.#historyWhere('request_id = ?', requestId).some((line) => line.what === what)
  }

  #historyWhere(condition: 'seq = ?' | 'request_id = ?', value: number | string): HistoryBody[] {
    return this.#sql
      .exec<{ format: number; body: string }>(`SELECT format, body FROM history WHERE ${condition}`, value)
      .toArray()
      .map(({ format, body }) => this.#format.read<HistoryBody>('history', format, body))
  }

  #saveTerms(centre: string, terms: Terms): void {
    this.#sql.exec(
      `INSERT INTO terms (centre, format, body) VALUES (?, ?, ?)
       ON CONFLICT (centre) DO UPDATE SET format = excluded.format, body = excluded.body`,
      centre,
      this.#format.newest,
      JSON.stringify(terms),
    )
  }
}
