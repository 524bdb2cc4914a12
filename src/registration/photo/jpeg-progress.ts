import type { Flaw } from './jpeg-flaws.ts'
import type { JpegFrame } from './jpeg-frame.ts'
import type { Scan } from './jpeg-scan.ts'

/** The coefficients of each component that earlier scans have sent. */
type Progress = Int8Array

const UNSENT = -1

export function nothingSent(): Progress {
  return new Int8Array(4 * 64).fill(UNSENT)
}

/** Enters a scan into `progress`, or says why it cannot follow what was sent before (T.81 G.1.1.1, as libjpeg checks it). */
export function enterScan(scan: Scan, frame: JpegFrame, progress: Progress): Flaw | undefined {
  // Some Samsung phones write other numbers into the header of a sequential scan; every decoder ignores them, and the
  // stored file gets the right ones.
  const [first, last] = frame.progressive ? [scan.first, scan.last] : [0, 63]
  const [high, low] = frame.progressive ? [scan.high, scan.low] : [0, 0]
  if (frame.progressive && !isPossible(scan)) return 'progression'

  let flaw: Flaw | undefined
  for (const part of scan.parts) {
    const sent = (coefficient: number) => progress[part.index * 64 + coefficient] ?? UNSENT
    if (!frame.progressive && sent(0) !== UNSENT) flaw = 'scan'
    if (first > 0 && sent(0) === UNSENT) flaw = 'progression'
    for (let coefficient = first; coefficient <= last; coefficient++) {
      if (high !== Math.max(0, sent(coefficient))) flaw = 'progression'
      progress[part.index * 64 + coefficient] = low
    }
  }
  return flaw
}

/**
 * Whether every component has had at least its DC coefficients sent. The standard does not ask for all bits of all
 * coefficients, and encoders may leave out what would be zero anyway.
 */
export function isComplete(frame: JpegFrame, progress: Progress): boolean {
  return frame.parts.every((_, index) => progress[index * 64] !== UNSENT)
}

function isPossible({ parts, first, last, high, low }: Scan): boolean {
  if (first === 0 ? last !== 0 : first > last || last > 63 || parts.length !== 1) return false
  return low <= 13 && (high === 0 || low === high - 1)
}
