import type { Segment, Walked } from '../../registration/photo/jpeg.ts'
import type { JpegFrame } from '../../registration/photo/jpeg-frame.ts'
import { readScan, type Scan, type ScanPart, scanUnits } from '../../registration/photo/jpeg-scan.ts'
import { acBand, type Coefficients, coefficientsOf } from './ac-band.ts'
import { type BitReader, bitReader, type Codes, readCodes } from './huffman-reader.ts'

/** Bytes libjpeg swallows silently behind the last block: those already in its bit buffer. */
const SWALLOWED = 8

/**
 * Whether reading through the scans of a sound file meets what libjpeg warns of: a code no table has, data that ends early,
 * or bytes left over. Too slow for the server, which only walks the header (spec F3).
 */
export function damagedScan(bytes: Uint8Array, { segments, frame }: Walked): boolean {
  if (!frame) return false
  const codes: Codes[] = []
  const coefficients = frame.progressive ? coefficientsOf(frame) : []
  let interval = 0
  for (const segment of segments) {
    const contents = segment.from + 4
    if (segment.marker === 0xc4) readCodes(bytes, contents, segment.to, codes)
    if (segment.marker === 0xdd) interval = (bytes[contents] ?? 0) * 256 + (bytes[contents + 1] ?? 0)
    if (segment.marker !== 0xda) continue
    const data = dataStart(bytes, segment)
    const scan = readScan(bytes, contents, data, frame)
    if (!scan) return true
    const units = unitReader(scan, frame, codes, coefficients)
    if (!readsThrough(bytes, data, segment.to, scanUnits(scan, frame).mcus, interval, units)) return true
  }
  return false
}

/** Starts an interval; what it returns reads the MCU of that number, and says false when the data make no sense. */
type UnitReader = (bits: BitReader) => (unit: number) => boolean

function readsThrough(
  bytes: Uint8Array,
  from: number,
  to: number,
  mcus: number,
  interval: number,
  units: UnitReader,
): boolean {
  let at = from
  for (let unit = 0; unit < mcus; ) {
    const end = restartAfter(bytes, at, to)
    const bits = bitReader(bytes, at, end)
    const read = units(bits)
    const next = interval > 0 ? Math.min(unit + interval, mcus) : mcus
    for (; unit < next; unit++) {
      if (!read(unit) || bits.ranOut()) return false
    }
    if (end - bits.at() > (unit < mcus ? 0 : SWALLOWED)) return false
    at = end + 2
  }
  return true
}

function unitReader(
  scan: Scan,
  frame: JpegFrame,
  codes: readonly Codes[],
  coefficients: readonly Coefficients[],
): UnitReader {
  const [only] = scan.parts
  if (frame.progressive && scan.first > 0 && only) {
    const band = acBand(scan, codes[4 + only.ac], coefficients[only.index])
    return (bits) => band(bits)
  }
  const { blocks } = scanUnits(scan, frame)
  const block = blockReader(scan, frame, codes)
  return (bits) => () => {
    for (const part of scan.parts) {
      for (let i = blocks(part); i > 0; i--) if (!block(bits, part)) return false
    }
    return true
  }
}

type BlockReader = (bits: BitReader, part: ScanPart) => boolean

function blockReader(scan: Scan, frame: JpegFrame, codes: readonly Codes[]): BlockReader {
  const dc: BlockReader = (bits, part) => {
    const size = bits.code(codes[part.dc])
    bits.skip(Math.max(0, size))
    return size >= 0
  }
  const refinement: BlockReader = (bits) => {
    bits.skip(1)
    return true
  }
  if (frame.progressive) return scan.high === 0 ? dc : refinement
  return (bits, part) => dc(bits, part) && readAc(bits, codes[4 + part.ac])
}

/** The AC coefficients of one sequential block. A run past the last coefficient is not complained of: libjpeg does not. */
function readAc(bits: BitReader, codes: Codes | undefined): boolean {
  for (let k = 1; k <= 63; k++) {
    const symbol = bits.code(codes)
    if (symbol < 0) return false
    const run = symbol >> 4
    const size = symbol & 15
    if (size === 0 && run < 15) return true
    k += run
    bits.skip(size)
  }
  return true
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
