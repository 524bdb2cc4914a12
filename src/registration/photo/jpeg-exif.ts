import { byteAt, shortAt, startsWith } from './read-bytes.ts'

const ORIENTATION = 0x0112
const SHORT = 3
const LONG = 4

/** Whether an APP1 segment's contents are EXIF (CIPA DC-008, 4.7.2). */
export function isExif(bytes: Uint8Array, from: number, to: number): boolean {
  return startsWith(bytes, from, to, 'Exif\0\0')
}

/**
 * The orientation in IFD0 of an EXIF segment, exactly as found: 0 and 65535 are returned, though they mean nothing.
 * Undefined when there is none or the EXIF is unreadable. Reads forward through one directory and follows no other offset,
 * so it cannot loop; IFD1 describes the thumbnail and is never looked at.
 */
export function orientationIn(bytes: Uint8Array, from: number, to: number): number | undefined {
  const tiff = from + 6
  if (tiff + 8 > to) return undefined
  const little = startsWith(bytes, tiff, to, 'II*\0')
  if (!little && !startsWith(bytes, tiff, to, 'MM\0*')) return undefined
  const short = (at: number) =>
    little ? byteAt(bytes, at) + byteAt(bytes, at + 1) * 256 : shortAt(bytes, at)
  const long = (at: number) =>
    little ? short(at) + short(at + 2) * 65_536 : short(at) * 65_536 + short(at + 2)

  const directory = tiff + long(tiff + 4)
  if (directory + 2 > to) return undefined
  const entries = short(directory)
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + 12 * i
    if (entry + 12 > to) return undefined
    if (short(entry) !== ORIENTATION) continue
    if (long(entry + 4) !== 1) return undefined
    const type = short(entry + 2)
    if (type === SHORT) return short(entry + 8)
    return type === LONG ? long(entry + 8) : undefined
  }
  return undefined
}
