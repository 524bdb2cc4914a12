import { fileKind } from './file-kind.ts'
import { startsWith } from './read-bytes.ts'

/** So few bytes hide nothing; encoders leave them behind when they align. */
const STRAY = 8
/** A camera that writes whole blocks pads with a run of zeros, and sometimes with old memory after it. */
const PADDING_RUN = 16

/**
 * True if the bytes after the end marker are of a kind that no camera puts there: a second picture that no header announced, an
 * archive, a script. It is cut off before storing in any case; refusing it is for honesty, not for safety.
 */
export function isForeignTail(bytes: Uint8Array, end: number, announced: boolean): boolean {
  let at = end
  while (at < bytes.length && isPadding(bytes[at])) at++
  if (announced || bytes.length - at <= STRAY) return false
  // Padding may swallow the FF that a picture begins with.
  if (startsWith(bytes, at - 1, bytes.length, '\xff\xd8\xff') || fileKind(bytes, at)) return true
  return at - end < PADDING_RUN && !hasPhoneTrailer(bytes, end)
}

/** Whether an APP1 or APP2 segment's contents announce more pictures or a film behind the first picture. */
export function announcesMore(bytes: Uint8Array, from: number, to: number): boolean {
  // CIPA DC-007 multi-picture format; Ultra HDR and MPO files carry it.
  if (startsWith(bytes, from, to, 'MPF\0')) return true
  if (!startsWith(bytes, from, to, 'http://ns.adobe.com/x')) return false
  // Motion photos and depth maps: Google's camera and container schemas, which other makers use too.
  for (let at = from; at < to; at++) {
    if (startsWith(bytes, at, to, 'ns.google.com/photos/')) return true
  }
  return false
}

function isPadding(byte: number | undefined): boolean {
  return byte === 0 || byte === 0xff || byte === 0x20 || byte === 0x0d || byte === 0x0a
}

/** Trailers that phones and common tools write without announcing them, known by their first or last bytes. */
function hasPhoneTrailer(bytes: Uint8Array, end: number): boolean {
  const last = bytes.length
  return (
    startsWith(bytes, last - 4, last, 'SEFT') || // Samsung
    startsWith(bytes, last - 6, last, 'QDIOBS') || // Samsung, with sound
    startsWith(bytes, last - 8, last, 'jxrs') || // OPPO, OnePlus
    startsWith(bytes, last - 8, last, 'cbipcbbl') || // Photo Mechanic
    startsWith(bytes, end, last, 'vivo{') ||
    startsWith(bytes, end, last, 'streamdata') || // vivo, with a second exposure
    startsWith(bytes, end, last, 'CANON OPTIONAL DATA')
  )
}
