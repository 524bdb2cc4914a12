import { decisionOn } from '../../src/review/verdict.ts'
import { formatMoment } from '../dates.ts'
import { Facts, Han, Tag } from '../parts.tsx'
import { reasonText } from '../registration/reasons.ts'
import { Key } from './key.tsx'
import type { Opened } from './opened.ts'
import { TONES } from './queue-table.tsx'

/** In place of the decision, where there is nothing to decide: how things stand, who decided, and the way on. */
export function SettledCard({ page, view }: Opened) {
  const { registration: file } = view
  const { stage } = file
  const t = page.words.review
  const decision = decisionOn(view, file.round)
  const withdrawn = stage.is === 'submitted' || stage.is === 'filling'
  return (
    <section class="card">
      <h2>{t.file.decision}</h2>
      <Facts
        rows={[
          { name: t.file.state, value: <Tag tone={TONES[stage.is]}>{t.stages[stage.is]}</Tag> },
          decision && {
            name: t.notes[decision.how],
            value: <Han lang={page.lang}>{t.file.by(decision.by, formatMoment(decision.at, page.lang))}</Han>,
          },
          ...(stage.is === 'returned' ? stage.reasons : []).map((reason) => ({
            name: t.about[reason.field],
            value: <Han lang={page.lang}>{reasonText(page, reason)}</Han>,
          })),
        ]}
      />
      <p class="hint">{withdrawn ? t.file.withdrawn : t.file.readOnly}</p>
      <a class="button main" href={`/office/review/next?not=${file.id}`} accesskey="n">
        {t.file.next} <Key>N</Key>
      </a>
    </section>
  )
}
