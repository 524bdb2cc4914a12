import { decisionOn } from '../../src/review/verdict.ts'
import { moment } from '../dates.ts'
import { Facts, Han, Tag } from '../parts.tsx'
import { reasonText } from '../registration/reasons.ts'
import { Key } from './key.tsx'
import type { Opened } from './opened.ts'
import { TONES } from './queue-table.tsx'

/** In place of the decision, where there is nothing to decide: how things stand, who decided, and the way on. */
export function SettledCard({ f, view }: Opened) {
  const { file } = view
  const { stage } = file
  const w = f.words.review
  const decision = decisionOn(view, file.round)
  const withdrawn = stage.is === 'submitted' || stage.is === 'filling'
  return (
    <section class="card">
      <h2>{w.file.decision}</h2>
      <Facts
        rows={[
          { name: w.file.state, value: <Tag tone={TONES[stage.is]}>{w.stages[stage.is]}</Tag> },
          decision && {
            name: w.notes[decision.how],
            value: <Han lang={f.lang}>{w.file.by(decision.by, moment(decision.at, f.lang))}</Han>,
          },
          ...(stage.is === 'returned' ? stage.reasons : []).map((reason) => ({
            name: w.about[reason.field],
            value: <Han lang={f.lang}>{reasonText(f, reason)}</Han>,
          })),
        ]}
      />
      <p class="hint">{withdrawn ? w.file.withdrawn : w.file.readOnly}</p>
      <a class="button main" href={`/office/review/next?not=${file.id}`} accesskey="n">
        {w.file.next} <Key>N</Key>
      </a>
    </section>
  )
}
