import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Design §10. KB are 1 024 bytes, compressed. */
export const BUDGET = {
  firstVisit: 14 * 1024,
  withScript: 27 * 1024,
  step: 5 * 1024,
  journey: 80 * 1024,
} as const

/**
 * The bytes of a text on the way. Cloudflare compresses pages on the way, with Brotli at about level 4 for browsers that take it and
 * gzip for others: the heavier of the two counts.
 */
export function weightOf(text: string): number {
  const { BROTLI_PARAM_QUALITY } = constants
  const brotli = brotliCompressSync(text, { params: { [BROTLI_PARAM_QUALITY]: 4 } })
  return Math.max(gzipSync(text, { level: 6 }).byteLength, brotli.byteLength)
}

type Counts = { d1: number; do: number; inner: { d1: number; do: number } }

/** The calls made for an answer, from `Server-Timing`. */
export function countsOf(headers: Headers): Counts {
  const said = headers.get('Server-Timing') ?? ''
  const [, d1, objects, innerD1, innerObjects] =
    /d1;desc="(\d+)", do;desc="(\d+)", inner;desc="d1=(\d+) do=(\d+)"/.exec(said) ?? []
  if (innerObjects === undefined) throw new Error(`no counts in Server-Timing: ${said}`)
  return { d1: Number(d1), do: Number(objects), inner: { d1: Number(innerD1), do: Number(innerObjects) } }
}
