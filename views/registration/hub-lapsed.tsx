import { closedFor } from '../../src/registration/machine/terms.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { subjectOf } from '../../src/registration/refusal-words.ts'
import { formatPastMoment } from '../dates.ts'
import type { PageContext } from '../page-context.ts'
import { Next } from '../parts.tsx'

type Props = { page: PageContext; own: Own; base: string }

/** The seats have gone back: what is still there, whether seats are left, and the way to try again. */
export function Lapsed({
  page,
  own,
  base,
  from,
  at,
}: Props & { from: 'submitted' | 'returned' | 'approved' | 'due'; at: number }) {
  const t = page.words.registration
  const { registration: file } = own.view
  if (file.seating.intent?.purpose.is === 'late') {
    return (
      <Next page={page} tone="wait" word={t.lapsedFrom[from]} title={t.hub.confirming} todo={false}>
        <p>{t.hub.late}</p>
      </Next>
    )
  }
  const open = closedFor('again', file, own.terms, page.now) === null
  return (
    <Next
      page={page}
      tone="shut"
      word={t.lapsedFrom[from]}
      note={formatPastMoment(at, page.lang)}
      title={open ? (own.terms.review ? t.hub.lapsed : t.hub.lapsedNoReview) : t.lapsedFrom[from]}
      todo={open}
    >
      <p>{t.hub.lapsedText}</p>
      {open ? (
        <>
          {file.choices.map((choice) => (
            <p>{seatsSentence(page, own, choice.offering)}</p>
          ))}
          {file.photo ? (
            <a class="button main" href={`${base}/submission`}>
              {own.terms.review ? t.hub.send : t.hub.resend}
            </a>
          ) : (
            <a class="button main" href={`${base}/photo`}>
              {t.hub.uploadPhoto}
            </a>
          )}
        </>
      ) : (
        <p>{t.hub.lapsedOver}</p>
      )}
    </Next>
  )
}

function seatsSentence(page: PageContext, own: Own, id: string): string {
  const t = page.words.registration.hub
  const offering = own.catalogue.offerings.find((one) => one.id === id)
  const name = subjectOf(page, own.catalogue, id)
  const free = offering ? offering.seats - (own.held.get(id) ?? 0) : 0
  return free > 0 ? t.lapsedLeft(name, free) : t.lapsedFull(name)
}
