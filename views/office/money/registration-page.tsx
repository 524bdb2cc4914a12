import { MixedText, STAGE_TONES, Tag } from '../../components.tsx'
import { Problems } from '../../problems.tsx'
import { storedReasonText } from '../../registration/stored-reason.ts'
import { HistoryLines } from '../../review/history-lines.tsx'
import { ProvinceLayout } from '../province-layout.tsx'
import { CandidateCard } from './candidate-card.tsx'
import type { RegistrationPageProps } from './registration-page-props.ts'
import { needsOfficer, TradeCard } from './trade-card.tsx'

/** One registration for an officer of the province: the person, the payments with their questions, and the way to give it back. */
export function RegistrationPage(props: RegistrationPageProps) {
  const { page, office, view, done, problems = [] } = props
  const { registration } = view
  const { stage, trades } = registration
  const t = page.words.officeMoney.province
  const state = page.words.review.stages[stage.is]
  // One at a time: a page has no two fields of the same name.
  const asked = trades.findLast(needsOfficer)
  return (
    <ProvinceLayout page={page} office={office} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      {props.isRefused ? (
        <p class="note" role="alert">
          {t.refused(state)}
        </p>
      ) : null}
      <div class="strip">
        <h1 tabindex={-1} autofocus>
          <MixedText lang={page.lang}>{registration.details?.name ?? registration.id}</MixedText>
        </h1>
        <Tag tone={STAGE_TONES[stage.is]}>{state}</Tag>
        <a href="/office/questions">{t.toQuestions}</a>
        {done === 'cancelled' || done === 'asked' || done === 'recorded' ? (
          <p class="said" role="status">
            {t.done[done]}
          </p>
        ) : null}
      </div>
      <CandidateCard page={page} catalogue={props.catalogue} registration={registration} />
      <section class="card">
        <h2>{t.cancel}</h2>
        {stage.is === 'paid' ? (
          <p>
            <a class="button" href={`/office/registrations/${registration.id}/cancellation`}>
              {t.cancel}
            </a>{' '}
            <span class="hint">{t.cancelHint}</span>
          </p>
        ) : stage.is === 'cancelled' ? (
          <p>
            <MixedText lang={page.lang}>
              {storedReasonText(page.words, 'cancellationReason', stage.reason)}
            </MixedText>
          </p>
        ) : (
          <p class="hint">{t.onlyPaid}</p>
        )}
      </section>
      {trades.length === 0 ? (
        <section class="card">
          <h2>{t.payments}</h2>
          <p>{t.none}</p>
        </section>
      ) : (
        trades.toReversed().map((trade) => <TradeCard {...props} trade={trade} hasForms={trade === asked} />)
      )}
      <section class="card">
        <h2>{t.history}</h2>
        <HistoryLines page={page} view={view} changes={null} />
      </section>
    </ProvinceLayout>
  )
}
