// How the platform writes sums and times. On purpose not the product's own code: a mistake must not meet its twin.

/** 16000 fen → `160.00`; a bill writes refunds with a minus. */
export function yuanText(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  return `${fen < 0 ? '-' : ''}${whole}.${rest < 10 ? '0' : ''}${rest}`
}

/** `160.00` → 16000; at least one fen, two decimals at most, as `total_amount` wants it. */
export function parseFen(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{1,9}(\.\d{1,2})?$/.test(text)) return undefined
  const fen = Math.round(Number.parseFloat(text) * 100)
  return fen >= 1 && fen <= 10_000_000_000 ? fen : undefined
}

const BEIJING = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** `2026-12-18 10:31:22` in Beijing. */
export function beijingTime(ms: number): string {
  return BEIJING.format(ms)
}

export function parseTime(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text)) return undefined
  const ms = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  return Number.isNaN(ms) ? undefined : ms
}

/** Digits such as a platform's numbers begin with: day and product. */
export function newNumber(now: number, digits: number): string {
  const random = crypto.getRandomValues(new Uint8Array(digits))
  return `${beijingTime(now).slice(0, 10).replaceAll('-', '')}22${[...random].map((byte) => byte % 10).join('')}`
}
