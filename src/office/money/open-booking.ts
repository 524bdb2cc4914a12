import type { Catalogue } from '../../catalogue/catalogue.ts'
import { termsFromCatalogue } from '../../catalogue/terms.ts'
import { commandDesk, readDesk, readDeskWithHistory } from '../../registration/desk/call-desk.ts'
import type { ViewWithHistory } from '../../registration/desk/desk-contract.ts'
import { claimAsRefused } from '../../registration/identity/claim-store.ts'
import type { Command, Refusal } from '../../registration/machine/command.ts'
import { standingReceipt } from '../../registration/machine/payment/centre-money.ts'
import type { Registration } from '../../registration/machine/registration.ts'
import type { Terms } from '../../registration/machine/terms.ts'
import type { AppContext } from '../../site.ts'
import type { CentreContext } from '../office-context.ts'
import { notFoundHere, withCentrePage } from '../page.ts'
import { bookingPageQuery, readClaim } from './booking-store.ts'
import { mayTakeOver } from './receipt-rules.ts'
import { type ReceiptClaim, type ReceiptKey, releaseReceipt, takeOverReceipt } from './receipt-store.ts'

type Answer = Response | Promise<Response>

/** A registration of the officer's centre, according to D1, and the registration that has the receipt number. */
export type FoundBooking = {
  office: CentreContext
  catalogue: Catalogue
  id: string
  claim: ReceiptClaim | null
}

/** Why a payment was not booked: the machine's reason, or that the number is another registration's. */
export type BookingRefusal =
  | Refusal
  | { is: 'receipt-used'; registration: string; isHere: boolean }
  /** Somebody else is using the number at this moment. */
  | { is: 'receipt-busy' }

export function withBooking(
  c: AppContext,
  of: { id: string; isShown: boolean; isMoved?: boolean; number?: string },
  answer: (found: FoundBooking) => Answer,
): Promise<Response> {
  const { now, requestId } = c.var
  const query = bookingPageQuery({ isMoved: false, ...of, now, requestId })
  return withCentrePage(c, query, (office, rows) => {
    const { catalogue } = office
    if (rows[0].length === 0 || !catalogue) return notFoundHere(c)
    return answer({ office, catalogue, id: of.id, claim: readClaim(rows, of.number) })
  })
}

/** The same with the registration as its desk has it: D1 may not know yet that the candidate has moved to another centre. */
export function withBookingView(
  c: AppContext,
  of: { id: string; isShown: boolean },
  answer: (found: FoundBooking, view: ViewWithHistory) => Answer,
): Promise<Response> {
  return withBooking(c, of, async (found) => {
    const view = await readDeskWithHistory(c, found.id)
    return view?.registration.centre === found.office.scope.id ? answer(found, view) : notFoundHere(c)
  })
}

export function termsOf({ catalogue, office }: FoundBooking): Terms {
  return termsFromCatalogue(catalogue, office.scope.id)
}

/** A command of the officer to the desk, with the newest state after it. */
export async function sendToDesk(
  c: AppContext,
  found: FoundBooking,
  command: Command,
): Promise<{ refused: Refusal | null; registration: Registration | null }> {
  const { officer, scope } = found.office
  const { refused, view } = await commandDesk(c, found.id, {
    command,
    by: { is: 'officer', id: officer.id, name: officer.name, centre: scope.id },
    now: c.var.now,
    requestId: c.var.requestId,
    terms: termsOf(found),
    answer: 'view',
  })
  return { refused, registration: view?.registration ?? null }
}

/**
 * Books a payment whose receipt number was claimed in the batch of this request. The claim is released where no booking with the
 * number came about; a crash before that leaves a claim that another registration may take over after a minute.
 */
export async function bookPayment(
  c: AppContext,
  found: FoundBooking,
  booking: { receipt: string; amount: number },
): Promise<BookingRefusal | null> {
  const { id, office, catalogue, claim } = found
  const key: ReceiptKey = {
    sittingId: catalogue.sitting.id,
    centreId: office.scope.id,
    number: booking.receipt,
  }
  const mine = { registrationId: id, claimedAt: c.var.now }
  if (claim && claim.registrationId !== id) {
    const used = await useOf(c, key, claim)
    if (used) return used
    if (!(await takeOverReceipt(c.env.DB, key, claim, mine))) return { is: 'receipt-busy' }
  }
  const { refused, registration } = await sendBooking(c, found, booking)
  const stands = registration?.trades.some((trade) => standingReceipt(trade) === booking.receipt)
  if (!stands) await releaseReceipt(c.env.DB, key, mine)
  return refused?.is === 'waiting' ? null : refused
}

/** After a lapse the claim of the document may have been released: then another one is made, and the command is sent once more. */
async function sendBooking(c: AppContext, found: FoundBooking, booking: { receipt: string; amount: number }) {
  const command = { do: 'book-receipt', ...booking } as const
  const answer = await sendToDesk(c, found, command)
  if (answer.refused?.is !== 'claim') return answer
  const file = { id: found.id, sitting: found.catalogue.sitting.id }
  const claim = await claimAsRefused(c.env.DB, file, answer.refused)
  return claim ? sendToDesk(c, found, { ...command, ...claim }) : answer
}

/** The use that another registration makes of a receipt number it has claimed; null where there is none. */
async function useOf(c: AppContext, key: ReceiptKey, claim: ReceiptClaim): Promise<BookingRefusal | null> {
  const holder = (await readDesk(c, claim.registrationId))?.registration
  const isUsed = holder?.trades.some((trade) => standingReceipt(trade) === key.number)
  if (holder && isUsed) {
    return { is: 'receipt-used', registration: holder.id, isHere: holder.centre === key.centreId }
  }
  return mayTakeOver(claim.claimedAt, c.var.now) ? null : { is: 'receipt-busy' }
}
