import { mayStill } from '../../src/registration/machine/terms.ts'
import { openTrades } from '../../src/registration/machine/trade.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { deadline, left, minute } from '../dates.ts'
import { Form } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Next } from '../parts.tsx'
import { Lapsed } from './hub-lapsed.tsx'
import { Returned } from './hub-returned.tsx'
import { ToPay } from './hub-to-pay.tsx'
import { PaidCard } from './paid-card.tsx'

type Props = { f: Frame; own: Own; base: string }

/** The one next step of a file in each of its states (ux 2.10): one filled button, the deadline beside it. */
export function HubNext(props: Props) {
  const { file } = props.own.view
  switch (file.stage.is) {
    case 'filling':
      return null
    case 'submitted':
      return file.photo ? <Ready {...props} until={file.stage.until} /> : <NoPhoto {...props} />
    case 'pending':
      return <Pending {...props} since={file.stage.since} />
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
      return <PaidCard {...props} at={file.stage.at} />
    case 'lapsed':
      return <Lapsed {...props} from={file.stage.from} at={file.stage.at} />
    case 'deleted':
      return <Deleted {...props} at={file.stage.at} />
  }
}

function NoPhoto({ f, own, base }: Props) {
  const w = f.words.registration.hub
  return (
    <Next f={f} tone="back" word={w.noPhoto} title={w.uploadPhoto}>
      <p>{w.photoWarning}</p>
      <p>
        {w.seatsHeld}{' '}
        {f.words.registration.refusals.overPhoto(deadline(own.terms.windows.photoUntil, f.lang))}
      </p>
      <a class="button main" href={`${base}/photo`}>
        {w.uploadPhoto}
      </a>
    </Next>
  )
}

function Ready({ f, own, base, until }: Props & { until: number }) {
  const w = f.words.registration
  const note = w.hub.stillTime(left(until, f.now, f.lang))
  return (
    <Next f={f} tone="go" word={w.stage.submitted} note={note} title={w.hub.check}>
      <p>{w.hub.sendBefore(deadline(Math.min(until, own.terms.windows.reviewUntil), f.lang))}</p>
      <a class="button main" href={`${base}/submission`}>
        {w.hub.send}
      </a>
      <p class="hint">{w.hub.sendNote}</p>
    </Next>
  )
}

function Pending({ f, own, base, since }: Props & { since: number }) {
  const w = f.words.registration
  const sent = w.hub.sentAt(minute(since, f.lang))
  return (
    <Next f={f} tone="wait" word={w.stage.pending} note={sent} title={w.hub.waiting} todo={false}>
      <p>{w.hub.waitingText(deadline(own.terms.windows.reviewUntil, f.lang))}</p>
      <p class="acts">
        <a class="button" href={`${base}/withdrawal`}>
          {w.hub.withdraw}
        </a>
      </p>
    </Next>
  )
}

function Confirming({ f, base }: Props) {
  const w = f.words.registration.hub
  return (
    <Next f={f} tone="wait" word={f.words.payment.waiting.band} title={w.confirming} todo={false}>
      <p>{w.confirmingText}</p>
      <a class="button main" href={`${base}/order`}>
        {w.order}
      </a>
    </Next>
  )
}

function Deleted({ f, own, at }: Props & { at: number }) {
  const w = f.words.registration
  const open = mayStill('register', own.view.file, own.terms, f.now) === null
  return (
    <Next f={f} tone="shut" word={w.stage.deleted} title={open ? w.hub.again : w.stage.deleted} todo={open}>
      <p>{w.hub.deletedText(minute(at, f.lang))}</p>
      {open ? (
        <Form action="/welcome">
          <input type="hidden" name="sitting" value={own.sitting} />
          <input type="hidden" name="province" value={own.catalogue.province.id} />
          <button class="main">{w.hub.start}</button>
        </Form>
      ) : null}
    </Next>
  )
}
