import { openTrades } from '../../src/registration/machine/payment/attempt.ts'
import { closedFor } from '../../src/registration/machine/terms.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { formatDeadline, formatPastMoment, formatTimeLeft } from '../dates.ts'
import { Form } from '../form.tsx'
import type { PageContext } from '../page-context.ts'
import { Next } from '../parts.tsx'
import { Lapsed } from './hub-lapsed.tsx'
import { Returned } from './hub-returned.tsx'
import { ToPay } from './hub-to-pay.tsx'
import { PaidCard } from './paid-card.tsx'

type Props = { page: PageContext; own: Own; base: string }

/** The one next step of a file in each of its states (ux 2.10): one filled button, the deadline beside it. */
export function HubNext(props: Props) {
  const { registration: file } = props.own.view
  switch (file.stage.is) {
    case 'filling':
      return null
    case 'submitted':
      return file.photo ? <Ready {...props} until={file.stage.until} /> : <NoPhoto {...props} />
    case 'pending':
      return <Pending {...props} since={file.stage.enteredAt} />
    case 'returned':
      return <Returned {...props} stage={file.stage} />
    case 'approved':
    case 'due':
      return openTrades(file.trades).length > 0 ? (
        <Confirming {...props} />
      ) : (
        <ToPay {...props} payBy={file.stage.payBy} />
      )
    case 'paid':
      return <PaidCard {...props} at={file.stage.enteredAt} />
    case 'lapsed':
      return <Lapsed {...props} from={file.stage.from} at={file.stage.enteredAt} />
    case 'deleted':
      return <Deleted {...props} at={file.stage.enteredAt} />
  }
}

function NoPhoto({ page, own, base }: Props) {
  const t = page.words.registration.hub
  return (
    <Next page={page} tone="back" word={t.noPhoto} title={t.uploadPhoto}>
      <p>{t.photoWarning}</p>
      <p>
        {t.seatsHeld}{' '}
        {page.words.registration.refusals.overPhoto(formatDeadline(own.terms.windows.photoUntil, page.lang))}
      </p>
      <a class="button main" href={`${base}/photo`}>
        {t.uploadPhoto}
      </a>
    </Next>
  )
}

function Ready({ page, own, base, until }: Props & { until: number }) {
  const t = page.words.registration
  const note = t.hub.stillTime(formatTimeLeft(until, page.now, page.lang))
  return (
    <Next page={page} tone="go" word={t.stage.submitted} note={note} title={t.hub.check}>
      <p>{t.hub.sendBefore(formatDeadline(Math.min(until, own.terms.windows.reviewUntil), page.lang))}</p>
      <a class="button main" href={`${base}/submission`}>
        {t.hub.send}
      </a>
      <p class="hint">{t.hub.sendNote}</p>
    </Next>
  )
}

function Pending({ page, own, base, since }: Props & { since: number }) {
  const t = page.words.registration
  const sent = t.hub.sentAt(formatPastMoment(since, page.lang))
  return (
    <Next page={page} tone="wait" word={t.stage.pending} note={sent} title={t.hub.waiting} todo={false}>
      <p>{t.hub.waitingText(formatDeadline(own.terms.windows.reviewUntil, page.lang))}</p>
      <p class="acts">
        <a class="button" href={`${base}/withdrawal`}>
          {t.hub.withdraw}
        </a>
      </p>
    </Next>
  )
}

function Confirming({ page, base }: Props) {
  const t = page.words.registration.hub
  return (
    <Next page={page} tone="wait" word={page.words.payment.waiting.band} title={t.confirming} todo={false}>
      <p>{t.confirmingText}</p>
      <a class="button main" href={`${base}/order`}>
        {t.order}
      </a>
    </Next>
  )
}

function Deleted({ page, own, at }: Props & { at: number }) {
  const t = page.words.registration
  const open = closedFor('register', own.view.registration, own.terms, page.now) === null
  return (
    <Next
      page={page}
      tone="shut"
      word={t.stage.deleted}
      title={open ? t.hub.again : t.stage.deleted}
      todo={open}
    >
      <p>{t.hub.deletedText(formatPastMoment(at, page.lang))}</p>
      {open ? (
        <Form action="/welcome">
          <input type="hidden" name="sitting" value={own.sitting} />
          <input type="hidden" name="province" value={own.catalogue.province.id} />
          <button class="main">{t.hub.start}</button>
        </Form>
      ) : null}
    </Next>
  )
}
