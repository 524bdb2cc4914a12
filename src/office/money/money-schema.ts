import * as z from 'zod/mini'
import { checked, number, oneOf, text } from '../../lib/schema.ts'
import { CANCELLATION_REASONS } from '../../registration/cancellation-reasons.ts'
import { readListPosition } from './list-position.ts'
import {
  BOOKING_REASONS,
  checkReason,
  checkUnmatched,
  REFUND_WAYS,
  UNMATCHED_REASONS,
} from './reason-rules.ts'
import { checkBooking } from './receipt-rules.ts'

const reasonFields = <const Code extends string>(codes: readonly Code[]) => ({
  reason: oneOf(codes),
  note: text(1000),
})

export const bookingForm = checked(z.object({ receipt: text(200), amount: number() }), checkBooking)

export const bookingCancellationForm = checked(
  z.object({ trade: text(30), ...reasonFields(BOOKING_REASONS) }),
  checkReason,
)

/** `owed` is the amount that the page said would be returned. */
export const cancellationForm = checked(
  z.object({ owed: number(), ...reasonFields(CANCELLATION_REASONS) }),
  checkReason,
)

export const tradeForm = z.object({ trade: text(30) })

export const refundRecordForm = checked(
  z.object({ trade: text(30), ...reasonFields(REFUND_WAYS) }),
  checkReason,
)

export const unmatchedForm = checked(
  z.object({ platformNo: text(100), ...reasonFields(UNMATCHED_REASONS) }),
  checkUnmatched,
)

/** The action that led to the page. */
export const doneQuery = z.object({
  done: oneOf(['booked', 'cancelled', 'returned', 'asked', 'recorded', 'closed']),
})

export const bookingsListQuery = z.object({
  of: oneOf(['all']),
  after: z.pipe(text(), z.transform(readListPosition)),
})
