import { PHOTO } from '../../src/registration/photo/photo-rules.ts'
import { Sentence } from '../components.tsx'
import type { PageContext } from '../page-context.ts'

/** The list of things to have ready; limits are printed from the rules of the photo. */
export function Prepare({ page }: { page: PageContext }) {
  const t = page.words.entrance
  const limits = [PHOTO.minBytes / 1024, PHOTO.maxBytes / 1024, PHOTO.minWidth, PHOTO.minHeight]
  return (
    <section class="card">
      <h2>{t.prepare}</h2>
      <ul>
        {t.things.map((thing) => (
          <li>
            <Sentence text={thing} of={limits} />
          </li>
        ))}
      </ul>
      <p class="hint">{t.duration}</p>
    </section>
  )
}
