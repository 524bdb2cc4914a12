import { isPaymentOpen } from '../../registration/journey.ts'
import { openTrades } from '../../registration/machine/payment/attempt.ts'
import type { Registration } from '../../registration/machine/registration.ts'
import type { Terms } from '../../registration/machine/terms.ts'
import type { GatewayName } from '../gateways/gateway.ts'

/**
 * The page to go to when nothing can be paid here; null when the payment pages are open. An open attempt is shown on the order
 * page, so that no second one is made.
 */
export function pageInsteadOfPayment(registration: Registration, terms: Terms): 'order' | 'hub' | null {
  if (openTrades(registration.trades).some((trade) => !trade.isClosing)) return 'order'
  return isPaymentOpen(registration, terms) ? null : 'hub'
}

/** Why no other attempt can be opened in place of the open one: nothing is to be paid, or the time to pay is over. */
export function whyNoOther(
  registration: Registration,
  terms: Terms,
  now: number,
): { is: 'nothing-due' } | { is: 'late'; until: number } | null {
  const { stage } = registration
  if (!isPaymentOpen(registration, terms) || !('payBy' in stage)) return { is: 'nothing-due' }
  return now >= stage.payBy ? { is: 'late', until: stage.payBy } : null
}

/** The former attempt is closed, and a new one can be opened. */
export function mayOpenAnother(registration: Registration, terms: Terms, now: number): boolean {
  return openTrades(registration.trades).length === 0 && whyNoOther(registration, terms, now) === null
}

/** By the browser's own word; a platform has a cashier of its own for phones. */
export function deviceOf(userAgent: string | undefined): 'computer' | 'phone' {
  return /Mobi|Android/i.test(userAgent ?? '') ? 'phone' : 'computer'
}

export type ConfirmationProblem = { field: 'confirmed' }

export function readConfirmation(form: { confirmed: boolean; revision: number }) {
  return form.confirmed ? { ok: form } : { problems: [{ field: 'confirmed' } as const] }
}

export type WayProblem = { field: 'way' }

/** The chosen platform, and the amount that the page showed. The desk compares the amount. */
export function readWay({ way, amount }: { way: GatewayName | null; amount: number }) {
  return way ? { ok: { gateway: way, amount } } : { problems: [{ field: 'way' } as const] }
}
