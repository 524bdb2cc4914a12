import { BOOKING_REASONS } from '../../../src/office/money/reason-rules.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { payByAfterCancelledBooking } from '../../../src/registration/machine/payment/centre-money.ts'
import { MixedText } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import { Problems } from '../../problems.tsx'
import { OfficeLayout } from '../office-layout.tsx'
import type { BookingPageProps } from './booking-page-props.ts'
import { CandidateCard } from './candidate-card.tsx'
import { CancellationForm } from './reason-fields.tsx'

/** Says what a cancelled booking leaves, and asks for the reason; the button that destroys is outlined. */
export function CancelBookingPage(
  props: BookingPageProps & { trade: Trade; reason?: string | undefined; note?: string | undefined },
) {
  const { page, office, view, terms, trade, problems = [] } = props
  const { registration } = view
  const t = page.words.officeMoney
  const receipt = 'platformNo' in trade.state ? trade.state.platformNo : ''
  const address = `/office/money/${registration.id}`
  return (
    <OfficeLayout page={page} office={office} title={t.undo.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <div class="strip">
        <h1>{t.undo.title}</h1>
      </div>
      <CandidateCard page={page} catalogue={props.catalogue} registration={registration} />
      <section class="card">
        <p>
          <MixedText lang={page.lang}>{t.undo.text(receipt, formatYuan(trade.amount))}</MixedText>
        </p>
        <ul>
          {trade.state.is === 'paid' ? (
            <>
              <li>
                {t.undo.unpaid(formatDeadline(payByAfterCancelledBooking(page.now, terms), page.lang))}{' '}
                {page.now >= terms.windows.paymentUntil ? t.undo.late : null}
              </li>
              <li>{t.undo.form}</li>
            </>
          ) : (
            <li>{t.undo.noSeats}</li>
          )}
          <li>{t.undo.free}</li>
        </ul>
        <CancellationForm
          page={page}
          address={address}
          hidden={{ name: 'trade', value: trade.no }}
          label={t.undo.reason}
          codes={BOOKING_REASONS}
          texts={t.undo.reasons}
          noteLabel={t.note}
          reason={props.reason}
          note={props.note}
          problems={problems}
          button={t.undo.button}
        />
      </section>
    </OfficeLayout>
  )
}
