import type { Segment, Walked } from '../../registration/photo/jpeg.ts'
import { readScan, type Scan, type ScanPart, scanUnits } from '../../registration/photo/jpeg-scan.ts'
import { type BitReader, bitReader, type Codes, readCodes } from './huffman-reader.ts'

/** Bytes libjpeg swallows silently behind the last block: those already in its bit buffer. */
const SWALLOWED = 8

/**
 * Whether reading through the scans of a sound file meets what libjpeg warns of: a code no table has, data that ends early,
 * or bytes left over. Counts codes and keeps no pictures; refinement scans, which need the coefficients, are passed over.
 * Too slow for the server, which only walks the header (spec F3).
 */
export function damagedScan(bytes: Uint8Array, { segments, frame }: Walked): boolean {
  if (!frame) return false
  const codes: Codes[] = []
  let interval = 0
  for (const segment of segments) {
    const contents = segment.from + 4
    if (segment.marker === 0xc4) readCodes(bytes, contents, segment.to, codes)
    if (segment.marker === 0xdd) interval = (bytes[contents] ?? 0) * 256 + (bytes[contents + 1] ?? 0)
    if (segment.marker !== 0xda) continue
    const data = dataStart(bytes, segment)
    const scan = readScan(bytes, contents, data, frame)
    if (!scan || (frame.progressive && scan.first > 0 && scan.high > 0)) continue
    const block = blockReader(scan, frame.progressive, codes)
    const { mcus, blocks } = scanUnits(scan, frame)
    if (!readsThrough(bytes, data, segment.to, mcus, interval, unitReader(scan, block, blocks))) return true
  }
  return false
}

/** Reads up to `left` MCUs and says how many it read; 0 when the data make no sense. */
type UnitReader = (bits: BitReader, left: number) => number

function readsThrough(
  bytes: Uint8Array,
  from: number,
  to: number,
  mcus: number,
  interval: number,
  units: UnitReader,
): boolean {
  let left = mcus
  let at = from
  while (left > 0) {
    const end = restartAfter(bytes, at, to)
    const bits = bitReader(bytes, at, end)
    const due = interval > 0 ? Math.min(interval, left) : left
    for (let read = 0; read < due; ) {
      const got = units(bits, due - read)
      if (got === 0 || bits.ranOut()) return false
      read += got
    }
    left -= due
    if (end - bits.at() > (left > 0 ? 0 : SWALLOWED)) return false
    at = end + 2
  }
  return true
}

function unitReader(scan: Scan, block: BlockReader, blocks: (part: ScanPart) => number): UnitReader {
  const only = scan.parts.length === 1 ? scan.parts[0] : undefined
  if (only) return (bits, left) => Math.min(left, block(bits, only))
  return (bits) => {
    for (const part of scan.parts) {
      for (let i = 0; i < blocks(part); i++) if (block(bits, part) === 0) return 0
    }
    return 1
  }
}

/** Reads one block, or the run of blocks that one code ends; 0 for a code no table has. */
type BlockReader = (bits: BitReader, part: ScanPart) => number

function blockReader(scan: Scan, progressive: boolean, codes: readonly Codes[]): BlockReader {
  const dc = (bits: BitReader, part: ScanPart) => {
    const size = bits.code(codes[part.dc])
    if (size < 0) return 0
    bits.skip(size)
    return 1
  }
  const ac = (bits: BitReader, part: ScanPart, first: number, last: number) => {
    for (let k = first; k <= last; k++) {
      const symbol = bits.code(codes[4 + part.ac])
      if (symbol < 0) return 0
      const run = symbol >> 4
      const size = symbol & 15
      if (size > 0 || run === 15) {
        k += run
        bits.skip(size)
      } else return progressive ? 2 ** run + bits.read(run) : 1
    }
    return 1
  }
  if (!progressive) return (bits, part) => dc(bits, part) && ac(bits, part, 1, 63)
  if (scan.first > 0) return (bits, part) => ac(bits, part, scan.first, scan.last)
  if (scan.high === 0) return dc
  return (bits) => {
    bits.skip(1)
    return 1
  }
}

function dataStart(bytes: Uint8Array, { from }: Segment): number {
  return from + 2 + (bytes[from + 2] ?? 0) * 256 + (bytes[from + 3] ?? 0)
}

/** Offset of the next restart marker, or `to`. */
function restartAfter(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at + 1 < to; at++) {
    if (bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xf8) === 0xd0) return at
  }
  return to
}
