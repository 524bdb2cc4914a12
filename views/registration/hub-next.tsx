import type { ReasonField, Registration } from '../../src/registration/machine/file.ts'
import { totalOf } from '../../src/registration/machine/file.ts'
import { isMended } from '../../src/registration/machine/mending.ts'
import { mayStill } from '../../src/registration/machine/terms.ts'
import { openTrades } from '../../src/registration/machine/trade.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { subjectOf } from '../../src/registration/refusal-words.ts'
import { deadline, left, minute } from '../dates.ts'
import { Form } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Deadline, Facts, Left, Money, Next } from '../parts.tsx'
import { PaidCard } from './paid-card.tsx'
import { reasonText } from './reasons.ts'

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

function Returned({
  f,
  own,
  base,
  stage,
}: Props & { stage: Extract<Registration['stage'], { is: 'returned' }> }) {
  const w = f.words.registration
  const { asked } = own.view.file
  const mended = asked !== null && isMended(asked)
  const photoOnly = stage.reasons.every((reason) => reason.field === 'photo')
  const title = mended ? w.hub.mendedTitle : photoOnly ? w.hub.mendPhoto : w.hub.mend
  const photoFirst = stage.reasons.some(
    (reason) => reason.field === 'photo' && !asked?.touched.includes('photo'),
  )
  const [mendHref, mendName] = photoFirst
    ? ['photo', w.hub.changePhoto]
    : [mendPage(stage.reasons), w.hub.changeDetails]
  return (
    <Next f={f} tone="back" word={w.stage.returned} note={minute(stage.at, f.lang)} title={title}>
      <p>{w.hub.mendText(deadline(stage.until, f.lang))}</p>
      <Facts
        rows={[
          ...stage.reasons.map((reason) => ({
            name: w.reasonField[reason.field],
            value: reasonText(f, reason),
            is: asked?.touched.includes(reason.field) ? undefined : ('now' as const),
          })),
          { name: w.hub.fine, value: w.hub.fineText },
        ]}
      />
      {mended ? (
        <a class="button main" href={`${base}/submission`}>
          {w.hub.send}
        </a>
      ) : (
        <>
          <a class="button main" href={`${base}/${mendHref}`}>
            {mendName}
          </a>
          <p class="hint">
            {w.hub.mendThen} <a href={`${base}/submission`}>{w.hub.sendAnyway}</a>
          </p>
        </>
      )}
    </Next>
  )
}

function mendPage(reasons: { field: ReasonField }[]): string {
  return reasons.every((reason) => reason.field === 'number') ? 'identity' : 'details'
}

function ToPay({ f, own, base, payBy }: Props & { payBy: number }) {
  const w = f.words.registration
  const { file } = own.view
  const approved = file.stage.is === 'approved'
  const note =
    file.stage.is === 'approved' || file.stage.is === 'due' ? minute(file.stage.at, f.lang) : undefined
  const onSite = own.terms.money === 'centre'
  const late = f.now >= payBy
  return (
    <Next
      f={f}
      tone={approved ? 'ok' : 'go'}
      word={approved ? w.stage.approved : w.stage.due}
      note={note}
      title={onSite ? w.hub.payAtCentre : w.hub.payTitle}
      todo={!late}
    >
      <p>
        <Money fen={totalOf(file.choices)} />
      </p>
      <p>
        {w.hub.payBefore} <Deadline f={f} at={payBy} />
        <PayLeft f={f} payBy={payBy} />
      </p>
      {onSite ? (
        <AtCentre f={f} own={own} />
      ) : late ? (
        <p>{f.words.payment.refusals.payBy(deadline(payBy, f.lang))}</p>
      ) : (
        <>
          <a class="button main" href={`${base}/payment`}>
            {w.hub.pay}
          </a>
          <p class="hint">{w.hub.payNote}</p>
        </>
      )}
      <p class="hint">{w.hub.payLate}</p>
    </Next>
  )
}

function PayLeft({ f, payBy }: { f: Frame; payBy: number }) {
  const [before = '', after = ''] = f.words.registration.hub.payAfter('\u0000').split('\u0000')
  return (
    <>
      {before}
      <Left f={f} until={payBy} />
      {after}
    </>
  )
}

function AtCentre({ f, own }: { f: Frame; own: Own }) {
  const w = f.words.registration.hub
  const centre = own.catalogue.centres.find((one) => one.id === own.view.file.centre)
  return (
    <>
      <p>{w.payAtCentreText}</p>
      {centre ? (
        <Facts
          rows={[
            { name: w.place, value: f.lang === 'en' ? centre.addressEn : centre.address },
            { name: w.phone, value: <a href={`tel:${centre.phone}`}>{centre.phone}</a> },
          ]}
        />
      ) : null}
    </>
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

function Lapsed({
  f,
  own,
  base,
  from,
  at,
}: Props & { from: 'submitted' | 'returned' | 'approved' | 'due'; at: number }) {
  const w = f.words.registration
  const { file } = own.view
  if (file.seating.intent?.purpose.is === 'late') {
    return (
      <Next f={f} tone="wait" word={w.lapsedFrom[from]} title={w.hub.confirming} todo={false}>
        <p>{w.hub.late}</p>
      </Next>
    )
  }
  const open = mayStill('again', file, own.terms, f.now) === null
  return (
    <Next
      f={f}
      tone="shut"
      word={w.lapsedFrom[from]}
      note={minute(at, f.lang)}
      title={open ? (own.terms.review ? w.hub.lapsed : w.hub.lapsedNoReview) : w.lapsedFrom[from]}
      todo={open}
    >
      <p>{w.hub.lapsedText}</p>
      {open ? (
        <>
          {file.choices.map((choice) => (
            <p>{seatsSentence(f, own, choice.offering)}</p>
          ))}
          {file.photo ? (
            <a class="button main" href={`${base}/submission`}>
              {own.terms.review ? w.hub.send : w.hub.resend}
            </a>
          ) : (
            <a class="button main" href={`${base}/photo`}>
              {w.hub.uploadPhoto}
            </a>
          )}
        </>
      ) : (
        <p>{w.hub.lapsedOver}</p>
      )}
    </Next>
  )
}

function seatsSentence(f: Frame, own: Own, id: string): string {
  const w = f.words.registration.hub
  const offering = own.catalogue.offerings.find((one) => one.id === id)
  const name = subjectOf(f, own.catalogue, id)
  const free = offering ? offering.seats - (own.held.get(id) ?? 0) : 0
  return free > 0 ? w.lapsedLeft(name, free) : w.lapsedFull(name)
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
