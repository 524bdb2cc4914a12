import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { closedFor } from '../../../src/registration/machine/terms.ts'
import { nextStep, type NextStep as Step } from '../../../src/registration/next-step.ts'
import { pagePath, WELCOME } from '../../../src/registration/paths.ts'
import { provinceField } from '../../../src/registration/welcome/welcome-rules.ts'
import { NextStepCard, Unavailable } from '../../components.tsx'
import { formatDeadline, formatPastMoment, formatTimeLeft } from '../../dates.ts'
import { Form } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'
import { refusalText } from '../refusal-words.ts'
import { CancellationFacts } from './cancellation-facts.tsx'
import { Corrections } from './corrections.tsx'
import { LapsedCard } from './lapsed-card.tsx'
import { EndCard, LedgerCard, OpeningCard, SubmitAgainCard, UnreadCard } from './other-cards.tsx'
import { PaidCard } from './paid-card.tsx'
import { ReturnedCard } from './returned-card.tsx'
import { ToPayCard } from './to-pay-card.tsx'

type Props = { page: PageContext; current: CurrentRegistration }

/** The one next step of a file in each of its states (ux 2.10): one filled button, the deadline beside it. */
export function NextStep({ page, current }: Props) {
  const { registration } = current.view
  const step = nextStep(registration, current.terms, page.now)
  const card = cardOf({ page, current, step })
  if (card) {
    return (
      <>
        {card}
        <Corrections page={page} registration={registration} />
      </>
    )
  }
  return <StageCard page={page} current={current} step={step} />
}

/** The card of a step that is the same in several stages; null where the stage has its own. */
function cardOf({ page, current, step }: Props & { step: Step }) {
  if (step.is === 'end') return <EndCard page={page} current={current} step={step} />
  if (step.is === 'wait' && step.for === 'ledger') return <LedgerCard page={page} current={current} />
  if (step.is === 'wait' && step.for === 'opening')
    return <OpeningCard page={page} current={current} step={step} />
  if (step.is !== 'page') return null
  if (step.why === 'unread') return <UnreadCard page={page} current={current} step={step} />
  const isToSubmitAgain = ['document', 'not-offered', 'elsewhere'].includes(step.why)
  return isToSubmitAgain ? <SubmitAgainCard page={page} current={current} step={step} /> : null
}

function StageCard(props: Props & { step: Step }) {
  const { page, current, step } = props
  const { registration } = current.view
  const { stage } = registration
  switch (stage.is) {
    case 'filling':
      return null
    case 'submitted':
      return (
        <>
          {registration.photo ? <ReadyToSend {...props} until={stage.until} /> : <NoPhoto {...props} />}
          <Corrections page={page} registration={registration} />
        </>
      )
    case 'pending':
      return <Pending {...props} since={stage.enteredAt} />
    case 'returned':
      return <ReturnedCard {...props} stage={stage} />
    case 'approved':
    case 'due':
      return (
        <>
          {step.is === 'wait' && step.for === 'platform' ? (
            <PaymentUnconfirmed {...props} />
          ) : (
            <ToPayCard page={page} current={current} payBy={stage.payBy} />
          )}
          <Corrections page={page} registration={registration} />
        </>
      )
    case 'paid':
      return <PaidCard page={page} current={current} at={stage.enteredAt} />
    case 'lapsed':
      return (
        <>
          <LapsedCard {...props} stage={stage} />
          <Corrections page={page} registration={registration} />
        </>
      )
    case 'deleted':
    case 'cancelled':
      return <BeginAgain {...props} at={stage.enteredAt} word={stage.is} />
  }
}

function NoPhoto({ page, current, step }: Props & { step: Step }) {
  const t = page.words.registration.hub
  const until = step.is === 'page' ? step.until : null
  return (
    <NextStepCard page={page} tone="back" word={t.noPhoto} title={t.uploadPhoto}>
      <p>{t.photoWarning}</p>
      <p>
        {t.seatsHeld}{' '}
        {page.words.registration.refusals.overPhoto(
          formatDeadline(until ?? current.terms.windows.photoUntil, page.lang),
        )}
      </p>
      <a class="button main" href={pagePath('photo', current.sitting)}>
        {t.uploadPhoto}
      </a>
    </NextStepCard>
  )
}

function ReadyToSend({ page, current, until }: Props & { until: number }) {
  const t = page.words.registration
  const note = t.hub.stillTime(formatTimeLeft(until, page.now, page.lang))
  return (
    <NextStepCard page={page} tone="go" word={t.stage.submitted} note={note} title={t.hub.check}>
      <p>{t.hub.sendBefore(formatDeadline(until, page.lang))}</p>
      <a class="button main" href={pagePath('submission', current.sitting)}>
        {current.terms.review ? t.hub.send : t.hub.resend}
      </a>
      {current.terms.review ? <p class="hint">{t.hub.sendNote}</p> : null}
    </NextStepCard>
  )
}

function Pending({ page, current, since }: Props & { since: number }) {
  const t = page.words.registration
  const { registration } = current.view
  const { reviewUntil, paymentUntil } = current.terms.windows
  const closed = closedFor('withdraw', registration, current.terms, page.now)
  const why = closed && refusalText(page, { is: 'closed', action: 'withdraw', ...closed }, current.catalogue)
  return (
    <NextStepCard
      page={page}
      tone="wait"
      word={t.stage.pending}
      note={t.hub.sentAt(formatPastMoment(since, page.lang))}
      title={t.hub.waiting}
      todo={false}
    >
      <p>
        {page.now < reviewUntil
          ? t.hub.waitingText(formatDeadline(reviewUntil, page.lang))
          : t.hub.waitingLate(formatDeadline(paymentUntil, page.lang), page.phone ?? '')}
      </p>
      <p class="acts">
        {why ? (
          <Unavailable name={t.hub.withdraw} why={why} />
        ) : (
          <a class="button" href={pagePath('withdrawal', current.sitting)}>
            {t.hub.withdraw}
          </a>
        )}
      </p>
    </NextStepCard>
  )
}

function PaymentUnconfirmed({ page, current }: Props) {
  const t = page.words.registration.hub
  return (
    <NextStepCard
      page={page}
      tone="wait"
      word={page.words.payment.waiting.band}
      title={t.confirming}
      todo={false}
    >
      <p>{t.confirmingText}</p>
      <a class="button main" href={pagePath('order', current.sitting)}>
        {t.order}
      </a>
    </NextStepCard>
  )
}

/** Deleted by the candidate, or given back: it may begin again while registration is open. */
function BeginAgain({ page, current, at, word }: Props & { at: number; word: 'deleted' | 'cancelled' }) {
  const t = page.words.registration
  const text = word === 'deleted' ? t.hub.deletedText : t.hub.cancelledText
  return (
    <NextStepCard page={page} tone="shut" word={t.stage[word]} title={t.hub.again}>
      <p>{text(formatPastMoment(at, page.lang))}</p>
      <CancellationFacts page={page} current={current} />
      <Form action={WELCOME}>
        <input type="hidden" name="sitting" value={current.sitting} />
        <input type="hidden" name={provinceField(current.sitting)} value={current.catalogue.province.id} />
        <button class="main">{t.hub.start}</button>
      </Form>
    </NextStepCard>
  )
}
