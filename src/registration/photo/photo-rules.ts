import { type FileKind, fileKind } from './file-kind.ts'
import { type Walked, walkJpeg } from './jpeg.ts'
import type { Flaw } from './jpeg-flaws.ts'

/** Limits of a photo (handbooks: 20–200 KB, at least 192 pixels high and 144 wide; portrait of 48 mm × 33 mm). */
export const PHOTO = {
  minBytes: 20_480,
  maxBytes: 204_800,
  minWidth: 144,
  minHeight: 192,
  maxSide: 4000,
  /** Width to height, both ends included. */
  minRatio: 0.6,
  maxRatio: 0.8,
} as const

/** One rule a photo breaks, with what was found. */
export type PhotoProblem =
  | { readonly is: 'missing' }
  | { readonly is: 'empty'; readonly name: string }
  | { readonly is: 'not-jpeg'; readonly found: FileKind; readonly name: string }
  | { readonly is: 'unknown-file'; readonly name: string }
  | { readonly is: 'broken'; readonly flaws: readonly Flaw[] }
  | { readonly is: 'unusual'; readonly flaws: readonly Flaw[] }
  | { readonly is: 'trailing' }
  | { readonly is: 'too-few-bytes' | 'too-many-bytes'; readonly bytes: number }
  | {
      readonly is: 'too-few-pixels' | 'too-many-pixels' | 'too-wide' | 'too-narrow'
      readonly width: number
      readonly height: number
    }
  | { readonly is: 'sideways' | 'upside-down' | 'mirrored' }
  | { readonly is: 'grey' }
  | { readonly is: 'cmyk' }

export type PhotoProblemKind = PhotoProblem['is']

interface SentFile {
  /** Sent with the file, and no proof of anything: the answer only repeats it. */
  readonly name?: string
  /** Of the whole file in bytes, where only its beginning was kept. */
  readonly size?: number
}

/** Every rule the file breaks, in the order of the rules; empty when the photo is accepted. */
export function photoProblems(bytes: Uint8Array, sent: SentFile = {}): PhotoProblem[] {
  return checkPhoto(bytes, sent).problems
}

/** The same, with the segments that the walk found: rebuilding needs them. */
export function checkPhoto(
  bytes: Uint8Array,
  sent: SentFile = {},
): { walked: Walked; problems: PhotoProblem[] } {
  const walked = walkJpeg(bytes)
  const { name = '', size = bytes.length } = sent
  if (bytes.length === 0) {
    return { walked, problems: [name === '' ? { is: 'missing' } : { is: 'empty', name }] }
  }
  const problems = [
    ...kindProblems(bytes, walked, name),
    // The beginning of a file is always cut off: that says nothing about the file.
    ...(size === bytes.length ? soundnessProblems(walked) : []),
    ...sizeProblems(size),
    ...shapeProblems(walked),
    ...orientationProblems(walked.orientation),
    ...colourProblems(walked),
  ]
  return { walked, problems }
}

/** Whether the file is within 20 480 to 204 800 bytes, both included. */
export function sizeProblems(bytes: number): PhotoProblem[] {
  if (bytes < PHOTO.minBytes) return [{ is: 'too-few-bytes', bytes }]
  return bytes > PHOTO.maxBytes ? [{ is: 'too-many-bytes', bytes }] : []
}

/** Width and height as people see the picture: orientations 5 to 8 swap them. Undefined without a readable frame. */
export function displayedSize({ frame, orientation }: Walked): { width: number; height: number } | undefined {
  if (!frame) return undefined
  const { width, height } = frame
  return isSideways(orientation) ? { width: height, height: width } : { width, height }
}

/** Sound JPEGs of processes that browsers, printers and PDF readers do not show. */
const UNUSUAL: readonly Flaw[] = ['process', 'precision']
/** Flaws that have a problem of their own. */
const NAMED: readonly Flaw[] = [...UNUSUAL, 'trailing']

function kindProblems(bytes: Uint8Array, { flaws }: Walked, name: string): PhotoProblem[] {
  if (!flaws.includes('not-jpeg')) return []
  const found = fileKind(bytes)
  return [found ? { is: 'not-jpeg', found, name } : { is: 'unknown-file', name }]
}

function soundnessProblems({ flaws, frame }: Walked): PhotoProblem[] {
  if (flaws.includes('not-jpeg')) return []
  const problems: PhotoProblem[] = []
  const printing = frame?.components === 4
  const broken = flaws.filter((flaw) => !NAMED.includes(flaw) && !(printing && flaw === 'components'))
  const unusual = flaws.filter((flaw) => UNUSUAL.includes(flaw))
  if (broken.length > 0) problems.push({ is: 'broken', flaws: broken })
  if (unusual.length > 0) problems.push({ is: 'unusual', flaws: unusual })
  if (flaws.includes('trailing')) problems.push({ is: 'trailing' })
  return problems
}

function shapeProblems(walked: Walked): PhotoProblem[] {
  const size = displayedSize(walked)
  if (!size || size.width < 1 || size.height < 1) return []
  const { width, height } = size
  const problems: PhotoProblem[] = []
  if (width < PHOTO.minWidth || height < PHOTO.minHeight)
    problems.push({ is: 'too-few-pixels', width, height })
  if (width > PHOTO.maxSide || height > PHOTO.maxSide) problems.push({ is: 'too-many-pixels', width, height })
  if (width / height > PHOTO.maxRatio) problems.push({ is: 'too-wide', width, height })
  if (width / height < PHOTO.minRatio) problems.push({ is: 'too-narrow', width, height })
  return problems
}

/** EXIF 2.3, tag 0x0112: 1 is upright; anything outside 1 to 8 means nothing and counts as 1. */
function orientationProblems(orientation: number | undefined): PhotoProblem[] {
  if (isSideways(orientation)) return [{ is: 'sideways' }]
  if (orientation === 3) return [{ is: 'upside-down' }]
  return orientation === 2 || orientation === 4 ? [{ is: 'mirrored' }] : []
}

function colourProblems({ frame }: Walked): PhotoProblem[] {
  if (frame?.components === 1) return [{ is: 'grey' }]
  return frame?.components === 4 ? [{ is: 'cmyk' }] : []
}

function isSideways(orientation: number | undefined): boolean {
  return orientation !== undefined && orientation >= 5 && orientation <= 8
}
