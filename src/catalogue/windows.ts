import type { Windows } from './catalogue.ts'

/** The windows of one province or centre; null or absent: as the one above it. ms since 1970 */
export type Narrowing = { [Name in keyof Windows]?: number | null | undefined }

/**
 * Windows of a sitting as a province and then a centre narrow them: ends only earlier, the start only later; a wider
 * value is ignored (spec section 13.2). No stage outlives the one it leads to: a payment deadline brought forward takes
 * review, photo and registration with it: otherwise a candidate could begin a stage and not finish the next.
 */
export function narrowWindows(windows: Windows, ...narrowings: Narrowing[]): Windows {
  const end = (name: keyof Windows) => Math.min(windows[name], ...valuesOf(narrowings, name))
  const paymentUntil = end('paymentUntil')
  const reviewUntil = Math.min(end('reviewUntil'), paymentUntil)
  const registrationUntil = Math.min(end('registrationUntil'), reviewUntil)
  const photoUntil = Math.min(end('photoUntil'), reviewUntil)
  const start = Math.max(windows.registrationFrom, ...valuesOf(narrowings, 'registrationFrom'))
  // A start after the end leaves an empty window, never an end that comes before its beginning.
  return {
    registrationFrom: Math.min(start, registrationUntil),
    registrationUntil,
    photoUntil,
    reviewUntil,
    paymentUntil,
  }
}

/** Until when must be paid: the time to pay from now on, never past the payment deadline (H2 H4, spec section 11). ms */
export function computePayBy(terms: { now: number; timeToPay: number; paymentUntil: number }): number {
  return Math.min(terms.now + terms.timeToPay, terms.paymentUntil)
}

function valuesOf(narrowings: readonly Narrowing[], name: keyof Windows): number[] {
  return narrowings.flatMap((narrowing) => narrowing[name] ?? [])
}
