import { passData, restartsFit } from './jpeg-data.ts'
import { isExif, orientationIn } from './jpeg-exif.ts'
import type { Flaw } from './jpeg-flaws.ts'
import { type JpegFrame, readFrame } from './jpeg-frame.ts'
import { enterScan, isComplete, nothingSent } from './jpeg-progress.ts'
import { fewestBits, readScan, scanUnits, tablesFlaw } from './jpeg-scan.ts'
import { noTables, readHuffman, readQuantization } from './jpeg-tables.ts'
import { announcesMore, isForeignTail } from './jpeg-tail.ts'
import { shortAt } from './read-bytes.ts'

/** Everything that the walk has found in a file. */
export interface Walked {
  /** The first frame header, as far as it could be read. */
  readonly frame: JpegFrame | undefined
  /** The number in the first EXIF, exactly as it stands there; only 1 to 8 mean something. */
  readonly orientation: number | undefined
  /** In the order of the file, without the end marker. */
  readonly segments: readonly Segment[]
  /** Everything found wrong, each kind once; empty for a sound file. */
  readonly flaws: readonly Flaw[]
}

export interface Segment {
  readonly marker: number
  /** Offset of the FF before the marker. */
  readonly from: number
  /** Offset behind the segment; a scan includes its data. */
  readonly to: number
}

/** libjpeg-turbo's advice is to stop at some hundreds; encoders write ten to twenty. */
const MAX_SCANS = 100
/** ICC and extended XMP come in up to 255 pieces each. */
const MAX_SEGMENTS = 1000

/**
 * Walks the segments of a JPEG (ITU-T T.81 annex B) and says what it is and what is wrong with it. Total: any bytes give
 * an answer. Reads each byte a bounded number of times and allocates by the number of segments, whatever the header claims;
 * never decodes, so damage inside a scan goes unseen.
 */
export function walkJpeg(bytes: Uint8Array): Walked {
  const flaws: Flaw[] = []
  const segments: Segment[] = []
  const flaw = (found: Flaw | undefined) => {
    if (found && !flaws.includes(found)) flaws.push(found)
  }
  const tables = noTables()
  const progress = nothingSent()
  let frame: JpegFrame | undefined
  let orientation: number | undefined
  let exifSeen = false
  let announced = false
  let scans = 0

  /** Reads one segment's contents; returns where the next one starts, undefined when the file ends within a scan. */
  const read = (marker: number, from: number, to: number): number | undefined => {
    if (marker === 0xda) return readScanAndData(from, to)
    if (marker === 0xdb && !readQuantization(bytes, from, to, tables)) flaw('quantization')
    if (marker === 0xc4 && !readHuffman(bytes, from, to, tables)) flaw('huffman')
    if (marker === 0xdd) {
      if (to - from !== 2) flaw('segment-length')
      tables.restartInterval = shortAt(bytes, from)
    }
    if (marker === 0xe1 && !exifSeen && scans === 0 && isExif(bytes, from, to)) {
      exifSeen = true
      orientation = orientationIn(bytes, from, to)
    }
    if (marker === 0xe1 || marker === 0xe2) announced ||= announcesMore(bytes, from, to)
    if (isFrame(marker)) {
      if (frame || scans > 0) flaw('frame')
      const found = readFrame(bytes, marker, from, to, flaw)
      frame ??= found
    } else if (!isKnown(marker)) flaw(isExotic(marker) ? 'process' : 'marker')
    return to
  }

  const readScanAndData = (from: number, to: number): number | undefined => {
    scans++
    if (scans > MAX_SCANS) flaw('scans')
    if (!frame) flaw('frame')
    const data = passData(bytes, to)
    if (!frame || flaws.some((found) => NEEDED.includes(found))) return data.end
    const scan = readScan(bytes, from, to, frame)
    if (!scan) {
      flaw('scan')
      return data.end
    }
    flaw(enterScan(scan, frame, progress))
    flaw(tablesFlaw(scan, frame, tables))
    if (data.end !== undefined) {
      const { mcus } = scanUnits(scan, frame)
      if (!restartsFit(data, mcus, tables.restartInterval)) flaw('restart')
      if (data.size * 8 < fewestBits(scan, frame, tables)) flaw('scan-short')
    }
    return data.end
  }

  const end = walkSegments(bytes, segments, flaw, read)
  if (end !== undefined) {
    if (!frame) flaw('frame')
    else if (scans === 0 || (flaws.length === 0 && !isComplete(frame, progress))) flaw('scan')
    if (isForeignTail(bytes, end, announced)) flaw('trailing')
  }
  return { frame, orientation, segments, flaws }
}

/** Flaws of the frame that leave nothing to check a scan against. */
const NEEDED: readonly Flaw[] = [
  'process',
  'precision',
  'size',
  'components',
  'segment-length',
  'sampling',
  'frame',
]

/** Goes from marker to marker; returns the offset behind the end marker, or undefined when it is not reached. */
function walkSegments(
  bytes: Uint8Array,
  segments: Segment[],
  flaw: (flaw: Flaw) => void,
  read: (marker: number, from: number, to: number) => number | undefined,
): number | undefined {
  const stop = (why: Flaw) => {
    flaw(why)
    return undefined
  }
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return stop('not-jpeg')
  if (bytes.length > 2 && bytes[2] !== 0xff) return stop('not-jpeg')
  let at = 2
  for (;;) {
    if (at >= bytes.length) return stop('cut-off')
    if (bytes[at] !== 0xff) return stop('junk')
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (marker === undefined) return stop('cut-off')
    if (marker === 0xd9) return at + 2
    if (marker === 0) return stop('junk')
    if (segments.length >= MAX_SEGMENTS) return stop('segments')
    let to: number | undefined = at + 2
    if (isBare(marker)) flaw('marker')
    else {
      if (at + 4 > bytes.length) return stop('cut-off')
      const length = shortAt(bytes, at + 2)
      if (length < 2) return stop('segment-length')
      if (at + 2 + length > bytes.length) return stop('cut-off')
      to = read(marker, at + 4, at + 2 + length)
    }
    segments.push({ marker, from: at, to: to ?? bytes.length })
    if (to === undefined) return stop('cut-off')
    at = to
  }
}

/** Markers without a length: TEM, restart markers (belong inside scans), a second start of image. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** SOF0 to SOF15, and JPEG-LS's own; C4, C8 and CC lie among them but are none. */
function isFrame(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker % 4 !== 0) || marker === 0xc0 || marker === 0xf7
}

/** Arithmetic conditioning and hierarchical markers. */
function isExotic(marker: number): boolean {
  return marker === 0xcc || marker === 0xde || marker === 0xdf
}

/** DHT, SOS, DQT, DRI, APPn, COM; frames are asked for separately. */
function isKnown(marker: number): boolean {
  return (
    marker === 0xc4 ||
    (marker >= 0xda && marker <= 0xdd && marker !== 0xdc) ||
    (marker >= 0xe0 && marker <= 0xef) ||
    marker === 0xfe
  )
}
