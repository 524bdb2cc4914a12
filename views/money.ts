/** “¥160.00”, “¥1,160.00”: half-width sign, two digits, no 元 beside it. `fen` is integer fen. */
export function formatYuan(fen: number): string {
  return `¥${formatYuanWithoutSign(fen)}`
}

/** “15,600.00”: for tables whose head names the unit. `fen` is integer fen. */
function formatYuanWithoutSign(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}
