import { PHOTO } from '../../src/registration/photo/photo-rules.ts'
import type { Frame } from '../frame.ts'
import { Sentence } from '../parts.tsx'

/** What to have ready; limits are printed from the rules of the photo. */
export function Prepare({ f }: { f: Frame }) {
  const w = f.words.entrance
  const limits = [PHOTO.minBytes / 1024, PHOTO.maxBytes / 1024, PHOTO.minWidth, PHOTO.minHeight]
  return (
    <section class="card">
      <h2>{w.prepare}</h2>
      <ul>
        {w.things.map((thing) => (
          <li>
            <Sentence text={thing} of={limits} />
          </li>
        ))}
      </ul>
      <p class="hint">{w.duration}</p>
    </section>
  )
}
