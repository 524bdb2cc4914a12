import { beijingTime } from '../../src/lib/calendar.ts'
import type { Conflict } from '../../src/registration/form-values.ts'
import { DraftSaver } from '../form.tsx'
import type { PageContext } from '../page-context.ts'

/** Hidden fields of a form of the journey: the state it was drawn from, and the address where it saves itself. */
export type HiddenFields = {
  /** Counts what was entered; an older one meets a 409. */
  revision: number
  /** Names this one showing of the page, so that two windows do not overwrite each other's drafts. */
  page: string
  /** The draft this page was drawn from: another window may have written since. */
  basis: number
  /** The document for which the form was drawn: its type, and whether its number tells sex and birth date. */
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

/** Above the form after a 409: the form shows the newest values, and each field that was posted differently has a note. */
export function ChangedElsewhere({ page, conflict }: { page: PageContext; conflict: Conflict | undefined }) {
  if (!conflict) return null
  return (
    <p class="note" role="alert" tabindex={-1} autofocus>
      {page.words.details.changed(beijingTime(conflict.foundAt).minute)}
    </p>
  )
}
