import { Hono } from 'hono'
import { BookingPage, bookingProblem } from '../../../views/office/money/booking-page.tsx'
import { BookingsPage } from '../../../views/office/money/bookings-page.tsx'
import { CancelBookingPage } from '../../../views/office/money/cancel-booking-page.tsx'
import { reasonProblem } from '../../../views/office/money/reason-fields.tsx'
import { readForm } from '../../lib/body.ts'
import { beijingTime } from '../../lib/calendar.ts'
import { renderPage } from '../../lib/render.ts'
import { anyForm, validForm, validParam, validQuery } from '../../lib/validate.ts'
import { tradeOf } from '../../registration/machine/payment/attempt.ts'
import { standingReceipt } from '../../registration/machine/payment/centre-money.ts'
import type { Registration } from '../../registration/machine/registration.ts'
import { fileAddress } from '../../review/review-schema.ts'
import type { AppContext, Site } from '../../site.ts'
import { withCentrePage } from '../page.ts'
import { newestPageOf, sumsOf } from './bookings-rules.ts'
import { bookingsQuery } from './bookings-store.ts'
import {
  bookingCancellationForm,
  bookingForm,
  bookingsListQuery,
  doneQuery,
  tradeForm,
} from './money-schema.ts'
import {
  type BookingRefusal,
  bookPayment,
  sendToDesk,
  termsOf,
  withBooking,
  withBookingView,
} from './open-booking.ts'
import { type ReasonProblem, readNote } from './reason-rules.ts'
import type { ReceiptProblem } from './receipt-rules.ts'
import { releaseCancelledReceipt } from './receipt-store.ts'

/** Payments at the counter of a centre that takes the money (H2): an officer books one with its receipt number, or cancels it. */
export const bookingRoutes = new Hono<Site>()

/** The payments of today, or all, with their receipt numbers and sums. */
bookingRoutes.get('/', validQuery(bookingsListQuery), (c) => {
  const { of, after } = c.req.valid('query')
  const since = of === 'all' ? null : Date.parse(`${beijingTime(c.var.now).date}T00:00:00+08:00`)
  return withCentrePage(c, bookingsQuery({ since, after }), (office, [rows, sums]) => {
    const list = { ...newestPageOf(rows), sums: sumsOf(sums), isOfToday: since !== null, after }
    return renderPage(c, BookingsPage({ page: c.var.page, office, ...list }))
  })
})

bookingRoutes.get('/:id', validParam(fileAddress), validQuery(doneQuery), (c) =>
  drawBooking(c, c.req.valid('param').id, { done: c.req.valid('query').done }),
)

for (const action of ['receipt', 'refund']) {
  bookingRoutes.get(`/:id/${action}`, validParam(fileAddress), (c) =>
    c.redirect(addressOf(c.req.valid('param').id), 303),
  )
}

bookingRoutes.post('/:id/receipt', validParam(fileAddress), validForm(bookingForm, refuseBooking), (c) => {
  const { id } = c.req.valid('param')
  const booking = c.req.valid('form')
  const of = { id, isShown: false, isMoved: true, number: booking.receipt }
  return withBooking(c, of, async (found) => {
    const refused = await bookPayment(c, found, booking)
    if (!refused) return c.redirect(addressOf(id, 'booked'), 303)
    return drawBooking(c, id, { refused, entered: booking.receipt, status: 409 })
  })
})

bookingRoutes.get('/:id/cancellation', validParam(fileAddress), (c) =>
  drawCancellation(c, c.req.valid('param').id, {}),
)

bookingRoutes.post(
  '/:id/cancellation',
  validParam(fileAddress),
  validForm(bookingCancellationForm, refuseCancellation),
  (c) => {
    const { id } = c.req.valid('param')
    const { trade, reasonText } = c.req.valid('form')
    return withBooking(c, { id, isShown: false, isMoved: true }, async (found) => {
      const command = { do: 'cancel-receipt', trade, reason: reasonText } as const
      const { refused, registration } = await sendToDesk(c, found, command)
      if (refused) return drawBooking(c, id, { refused, status: 409 })
      const number = registration && receiptOf(registration, trade)
      if (number) {
        const key = { sittingId: found.catalogue.sitting.id, centreId: found.office.scope.id, number }
        await releaseCancelledReceipt(c.env.DB, key, { registrationId: id, now: c.var.now })
      }
      return c.redirect(addressOf(id, 'cancelled'), 303)
    })
  },
)

/** 「已退还」: the money that no seat was free for was given back at the counter. */
bookingRoutes.post('/:id/refund', validParam(fileAddress), anyForm(tradeForm), (c) => {
  const { id } = c.req.valid('param')
  const { trade } = c.req.valid('form')
  return withBooking(c, { id, isShown: false, isMoved: true }, async (found) => {
    const { refused } = await sendToDesk(c, found, { do: 'record-refund', trade, reason: 'counter' })
    if (refused) return drawBooking(c, id, { refused, status: 409 })
    return c.redirect(addressOf(id, 'returned'), 303)
  })
})

/** The receipt number of a booking that was cancelled. */
function receiptOf(registration: Registration, tradeNo: string): string | null {
  const trade = tradeOf(registration, tradeNo)
  if (!trade || standingReceipt(trade) !== null || !('platformNo' in trade.state)) return null
  return trade.state.platformNo
}

function addressOf(id: string, done?: string): string {
  return `/office/money/${id}${done ? `?done=${done}` : ''}`
}

async function refuseBooking(c: AppContext, problems: ReceiptProblem[]): Promise<Response> {
  const form = await readForm(c)
  const texts = problems.map((problem) => bookingProblem(c.var.page, problem))
  const shown = { problems: texts, entered: form.get('receipt') ?? '', status: 422 } as const
  return drawBooking(c, c.req.param('id') ?? '', shown)
}

async function refuseCancellation(c: AppContext, problems: ReasonProblem[]): Promise<Response> {
  const form = await readForm(c)
  return drawCancellation(c, c.req.param('id') ?? '', {
    problems: problems.map((problem) => reasonProblem(c.var.page, problem)),
    reason: form.get('reason') ?? '',
    note: readNote(form.get('note') ?? ''),
  })
}

function drawBooking(
  c: AppContext,
  id: string,
  shown: {
    status?: 409 | 422
    refused?: BookingRefusal
    problems?: ReturnType<typeof bookingProblem>[]
    entered?: string
    done?: string | null
  },
): Promise<Response> {
  return withBookingView(c, { id, isShown: true }, (found, view) => {
    const { office, catalogue } = found
    const props = { page: c.var.page, office, catalogue, terms: termsOf(found), view, ...shown }
    return renderPage(c, BookingPage(props), shown.status)
  })
}

/** Where no booking stands there is nothing to cancel. */
function drawCancellation(
  c: AppContext,
  id: string,
  shown: { problems?: ReturnType<typeof reasonProblem>[]; reason?: string; note?: string },
): Promise<Response> {
  return withBookingView(c, { id, isShown: true }, (found, view) => {
    const trade = view.registration.trades.findLast((one) => standingReceipt(one) !== null)
    const isOpen = trade?.state.is === 'paid' || trade?.state.is === 'refunding'
    if (!trade || !isOpen || view.registration.stage.is === 'cancelled') return c.redirect(addressOf(id), 303)
    const { office, catalogue } = found
    const props = { page: c.var.page, office, catalogue, terms: termsOf(found), view, trade, ...shown }
    return renderPage(c, CancelBookingPage(props), shown.problems ? 422 : 200)
  })
}
