import { mayStill } from '../../src/registration/machine/terms.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { subjectOf } from '../../src/registration/refusal-words.ts'
import { minute } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Next } from '../parts.tsx'

type Props = { f: Frame; own: Own; base: string }

/** The seats have gone back: what is still there, whether seats are left, and the way to try again. */
export function Lapsed({
  f,
  own,
  base,
  from,
  at,
}: Props & { from: 'submitted' | 'returned' | 'approved' | 'due'; at: number }) {
  const w = f.words.registration
  const { file } = own.view
  if (file.seating.intent?.purpose.is === 'late') {
    return (
      <Next f={f} tone="wait" word={w.lapsedFrom[from]} title={w.hub.confirming} todo={false}>
        <p>{w.hub.late}</p>
      </Next>
    )
  }
  const open = mayStill('again', file, own.terms, f.now) === null
  return (
    <Next
      f={f}
      tone="shut"
      word={w.lapsedFrom[from]}
      note={minute(at, f.lang)}
      title={open ? (own.terms.review ? w.hub.lapsed : w.hub.lapsedNoReview) : w.lapsedFrom[from]}
      todo={open}
    >
      <p>{w.hub.lapsedText}</p>
      {open ? (
        <>
          {file.choices.map((choice) => (
            <p>{seatsSentence(f, own, choice.offering)}</p>
          ))}
          {file.photo ? (
            <a class="button main" href={`${base}/submission`}>
              {own.terms.review ? w.hub.send : w.hub.resend}
            </a>
          ) : (
            <a class="button main" href={`${base}/photo`}>
              {w.hub.uploadPhoto}
            </a>
          )}
        </>
      ) : (
        <p>{w.hub.lapsedOver}</p>
      )}
    </Next>
  )
}

function seatsSentence(f: Frame, own: Own, id: string): string {
  const w = f.words.registration.hub
  const offering = own.catalogue.offerings.find((one) => one.id === id)
  const name = subjectOf(f, own.catalogue, id)
  const free = offering ? offering.seats - (own.held.get(id) ?? 0) : 0
  return free > 0 ? w.lapsedLeft(name, free) : w.lapsedFull(name)
}
