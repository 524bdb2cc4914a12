import type { Actor, HistoryNote, NoteName, Registration, StageName } from '../machine/registration.ts'
import { newRegistration } from '../machine/registration.ts'
import { type Terms, UNHEARD } from '../machine/terms.ts'
import type {
  Draft,
  HistoryLine,
  NewDraft,
  OfficerDecision,
  RegistrationView,
  ViewWithHistory,
} from './desk-contract.ts'

type HistoryContext = { now: number; by: Actor; requestId: string; from: StageName; to: StageName }

/** The desk's own memory: one row for the file, its drafts, its history. Speaks SQL for the desk and decides nothing. */
export class DeskStore {
  readonly #sql: SqlStorage
  #open = false

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql
  }

  /** The file, or null where nothing was ever written; creates nothing. */
  load(): Registration | null {
    if (!this.#isOpen()) return null
    const row = this.#sql.exec<{ body: string }>('SELECT body FROM file').toArray()[0]
    if (!row) return null
    const file = JSON.parse(row.body) as Registration
    // What a later release added is in it as in a new file.
    return { ...newRegistration(file), ...file }
  }

  /** A new file for the first command; null where it comes without an owner. */
  create(owner: { id: string; sitting: string; passport: string } | undefined): Registration | null {
    return owner ? newRegistration({ ...owner, province: '', lang: 'zh-CN' }) : null
  }

  /** The terms of one centre as they were heard last (null: of the province); kept for the file's own and the one it asks at. */
  terms(centre: string | null): Terms | null {
    return this.#terms()[centre ?? ''] ?? null
  }

  version(): number {
    return this.#isOpen()
      ? (this.#sql.exec<{ version: number }>('SELECT version FROM file').toArray()[0]?.version ?? 0)
      : 0
  }

  snapshot(): RegistrationView | null {
    const registration = this.load()
    if (!registration) return null
    const drafts = this.#sql
      .exec<Draft & { step: string }>('SELECT step, page, basis, body, centre, at AS savedAt FROM draft')
      .toArray()
    return {
      registration: {
        ...registration,
        identity: registration.identity && { ...registration.identity, sealed: '' },
      },
      version: this.version(),
      drafts: Object.fromEntries(drafts.map(({ step, ...draft }) => [step, draft])),
    }
  }

  snapshotWithHistory(): ViewWithHistory | null {
    const view = this.snapshot()
    if (!view) return null
    const lines = this.#sql
      .exec<{
        seq: number
        at: number
        by: string
        what: NoteName
        from_stage: StageName
        to_stage: StageName
        facts: string
      }>('SELECT seq, at, by, what, from_stage, to_stage, facts FROM history ORDER BY seq DESC LIMIT 100')
      .toArray()
    const history = lines.map(
      ({ seq, at, by, what, from_stage, to_stage, facts }): HistoryLine => ({
        seq,
        happenedAt: at,
        by: JSON.parse(by) as Actor,
        what,
        from: from_stage,
        to: to_stage,
        facts: JSON.parse(facts) as Record<string, string | number>,
      }),
    )
    return { ...view, history }
  }

  save(file: Registration, terms: Terms): void {
    this.#create()
    const own = file.centre ?? ''
    const heard = { ...this.#terms(), [terms.centre ?? '']: terms }
    // Others will do until its own are heard.
    const known = { [own]: terms, ...heard }
    const needed = [own, file.seating.intent?.centre]
    const kept = Object.entries(known).filter(([centre]) => needed.includes(centre))
    this.#sql.exec(
      `INSERT INTO file (id, version, body, terms) VALUES (1, 1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET version = version + 1, body = excluded.body, terms = excluded.terms`,
      JSON.stringify(file),
      JSON.stringify(Object.fromEntries(kept)),
    )
  }

  /** Writes one line of the history and returns its number. */
  addHistory(moved: HistoryContext, addHistory: HistoryNote): number {
    return this.#sql
      .exec<{ seq: number }>(
        `INSERT INTO history (at, by, what, from_stage, to_stage, facts, request) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING seq`,
        moved.now,
        JSON.stringify(moved.by),
        addHistory.what,
        moved.from,
        moved.to,
        JSON.stringify(addHistory.facts ?? {}),
        moved.requestId,
      )
      .one().seq
  }

  /** Whether a request has written such a line already: calls may come twice. */
  hasHistoryOf(requestId: string, what: NoteName): boolean {
    return (
      this.#sql.exec('SELECT 1 FROM history WHERE request = ? AND what = ?', requestId, what).toArray()
        .length > 0
    )
  }

  /** What officers decided, for the audit in D1; looks at the document number are audited by the page that shows it. */
  decisions(): OfficerDecision[] {
    if (!this.#isOpen()) return []
    return this.#sql
      .exec<OfficerDecision>(
        `SELECT seq, at AS decidedAt, by ->> 'id' AS staffId, what AS action, facts AS detail, request AS requestId
         FROM history WHERE by ->> 'is' = 'officer' AND what <> 'number-shown' ORDER BY seq`,
      )
      .toArray()
  }

  historyLine(seq: number): { what: NoteName; facts: Record<string, string | number> } | null {
    const row = this.#sql
      .exec<{ what: NoteName; facts: string }>('SELECT what, facts FROM history WHERE seq = ?', seq)
      .toArray()[0]
    return row ? { what: row.what, facts: JSON.parse(row.facts) as Record<string, string | number> } : null
  }

  /** Only the newest page may write, and only on the file's revision: a late draft is ignored (design: drafts). */
  saveDraft(draft: NewDraft): boolean {
    const file = this.load()
    if (!file || file.revision !== draft.revision) return false
    const before = this.#draft(draft.step)
    if (before && before.page !== draft.page && before.basis !== draft.basis) return false
    this.#putDraft({ ...draft, basis: (before?.basis ?? 0) + 1 })
    return true
  }

  /** True where another window has written since this page was drawn. */
  isDraftOfOtherPage(step: string, page: { id: string; basis: number }): boolean {
    const draft = this.#isOpen() ? this.#draft(step) : undefined
    return draft !== undefined && draft.page !== page.id && draft.basis !== page.basis
  }

  /** What was posted and could not be committed yet. */
  overwriteDraft(draft: { step: string; page: string; body: string }, revision: number, now: number): void {
    this.#putDraft({
      ...draft,
      revision,
      basis: (this.#draft(draft.step)?.basis ?? 0) + 1,
      centre: null,
      now,
    })
  }

  /** These steps are committed or begin anew; drafts of the others go on with the new revision. */
  deleteDrafts(steps: readonly string[], revision: number): void {
    for (const step of steps) this.#sql.exec('DELETE FROM draft WHERE step = ?', step)
    this.#sql.exec('UPDATE draft SET revision = ?', revision)
  }

  #terms(): Record<string, Terms> {
    if (!this.#isOpen()) return {}
    const row = this.#sql.exec<{ terms: string }>('SELECT terms FROM file').toArray()[0]
    const heard = row ? (JSON.parse(row.terms) as Record<string, Terms>) : {}
    return Object.fromEntries(
      Object.entries(heard).map(([centre, terms]) => [centre, { ...UNHEARD, ...terms }]),
    )
  }

  #draft(step: string): Draft | undefined {
    return this.#sql
      .exec<Draft>('SELECT page, basis, body, centre, at AS savedAt FROM draft WHERE step = ?', step)
      .toArray()[0]
  }

  #putDraft(draft: NewDraft): void {
    this.#sql.exec(
      `INSERT INTO draft (step, revision, page, basis, body, centre, at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (step) DO UPDATE SET revision = excluded.revision, page = excluded.page, basis = excluded.basis,
         body = excluded.body, centre = excluded.centre, at = excluded.at`,
      draft.step,
      draft.revision,
      draft.page,
      draft.basis,
      draft.body,
      draft.centre,
      draft.now,
    )
  }

  #isOpen(): boolean {
    if (this.#open) return true
    this.#open = this.#sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'file'").toArray().length > 0
    return this.#open
  }

  #create(): void {
    if (this.#isOpen()) return
    this.#sql.exec(`
      CREATE TABLE file (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, body TEXT NOT NULL, terms TEXT NOT NULL);
      CREATE TABLE draft (step TEXT PRIMARY KEY, revision INTEGER NOT NULL, page TEXT NOT NULL, basis INTEGER NOT NULL,
        body TEXT NOT NULL, centre TEXT, at INTEGER NOT NULL);
      CREATE TABLE history (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, what TEXT NOT NULL,
        from_stage TEXT NOT NULL, to_stage TEXT NOT NULL, facts TEXT NOT NULL, request TEXT NOT NULL);
      CREATE TABLE task (key TEXT PRIMARY KEY, due INTEGER NOT NULL, tries INTEGER NOT NULL, owed INTEGER NOT NULL);
      CREATE INDEX task_due ON task (due);
    `)
    this.#open = true
  }
}
