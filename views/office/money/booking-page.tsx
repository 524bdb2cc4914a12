import { RECEIPT_MAX_LENGTH, type ReceiptProblem } from '../../../src/office/money/receipt-rules.ts'
import { MixedText, STAGE_TONES, Tag } from '../../components.tsx'
import type { Problem } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { OfficeLayout } from '../office-layout.tsx'
import type { BookingPageProps } from './booking-page-props.ts'
import { RefusedBooking } from './booking-refusal.tsx'
import { CandidateCard, PhotoOfCandidate } from './candidate-card.tsx'
import { PaymentCard } from './payment-card.tsx'

/** One registration of the centre and its payment at the counter: the person, the amount, and the form or the booking. */
export function BookingPage(props: BookingPageProps) {
  const { page, office, view, problems = [] } = props
  const { registration } = view
  const t = page.words.officeMoney
  const { stage } = registration
  const said = props.done === 'booked' && stage.is !== 'paid' ? null : props.done
  return (
    <OfficeLayout page={page} office={office} title={t.booking.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      {props.refused ? (
        <p class="note" role="alert">
          <RefusedBooking page={page} refused={props.refused} entered={props.entered ?? ''} />
        </p>
      ) : null}
      <div class="strip">
        <h1 tabindex={-1} autofocus>
          <MixedText lang={page.lang}>{registration.details?.name ?? registration.id}</MixedText>
        </h1>
        <Tag tone={STAGE_TONES[stage.is]}>{page.words.review.stages[stage.is]}</Tag>
        <a href={`/office/review/${registration.id}`}>{t.booking.toFile}</a>
        <a href="/office/money">{t.booking.toList}</a>
        {said === 'booked' || said === 'cancelled' || said === 'returned' ? (
          <p class="said" role="status">
            {t.booking.done[said]}
          </p>
        ) : null}
      </div>
      <div class="file">
        <PhotoOfCandidate page={page} registration={registration} />
        <CandidateCard page={page} catalogue={props.catalogue} registration={registration} />
        <PaymentCard {...props} />
      </div>
    </OfficeLayout>
  )
}

export function bookingProblem(page: PageContext, problem: ReceiptProblem): Problem {
  const t = page.words.officeMoney.booking
  const text = problem.is === 'missing' ? t.missing : t.long(problem.length, RECEIPT_MAX_LENGTH)
  return { field: 'receipt', text }
}
