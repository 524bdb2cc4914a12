import type { ObjectFormat } from '../../lib/object-format-store.ts'
import type { Draft, NewDraft } from './desk-contract.ts'
import type { DeskBody } from './desk-formats.ts'

type DraftBody = Draft & { revision: number }

/** The drafts of a desk, one for each step. */
export class DraftStore {
  readonly #sql: SqlStorage
  readonly #format: ObjectFormat<DeskBody>

  constructor(storage: DurableObjectStorage, format: ObjectFormat<DeskBody>) {
    this.#sql = storage.sql
    this.#format = format
  }

  all(): Record<string, Draft> {
    return Object.fromEntries(this.#rows().map(([step, { revision: _, ...draft }]) => [step, draft]))
  }

  /** Only the newest page may write, and only on the newest revision: a late draft is ignored (design: drafts). */
  save(draft: NewDraft, revision: number): boolean {
    if (revision !== draft.revision) return false
    const before = this.#read(draft.step)
    if (before && before.page !== draft.page && before.basis !== draft.basis) return false
    this.#write(draft.step, {
      revision,
      page: draft.page,
      basis: (before?.basis ?? 0) + 1,
      body: draft.body,
      centre: draft.centre,
      savedAt: draft.now,
    })
    return true
  }

  /** True where another window has written since this page was drawn. */
  isOfOtherPage(step: string, page: { id: string; basis: number }): boolean {
    const draft = this.#format.isStored() ? this.#read(step) : null
    return draft !== null && draft.page !== page.id && draft.basis !== page.basis
  }

  /** Keeps a posted form whose content cannot be committed yet, in place of the draft of its step. */
  overwrite(draft: { step: string; page: string; body: string }, revision: number, now: number): void {
    const basis = (this.#read(draft.step)?.basis ?? 0) + 1
    this.#write(draft.step, {
      revision,
      page: draft.page,
      basis,
      body: draft.body,
      centre: null,
      savedAt: now,
    })
  }

  /** The drafts of these steps are committed, or begin anew; the others go on with the new revision. */
  delete(steps: readonly string[], revision: number): void {
    for (const step of steps) this.#sql.exec('DELETE FROM draft WHERE step = ?', step)
    for (const [step, draft] of this.#rows()) this.#write(step, { ...draft, revision })
  }

  #read(step: string): DraftBody | null {
    return this.#rows().find(([name]) => name === step)?.[1] ?? null
  }

  #rows(): [string, DraftBody][] {
    return this.#sql
      .exec<{ step: string; format: number; body: string }>('SELECT step, format, body FROM draft')
      .toArray()
      .map(({ step, format, body }) => [step, this.#format.read<DraftBody>('draft', format, body)])
  }

  #write(step: string, draft: DraftBody): void {
    this.#sql.exec(
      `INSERT INTO draft (step, format, body) VALUES (?, ?, ?)
       ON CONFLICT (step) DO UPDATE SET format = excluded.format, body = excluded.body`,
      step,
      this.#format.newest,
      JSON.stringify(draft),
    )
  }
}
