import type { Flaw } from './jpeg-flaws.ts'
import { byteAt, shortAt } from './read-bytes.ts'

/** A frame header (SOF) as it is written, sound or not. */
export interface JpegFrame {
  /** As coded, before any orientation. */
  readonly width: number
  readonly height: number
  /** Bits per sample. */
  readonly precision: number
  /** Components claimed; those beyond the fourth are counted, not read. */
  readonly components: number
  readonly progressive: boolean
  readonly parts: readonly Component[]
}

export interface Component {
  readonly id: number
  /** Sampling factors. */
  readonly h: number
  readonly v: number
  /** Number of its quantization table. */
  readonly table: number
}

/** libjpeg's own limit of a side, and a little more than the largest phone sensor of 2026 (200 megapixels). */
const MAX_SIDE = 65_500
const MAX_PIXELS = 200_000_000

/** The frame kinds every browser shows: baseline, extended sequential and progressive, Huffman-coded. */
function isSupportedFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xc2
}

/** Reads the contents of an SOF segment, telling every flaw in it; undefined when it is too short to say anything. */
export function readFrame(
  bytes: Uint8Array,
  marker: number,
  from: number,
  to: number,
  flaw: (flaw: Flaw) => void,
): JpegFrame | undefined {
  if (to - from < 6) {
    flaw('segment-length')
    return undefined
  }
  const precision = byteAt(bytes, from)
  const height = shortAt(bytes, from + 1)
  const width = shortAt(bytes, from + 3)
  const components = byteAt(bytes, from + 5)
  const parts: Component[] = []
  for (let at = from + 6; at + 3 <= to && parts.length < Math.min(components, 4); at += 3) {
    const sampling = byteAt(bytes, at + 1)
    parts.push({ id: byteAt(bytes, at), h: sampling >> 4, v: sampling & 15, table: byteAt(bytes, at + 2) })
  }
  const progressive = (marker & 3) === 2 && marker < 0xd0

  if (!isSupportedFrame(marker)) flaw('process')
  if (precision !== 8) flaw('precision')
  // A height of 0 promises a DNL marker behind the first scan; decoders have never supported it.
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    flaw('size')
  }
  if (components !== 1 && components !== 3) flaw('components')
  if (to - from !== 6 + 3 * components) flaw('segment-length')
  if (!samplesFit(parts)) flaw('sampling')
  if (parts.some((part) => part.table > 3)) flaw('quantization')
  return { width, height, precision, components, progressive, parts }
}

/** Factors are 1 to 4 and divide the largest: libjpeg does not implement fractional ratios. */
function samplesFit(parts: readonly Component[]): boolean {
  const h = widest(parts)
  const v = tallest(parts)
  return parts.every((p) => p.h >= 1 && p.h <= 4 && p.v >= 1 && p.v <= 4 && h % p.h === 0 && v % p.v === 0)
}

export function widest(parts: readonly Component[]): number {
  return Math.max(1, ...parts.map((part) => part.h))
}

export function tallest(parts: readonly Component[]): number {
  return Math.max(1, ...parts.map((part) => part.v))
}
