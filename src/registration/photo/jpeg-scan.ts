import type { Flaw } from './jpeg-flaws.ts'
import { type Component, type JpegFrame, tallest, widest } from './jpeg-frame.ts'
import type { Tables } from './jpeg-tables.ts'
import { byteAt } from './read-bytes.ts'

/** A scan header (SOS): which components, with which tables, and which part of each coefficient. */
export interface Scan {
  readonly parts: readonly ScanPart[]
  /** First and last coefficient. */
  readonly first: number
  readonly last: number
  /** Bits sent before and after this scan, as the point transform counts them. */
  readonly high: number
  readonly low: number
}

interface ScanPart {
  readonly index: number
  readonly component: Component
  readonly dc: number
  readonly ac: number
}

/** More blocks in one unit than this no decoder accepts (T.81 B.2.3). */
const MAX_BLOCKS_IN_MCU = 10

/** Reads the contents of an SOS segment; undefined when they are malformed. */
export function readScan(bytes: Uint8Array, from: number, to: number, frame: JpegFrame): Scan | undefined {
  const count = byteAt(bytes, from)
  if (to <= from || count < 1 || count > 4 || to - from !== 4 + 2 * count) return undefined
  const parts: ScanPart[] = []
  for (let at = from + 1; parts.length < count; at += 2) {
    const id = bytes[at]
    // Files whose components all bear one number exist; decoders then take them in turn.
    const index = frame.parts.findIndex((part, i) => part.id === id && !parts.some((p) => p.index === i))
    const component = frame.parts[index]
    const tables = byteAt(bytes, at + 1)
    if (!component || tables >> 4 > 3 || (tables & 15) > 3) return undefined
    parts.push({ index, component, dc: tables >> 4, ac: tables & 15 })
  }
  if (count > 1 && parts.reduce((n, p) => n + p.component.h * p.component.v, 0) > MAX_BLOCKS_IN_MCU) {
    return undefined
  }
  const spectrum = to - 3
  return {
    parts,
    first: byteAt(bytes, spectrum),
    last: byteAt(bytes, spectrum + 1),
    high: byteAt(bytes, spectrum + 2) >> 4,
    low: byteAt(bytes, spectrum + 2) & 15,
  }
}

/** How many MCUs a scan holds, and how many blocks of each component one MCU has (T.81 A.2). */
export function scanUnits(
  scan: Scan,
  frame: JpegFrame,
): { mcus: number; blocks: (part: ScanPart) => number } {
  const h = widest(frame.parts)
  const v = tallest(frame.parts)
  const only = scan.parts.length === 1 ? scan.parts[0] : undefined
  if (!only) {
    const mcus = Math.ceil(frame.width / (8 * h)) * Math.ceil(frame.height / (8 * v))
    return { mcus, blocks: (part) => part.component.h * part.component.v }
  }
  const across = Math.ceil(Math.ceil((frame.width * only.component.h) / h) / 8)
  const down = Math.ceil(Math.ceil((frame.height * only.component.v) / v) / 8)
  return { mcus: across * down, blocks: () => 1 }
}

/** Checks that the tables a scan refers to have been defined: at its first scan a component's quantization, too. */
export function tablesFlaw(scan: Scan, frame: JpegFrame, tables: Tables): Flaw | undefined {
  for (const part of scan.parts) {
    if (!(tables.quantization & (1 << part.component.table))) return 'quantization'
    // Some webcams leave the Huffman tables out and mean the customary ones (T.81 K.3). That is an abbreviated file:
    // several browsers and PDF readers cannot show it, so it is refused.
    const { dc, ac } = usesTables(scan, frame)
    if (dc && !tables.huffman[part.dc]) return 'huffman'
    if (ac && !tables.huffman[4 + part.ac]) return 'huffman'
  }
  return undefined
}

/** Fewest bits the scan can have: each block costs at least the shortest codes of its tables. */
export function fewestBits(scan: Scan, frame: JpegFrame, tables: Tables): number {
  const { mcus, blocks } = scanUnits(scan, frame)
  const uses = usesTables(scan, frame)
  // One code of a progressive AC scan can end 32 767 blocks, so nothing can be said of those.
  if (frame.progressive && scan.first > 0) return 0
  let bits = 0
  for (const part of scan.parts) {
    const dc = uses.dc ? (tables.huffman[part.dc] ?? 0) : 1
    const ac = uses.ac ? (tables.huffman[4 + part.ac] ?? 0) : 0
    bits += mcus * blocks(part) * (dc + ac)
  }
  return bits
}

function usesTables(scan: Scan, frame: JpegFrame): { dc: boolean; ac: boolean } {
  if (!frame.progressive) return { dc: true, ac: true }
  return { dc: scan.first === 0 && scan.high === 0, ac: scan.first > 0 }
}
