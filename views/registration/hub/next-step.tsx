import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { openTrades } from '../../../src/registration/machine/payment/attempt.ts'
import { closedFor } from '../../../src/registration/machine/terms.ts'
import { pagePath, WELCOME } from '../../../src/registration/paths.ts'
import { provinceField } from '../../../src/registration/welcome/welcome-rules.ts'
import { NextStepCard } from '../../components.tsx'
import { formatDeadline, formatPastMoment, formatTimeLeft } from '../../dates.ts'
import { Form } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'
import { LapsedCard } from './lapsed-card.tsx'
import { PaidCard } from './paid-card.tsx'
import { ReturnedCard } from './returned-card.tsx'
import { ToPayCard } from './to-pay-card.tsx'

type Props = { page: PageContext; current: CurrentRegistration }

/** The one next step of a file in each of its states (ux 2.10): one filled button, the deadline beside it. */
export function NextStep(props: Props) {
  const { registration } = props.current.view
  switch (registration.stage.is) {
    case 'filling':
      return null
    case 'submitted':
      return registration.photo ? (
        <ReadyToSend {...props} until={registration.stage.until} />
      ) : (
        <NoPhoto {...props} />
      )
    case 'pending':
      return <Pending {...props} since={registration.stage.enteredAt} />
    case 'returned':
      return <ReturnedCard {...props} stage={registration.stage} />
    case 'approved':
    case 'due':
      return openTrades(registration.trades).length > 0 ? (
        <PaymentUnconfirmed {...props} />
      ) : (
        <ToPayCard {...props} payBy={registration.stage.payBy} />
      )
    case 'paid':
      return <PaidCard {...props} at={registration.stage.enteredAt} />
    case 'lapsed':
      return <LapsedCard {...props} from={registration.stage.from} at={registration.stage.enteredAt} />
    case 'deleted':
      return <Deleted {...props} at={registration.stage.enteredAt} word="deleted" />
    case 'cancelled':
      return <Deleted {...props} at={registration.stage.enteredAt} word="cancelled" />
  }
}

function NoPhoto({ page, current }: Props) {
  const t = page.words.registration.hub
  return (
    <NextStepCard page={page} tone="back" word={t.noPhoto} title={t.uploadPhoto}>
      <p>{t.photoWarning}</p>
      <p>
        {t.seatsHeld}{' '}
        {page.words.registration.refusals.overPhoto(
          formatDeadline(current.terms.windows.photoUntil, page.lang),
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
      <p>{t.hub.sendBefore(formatDeadline(Math.min(until, current.terms.windows.reviewUntil), page.lang))}</p>
      <a class="button main" href={pagePath('submission', current.sitting)}>
        {t.hub.send}
      </a>
      <p class="hint">{t.hub.sendNote}</p>
    </NextStepCard>
  )
}

function Pending({ page, current, since }: Props & { since: number }) {
  const t = page.words.registration
  const sent = t.hub.sentAt(formatPastMoment(since, page.lang))
  return (
    <NextStepCard
      page={page}
      tone="wait"
      word={t.stage.pending}
      note={sent}
      title={t.hub.waiting}
      todo={false}
    >
      <p>{t.hub.waitingText(formatDeadline(current.terms.windows.reviewUntil, page.lang))}</p>
      <p class="acts">
        <a class="button" href={pagePath('withdrawal', current.sitting)}>
          {t.hub.withdraw}
        </a>
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
function Deleted({ page, current, at, word }: Props & { at: number; word: 'deleted' | 'cancelled' }) {
  const t = page.words.registration
  const text = word === 'deleted' ? t.hub.deletedText : t.hub.cancelledText
  const open = closedFor('register', current.view.registration, current.terms, page.now) === null
  return (
    <NextStepCard
      page={page}
      tone="shut"
      word={t.stage[word]}
      title={open ? t.hub.again : t.stage[word]}
      todo={open}
    >
      <p>{text(formatPastMoment(at, page.lang))}</p>
      {open ? (
        <Form action={WELCOME}>
          <input type="hidden" name="sitting" value={current.sitting} />
          <input type="hidden" name={provinceField(current.sitting)} value={current.catalogue.province.id} />
          <button class="main">{t.hub.start}</button>
        </Form>
      ) : null}
    </NextStepCard>
  )
}
