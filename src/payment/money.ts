/** Fen as payment platforms write money: 8000 → `80.00`. Exact; RangeError unless a whole, safe number ≥ 0. */
export function yuanAmount(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount in fen: ${fen}`)
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/**
 * Yuan as a platform writes them → fen: digits with at most two decimals, nothing else (no sign, exponent, blank, leading zero).
 * `undefined` for any other text and above 100 000 000 yuan, the most one trade may be (Alipay, `total_amount`).
 */
export function parseYuanAmount(text: string): number | undefined {
  const parts = /^(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,2}))?$/.exec(text)
  if (!parts) return undefined
  const amount = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  return amount <= 10_000_000_000 ? amount : undefined
}
