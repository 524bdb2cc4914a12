import { formatId } from '../../../src/lib/ids.ts'
import type { BookingRefusal } from '../../../src/office/money/open-booking.ts'
import { MixedText } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'

/** Why a payment was not booked, or cannot be; with a link to the registration that has the receipt number, if it is of this centre. */
export function RefusedBooking(props: { page: PageContext; refused: BookingRefusal; entered: string }) {
  const { page, refused, entered } = props
  const t = page.words.officeMoney.refusals
  if (refused.is !== 'receipt-used')
    return <MixedText lang={page.lang}>{refusalOfBooking(page, refused)}</MixedText>
  return (
    <>
      <MixedText lang={page.lang}>{t.used(entered, formatId(refused.registration))}</MixedText>{' '}
      {refused.isHere ? <a href={`/office/money/${refused.registration}`}>{t.see}</a> : null}
    </>
  )
}

/** In words of the officer. */
export function refusalOfBooking(
  page: PageContext,
  refused: Exclude<BookingRefusal, { is: 'receipt-used' }>,
): string {
  const t = page.words.officeMoney.refusals
  switch (refused.is) {
    case 'paid':
    case 'not-at-centre':
    case 'payment-open':
    case 'busy':
    case 'receipt-busy':
    case 'fee':
    case 'claim':
      return t[refused.is]
    case 'stage':
      return refused.stage === 'lapsed' ? t.lapsed : t.stage(page.words.review.stages[refused.stage])
    case 'incomplete':
      return refused.missing === 'photo' ? t.photo : t.details
    case 'closed':
      return refused.why === 'over'
        ? t.over(formatDeadline(refused.until, page.lang))
        : t.notOpen(formatDeadline(refused.from, page.lang))
    case 'amount':
      return t.amount(formatYuan(refused.amount))
    case 'receipt':
      return t.receipt(refused.receipt)
    case 'not-in-charge':
      return t.elsewhere
    case 'unknown-trade':
      return t.unknown
    case 'no-reason':
      return t.reason
    default:
      return t.other
  }
}
