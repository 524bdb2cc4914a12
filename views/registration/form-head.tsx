import { beijingTime } from '../../src/lib/calendar.ts'
import { Draft } from '../form.tsx'
import type { PageContext } from '../page-context.ts'
import type { Different } from './entered.ts'

/** What a form of the journey carries beside its fields: which state it was drawn from, and where it saves itself. */
export type FormHead = {
  /** Counts what was entered; an older one meets a 409. */
  revision: number
  /** Names this one showing of the page, so that two windows do not overwrite each other's drafts. */
  page: string
  /** The draft this page was drawn from: another window may have written since. */
  basis: number
  /** What the form takes for granted of the document: its type, and whether its number says sex and birth. */
  document?: { type: string; says: boolean } | undefined
  draft: { action: string; savedAt: number | null }
}

/** First inside `<form>`: the hidden fields and the line that says when it was saved. */
export function FormStart({ page, head }: { page: PageContext; head: FormHead }) {
  const { savedAt } = head.draft
  return (
    <>
      <input type="hidden" name="revision" value={String(head.revision)} />
      <input type="hidden" name="page" value={head.page} />
      <input type="hidden" name="basis" value={String(head.basis)} />
      {head.document ? (
        <>
          <input type="hidden" name="document" value={head.document.type} />
          <input type="hidden" name="says" value={head.document.says ? 'yes' : 'no'} />
        </>
      ) : null}
      <Draft
        action={head.draft.action}
        state={savedAt === null ? '' : page.words.frame.saved(beijingTime(savedAt).minute)}
      />
    </>
  )
}

/** Above the form after a 409: the newest is shown, and what stood here differently is marked at each field. */
export function ChangedElsewhere({
  page,
  different,
}: {
  page: PageContext
  different: Different | undefined
}) {
  if (!different) return null
  return (
    <p class="note" role="alert" tabindex={-1} autofocus>
      {page.words.details.changed(beijingTime(different.at).minute)}
    </p>
  )
}
