import type { PassedOver } from '../../src/review/passed-over.ts'
import { shanghai } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { Han } from '../parts.tsx'

/** What the officer did last; quiet, and it does not vanish by itself (ux 3.3). */
export type Done = PassedOver & { name: string }

export function DoneLine({ f, done }: { f: Frame; done: Done | null }) {
  if (!done) return null
  const w = f.words.review
  return (
    <p class="said" role="status">
      <Han lang={f.lang}>{done.name}</Han>
      {w.colon}
      {w.done[done.deed](shanghai(done.at).clock)} · <a href={`/office/review/${done.id}`}>{w.done.look}</a>
    </p>
  )
}
