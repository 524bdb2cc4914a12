import { concatBytes } from '../../lib/concat-bytes.ts'
import type { Segment, Walked } from './jpeg.ts'
import { shortAt, startsWith } from './read-bytes.ts'

/**
 * The same picture without anything else: SOI, JFIF, Adobe, tables, frame, scans, EOI. Camera data, place, thumbnails,
 * profiles, comments, surplus fill bytes and whatever follows the end are left out. Tables and entropy-coded data are copied
 * byte for byte in their order, and the two markers that decide how colours are meant are kept, so the pixels are the same.
 * Rebuilding twice changes nothing more. For sound files only.
 */
export function rebuildJpeg(bytes: Uint8Array, walked: Walked): Uint8Array {
  const firstScan = walked.segments.findIndex((segment) => segment.marker === 0xda)
  const header = walked.segments.slice(0, Math.max(0, firstScan))
  const sequential = walked.frame?.progressive === false
  const parts: Uint8Array[] = [Uint8Array.of(0xff, 0xd8)]
  // Decoders ask only whether these are there, and only before the first scan. The first JFIF and the last Adobe count.
  const jfif = header.find((segment) => isJfif(bytes, segment))
  if (jfif) parts.push(plainJfif(bytes, jfif))
  const adobe = header.findLast((segment) => isAdobe(bytes, segment))
  if (adobe) parts.push(plainAdobe(bytes, adobe))
  for (const segment of walked.segments) {
    if (segment.marker === 0xda && sequential) parts.push(...sequentialScan(bytes, segment))
    else if (isKept(segment.marker)) parts.push(bytes.subarray(segment.from, segment.to))
  }
  parts.push(Uint8Array.of(0xff, 0xd9))
  return concatBytes(parts)
}

/** SOF, DHT, SOS, DQT, DRI. */
function isKept(marker: number): boolean {
  return (
    (marker >= 0xc0 && marker <= 0xc2) ||
    marker === 0xc4 ||
    marker === 0xda ||
    marker === 0xdb ||
    marker === 0xdd
  )
}

/** JFIF 1.02: identifier, version, density, then a thumbnail of 0 × 0. */
function plainJfif(bytes: Uint8Array, { from }: Segment): Uint8Array {
  const segment = new Uint8Array(18)
  segment.set(bytes.subarray(from, from + 16))
  segment[2] = 0
  segment[3] = 16
  return segment
}

/** libjpeg takes shorter segments for something else. */
function isJfif(bytes: Uint8Array, { marker, from, to }: Segment): boolean {
  return marker === 0xe0 && to - from >= 18 && startsWith(bytes, from + 4, to, 'JFIF\0')
}

/** Twelve bytes, the last of them saying whether the colours were transformed. */
function plainAdobe(bytes: Uint8Array, { from }: Segment): Uint8Array {
  const segment = bytes.slice(from, from + 16)
  segment[2] = 0
  segment[3] = 14
  return segment
}

function isAdobe(bytes: Uint8Array, { marker, from, to }: Segment): boolean {
  return marker === 0xee && to - from >= 16 && startsWith(bytes, from + 4, to, 'Adobe')
}

/** In a sequential scan decoders ignore the spectral numbers; where a camera wrote odd ones they are put right. */
function sequentialScan(bytes: Uint8Array, { from, to }: Segment): Uint8Array[] {
  const data = from + 2 + shortAt(bytes, from + 2)
  return [bytes.subarray(from, data - 3), Uint8Array.of(0, 63, 0), bytes.subarray(data, to)]
}
