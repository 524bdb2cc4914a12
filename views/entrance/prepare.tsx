import { PHOTO } from '../../src/registration/photo/photo-rules.ts'
import type { Frame } from '../frame.ts'
import { Sentence } from '../parts.tsx'

/** What to have ready; limits are printed from the rules of the photo. */
export function Things({ f, first }: { f: Frame; first?: string | undefined }) {
  const limits = [PHOTO.minBytes / 1024, PHOTO.maxBytes / 1024, PHOTO.minWidth, PHOTO.minHeight]
  return (
    <ul>
      {first ? <li>{first}</li> : null}
      {f.words.entrance.things.map((thing) => (
        <li>
          <Sentence text={thing} of={limits} />
        </li>
      ))}
    </ul>
  )
}

export function Prepare({ f }: { f: Frame }) {
  const w = f.words.entrance
  return (
    <section class="card">
      <h2>{w.prepare}</h2>
      <Things f={f} />
      <p class="hint">{w.duration}</p>
    </section>
  )
}
