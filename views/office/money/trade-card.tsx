import { REFUND_WAYS } from '../../../src/office/money/reason-rules.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { Facts, MixedText } from '../../components.tsx'
import { Form } from '../../form.tsx'
import { LongNumber } from '../../long-numbers.tsx'
import { formatYuan } from '../../money.ts'
import { TradeTag } from '../../payment/trade-state.tsx'
import { When } from '../../time.tsx'
import { ReasonFields } from './reason-fields.tsx'
import type { RegistrationPageProps } from './registration-page-props.ts'

/** One payment: where, how much, how it stands; and where its refund was refused, or waits at a counter, the forms for it. */
export function TradeCard(props: RegistrationPageProps & { trade: Trade; hasForms: boolean }) {
  const { page, trade } = props
  const { state } = trade
  const t = page.words.officeMoney
  const order = page.words.payment.order
  const isAtCounter = trade.gateway === 'centre'
  return (
    <section class="card">
      <h2>{t.province.payments}</h2>
      <Facts
        rows={[
          { name: order.amount, value: formatYuan(trade.amount) },
          { name: order.state, value: <TradeTag page={page} trade={trade} /> },
          { name: order.gateway, value: page.words.payment.way.names[trade.gateway] },
          { name: t.province.order, value: <LongNumber number={trade.no} /> },
          { name: order.opened, value: <When page={page} at={trade.openedAt} /> },
          'platformNo' in state && {
            name: isAtCounter ? t.booking.receipt : t.province.platformNo,
            value: <MixedText lang={page.lang}>{state.platformNo}</MixedText>,
          },
          trade.refundedAtPlatform > 0 && {
            name: t.province.refundedAtPlatform,
            value: formatYuan(trade.refundedAtPlatform),
          },
          state.is === 'refund-refused' && { name: t.province.refusal, value: state.refusal },
        ]}
      />
      {props.hasForms && state.is === 'refund-refused' ? <AskAgain {...props} /> : null}
      {props.hasForms ? <RecordRefund {...props} /> : null}
    </section>
  )
}

/** An officer of the province may ask for its refund again, or write down that the money is back. */
export function needsOfficer({ state, gateway }: Trade): boolean {
  return state.is === 'refund-refused' || (state.is === 'refunding' && gateway === 'centre')
}

function AskAgain({ page, view, trade }: RegistrationPageProps & { trade: Trade }) {
  return (
    <Form action={`/office/registrations/${view.registration.id}/refund-request`}>
      <input type="hidden" name="trade" value={trade.no} />
      <button>{page.words.officeMoney.province.askAgain}</button>
    </Form>
  )
}

function RecordRefund(props: RegistrationPageProps & { trade: Trade }) {
  const { page, view, trade } = props
  const t = page.words.officeMoney
  return (
    <details open={props.problems !== undefined}>
      <summary>{t.province.record}</summary>
      <p>{t.province.recordText}</p>
      <Form action={`/office/registrations/${view.registration.id}/refund-record`}>
        <input type="hidden" name="trade" value={trade.no} />
        <ReasonFields
          page={page}
          label={t.province.way}
          codes={REFUND_WAYS}
          texts={t.province.ways}
          noteLabel={t.note}
          reason={props.reason}
          note={props.note}
          problems={props.problems}
        />
        <button class="risk">{t.province.record}</button>
      </Form>
    </details>
  )
}
