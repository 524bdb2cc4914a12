import { decisionInRound } from '../../src/review/decision-outcome.ts'
import { Facts, KeyHint, MixedText, STAGE_TONES, Tag } from '../components.tsx'
import { formatMoment } from '../dates.ts'
import { takesMoney } from '../office/office-layout.tsx'
import { reasonText } from '../registration/reason-text.ts'
import { storedReasonText } from '../registration/stored-reason.ts'
import type { FilePageProps } from './file-page-props.ts'

/** In place of the decision, where there is nothing to decide: the stage, the officer who decided, and the next registration. */
export function ClosedCard({ page, view, office }: FilePageProps) {
  const { registration: file } = view
  const { stage } = file
  const t = page.words.review
  const decision = decisionInRound(view, file.round)
  const withdrawn = stage.is === 'submitted' || stage.is === 'filling'
  return (
    <section class="card">
      <h2>{t.file.decision}</h2>
      <Facts
        rows={[
          { name: t.file.state, value: <Tag tone={STAGE_TONES[stage.is]}>{t.stages[stage.is]}</Tag> },
          decision && {
            name: t.notes[decision.how],
            value: (
              <MixedText lang={page.lang}>
                {t.file.by(decision.by, formatMoment(decision.at, page.lang))}
              </MixedText>
            ),
          },
          stage.is === 'cancelled' && {
            name: page.words.registration.hub.reason,
            value: (
              <MixedText lang={page.lang}>
                {storedReasonText(page.words, 'cancellationReason', stage.reason)}
              </MixedText>
            ),
          },
          ...(stage.is === 'returned' ? stage.reasons : []).map((reason) => ({
            name: t.about[reason.field],
            value: <MixedText lang={page.lang}>{reasonText(page, reason)}</MixedText>,
          })),
        ]}
      />
      <p class="hint">{withdrawn ? t.file.withdrawn : t.file.readOnly}</p>
      {takesMoney(office) || file.trades.some(({ gateway }) => gateway === 'centre') ? (
        <p>
          <a href={`/office/money/${file.id}`}>{page.words.officeMoney.nav}</a>
        </p>
      ) : null}
      <a class="button main" href={`/office/review/next?not=${file.id}`} accesskey="n">
        {t.file.next} <KeyHint>N</KeyHint>
      </a>
    </section>
  )
}
