import { beijingTime } from '../../src/lib/calendar.ts'
import type { Conflict } from '../../src/registration/form-values.ts'
import { DraftSaver } from '../form.tsx'
import type { PageContext } from '../page-context.ts'

/** What a form of the journey carries beside its fields: which state it was drawn from, and where it saves itself. */
export type HiddenFields = {
  /** Counts what was entered; an older one meets a 409. */
  revision: number
  /** Names this one showing of the page, so that two windows do not overwrite each other's drafts. */
  page: string
  /** The draft this page was drawn from: another window may have written since. */
  basis: number
  /** What the form takes for granted of the document: its type, and whether its number says sex and birth. */
  document?: { type: string; numberTells: boolean } | undefined
  draft: { action: string; savedAt: number | null }
}

/** First inside `<form>`: the hidden fields and the line that says when it was saved. */
export function FormStart({ page, hidden }: { page: PageContext; hidden: HiddenFields }) {
  const { savedAt } = hidden.draft
  return (
    <>
      <input type="hidden" name="revision" value={String(hidden.revision)} />
      <input type="hidden" name="page" value={hidden.page} />
      <input type="hidden" name="basis" value={String(hidden.basis)} />
      {hidden.document ? (
        <>
          <input type="hidden" name="document" value={hidden.document.type} />
          <input type="hidden" name="numberTells" value={hidden.document.numberTells ? 'yes' : 'no'} />
        </>
      ) : null}
      <DraftSaver
        action={hidden.draft.action}
        state={savedAt === null ? '' : page.words.frame.saved(beijingTime(savedAt).minute)}
      />
    </>
  )
}

/** Above the form after a 409: the newest is shown, and what stood here differently is marked at each field. */
export function ChangedElsewhere({ page, conflict }: { page: PageContext; conflict: Conflict | undefined }) {
  if (!conflict) return null
  return (
    <p class="note" role="alert" tabindex={-1} autofocus>
      {page.words.details.changed(beijingTime(conflict.foundAt).minute)}
    </p>
  )
}
