import type { Frame } from './frame.ts'
import { Han } from './parts.tsx'
import type { Problem } from './question.tsx'

/** First in `<main>`, focused, each line a link to its field, worded as at the field (ux: error summary). */
export function Problems({
  f,
  problems,
  heading,
}: {
  f: Frame
  problems: Problem[]
  heading?: string | undefined
}) {
  if (problems.length === 0) return null
  return (
    <section class="problems" role="alert" tabindex={-1} autofocus>
      <h2>{heading ?? f.words.frame.problems(problems.length)}</h2>
      <ul>
        {problems.map((p) => (
          <li>
            <a href={`#${p.field}`} hx-boost="false">
              <Han lang={f.lang}>{p.text}</Han>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The line that explains the red mark. */
export function MandatoryNote({ f }: { f: Frame }) {
  return (
    <p class="hint">
      <b class="star">*</b> {f.words.frame.mandatory}
    </p>
  )
}
