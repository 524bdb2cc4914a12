import { type JpegFrame, tallest, widest } from '../../registration/photo/jpeg-frame.ts'
import type { Scan } from '../../registration/photo/jpeg-scan.ts'
import type { BitReader, Codes } from './huffman-reader.ts'

/** Which coefficients of a component are not 0, 64 to a block: a refinement has a bit for each of those. */
export type Coefficients = Uint8Array

/** One byte for each coefficient; a sound file has at least one bit for each 64 of them. */
export function coefficientsOf(frame: JpegFrame): Coefficients[] {
  const across = widest(frame.parts)
  const down = tallest(frame.parts)
  return frame.parts.map(({ h, v }) => {
    const wide = Math.ceil(Math.ceil((frame.width * h) / across) / 8)
    const high = Math.ceil(Math.ceil((frame.height * v) / down) / 8)
    return new Uint8Array(wide * high * 64)
  })
}

/** Reads the blocks of a progressive AC scan (T.81 G.1.2.2 and G.1.2.3), one interval at a time. */
export function acBand(
  { first, last, high }: Scan,
  codes: Codes | undefined,
  known: Coefficients = new Uint8Array(),
): (bits: BitReader) => (block: number) => boolean {
  return (bits) => {
    /** Blocks still to come that have nothing new in them. */
    let empty = 0

    /** Passes over `zeros` coefficients that are 0 and every one that is not; returns where it stopped. */
    const pass = (block: number, from: number, zeros: number): number => {
      let k = from
      for (let left = zeros; k <= last; k++) {
        if (high > 0 && known[block * 64 + k]) bits.skip(1)
        else if (--left < 0) break
      }
      return k
    }

    return (block) => {
      let k = first
      while (empty === 0 && k <= last) {
        const symbol = bits.code(codes)
        if (symbol < 0) return false
        const run = symbol >> 4
        const size = symbol & 15
        if (size === 0 && run < 15) empty = 2 ** run + bits.read(run)
        else {
          bits.skip(size)
          k = pass(block, k, run)
          if (size > 0 && k <= last) known[block * 64 + k] = 1
          k++
        }
      }
      if (empty > 0) {
        pass(block, k, 64)
        empty--
      }
      return true
    }
  }
}
