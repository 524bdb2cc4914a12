/** Rows on one page of a list. */
export const PAGE_SIZE = 50

/** One page of a list that was read with one row more than a page holds; `last`: the following page begins after it, if there is one. */
export function firstPage<Row>(rows: readonly Row[]): { rows: Row[]; last: Row | null } {
  const shown = rows.slice(0, PAGE_SIZE)
  return { rows: shown, last: rows.length > PAGE_SIZE ? (shown.at(-1) ?? null) : null }
}

/** A place in a list by time (ms since 1970) and number, as a part of an address. It contains no personal data. */
export function formatPlace(at: number, no: string): string {
  return `${at}.${no}`
}

/** Null for any other text. The caller checks the number. */
export function readPlace(text: string): { at: number; no: string } | null {
  const [at = '', no = ''] = text.split('.')
  return /^\d{1,15}$/.test(at) ? { at: Number(at), no } : null
}
