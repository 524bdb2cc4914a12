import { MixedText } from './components.tsx'
import type { Problem } from './field.tsx'
import type { PageContext } from './page-context.ts'

/** First in `<main>`, focused, each line a link to its field, worded as at the field (ux: error summary). */
export function Problems({
  page,
  problems,
  heading,
}: {
  page: PageContext
  problems: Problem[]
  heading?: string | undefined
}) {
  if (problems.length === 0) return null
  return (
    <section class="problems" role="alert" tabindex={-1} autofocus>
      <h2>{heading ?? page.words.frame.problems(problems.length)}</h2>
      <ul>
        {problems.map((p) => (
          <li>
            <a href={`#${p.field}`} hx-boost="false">
              <MixedText lang={page.lang}>{p.text}</MixedText>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The line that explains the red mark. */
export function MandatoryNote({ page }: { page: PageContext }) {
  return (
    <p class="hint">
      <b class="star">*</b> {page.words.frame.mandatory}
    </p>
  )
}
