import { RECEIPT_MAX_LENGTH } from '../../../src/office/money/receipt-rules.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { refuseBooking } from '../../../src/registration/machine/payment/centre-money.ts'
import { type Registration, totalOf } from '../../../src/registration/machine/registration.ts'
import { MainButton } from '../../buttons.tsx'
import { Facts, MixedText, Money } from '../../components.tsx'
import { formatTimeLeft } from '../../dates.ts'
import { Form, TextField } from '../../form.tsx'
import { formatYuan } from '../../money.ts'
import { Deadline, When } from '../../time.tsx'
import type { BookingPageProps } from './booking-page-props.ts'
import { refusalOfBooking } from './booking-refusal.tsx'

/** The booking that stands, the money to be given back, or the form; where nothing can be booked, why. */
export function PaymentCard(props: BookingPageProps) {
  const { page, view } = props
  const { trades, stage } = view.registration
  const t = page.words.officeMoney.booking
  const booked = trades.findLast(({ gateway }) => gateway === 'centre')
  return (
    <section class="card">
      <h2>{t.payment}</h2>
      {booked?.state.is === 'paid' ? (
        <Booked {...props} trade={booked} isPaid={stage.is === 'paid'} />
      ) : booked?.state.is === 'refunding' ? (
        <ToReturn {...props} trade={booked} />
      ) : (
        <BookingForm {...props} />
      )}
    </section>
  )
}

/** Paid with this receipt; until the seats are there, they are being asked for. */
function Booked(props: BookingPageProps & { trade: Trade; isPaid: boolean }) {
  const { page, view } = props
  const t = page.words.officeMoney.booking
  const { id } = view.registration
  return (
    <>
      <ReceiptFacts {...props} />
      {props.isPaid ? (
        <p>
          <a href={`/office/money/${id}/cancellation`}>{t.undo}</a>
        </p>
      ) : (
        <p class="note wait" role="status">
          {t.waiting} <a href={`/office/money/${id}`}>{t.refresh}</a>
        </p>
      )}
    </>
  )
}

/** No seat was free, or the registration was given back: the money goes back at the counter. */
function ToReturn(props: BookingPageProps & { trade: Trade }) {
  const { page, view, trade } = props
  const t = page.words.officeMoney.booking
  const { id, stage } = view.registration
  const why = 'why' in trade.state ? page.words.registration.hub.refundWhy[trade.state.why] : ''
  const amount = 'amount' in trade.state ? trade.state.amount : trade.amount
  return (
    <>
      <ReceiptFacts {...props} />
      <p class="note">
        {why} {t.toReturn(formatYuan(amount))}
      </p>
      <Form action={`/office/money/${id}/refund`}>
        <input type="hidden" name="trade" value={trade.no} />
        <MainButton page={page}>{t.returned}</MainButton>
      </Form>
      {stage.is === 'cancelled' ? null : (
        <p>
          <a href={`/office/money/${id}/cancellation`}>{t.undo}</a>
        </p>
      )}
    </>
  )
}

function ReceiptFacts({ page, view, trade }: BookingPageProps & { trade: Trade }) {
  const t = page.words.officeMoney.booking
  const line = view.history.find(({ what, facts }) => what === 'receipt-booked' && facts.trade === trade.no)
  return (
    <Facts
      rows={[
        'platformNo' in trade.state && {
          name: t.receipt,
          value: <MixedText lang={page.lang}>{trade.state.platformNo}</MixedText>,
          is: 'now' as const,
        },
        { name: page.words.payment.order.amount, value: formatYuan(trade.amount) },
        { name: t.bookedAt, value: <When page={page} at={trade.openedAt} /> },
        line?.by.is === 'officer' && {
          name: t.bookedBy,
          value: <MixedText lang={page.lang}>{line.by.name}</MixedText>,
        },
      ]}
    />
  )
}

function BookingForm(props: BookingPageProps) {
  const { page, view, terms } = props
  const { registration } = view
  const t = page.words.officeMoney.booking
  const amount = totalOf(registration.choices)
  const refused = refuseBooking(registration, amount, { terms, now: page.now })
  if (refused) return <p class="note shut">{refusalOfBooking(page, refused)}</p>
  return (
    <>
      <Money fen={amount} />
      <PayBy {...props} registration={registration} />
      <p class="hint">{t.check}</p>
      <Form action={`/office/money/${registration.id}/receipt`}>
        <input type="hidden" name="amount" value={String(amount)} />
        <TextField
          page={page}
          name="receipt"
          label={t.receipt}
          hint={t.receiptHint}
          value={props.entered}
          maxlength={RECEIPT_MAX_LENGTH}
          autocomplete="off"
          mandatory
          problems={props.problems}
        />
        <MainButton page={page}>{t.book(formatYuan(amount))}</MainButton>
      </Form>
    </>
  )
}

function PayBy({ page, registration }: BookingPageProps & { registration: Registration }) {
  const t = page.words.officeMoney.booking
  const { stage } = registration
  if (stage.is === 'lapsed') return <p class="note">{t.lapsedNote}</p>
  if (stage.is !== 'approved' && stage.is !== 'due') return null
  const left = stage.payBy > page.now ? t.left(formatTimeLeft(stage.payBy, page.now, page.lang)) : t.over
  return (
    <p>
      {t.payBy} <Deadline page={page} at={stage.payBy} /> · {left}
    </p>
  )
}
