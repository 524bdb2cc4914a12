// The font pack holds the outlines of Noto Sans by code point. One file has the common characters, the others have 256 code
// points each, so a Worker reads the few files that a document needs and not 16 MB of fonts.
//
//   u16 number of blocks, u16 each        in the common file: the blocks that exist; elsewhere 0
//   u32 number of glyphs
//   u32 code point, u32 offset, u16 length, u16 advance      per glyph, by code point
//   outlines                              TrueType simple glyphs, 1000 units to the em

/** `outline` is a simple TrueType glyph without instructions, empty for a blank; `advance` in 1/1000 em. */
export type Glyph = { advance: number; outline: Uint8Array }

export type PackFile = { blocks: ReadonlySet<number>; find(codePoint: number): Glyph | null }

/** Raise it when the layout of the files or the choice of characters changes: the build then writes all files again. */
export const PACK_FORMAT = 1

export const COMMON_FILE = 'common.bin'

/** The ascent and descent of Noto Sans' ideographic em box, in 1/1000 em. */
export const EM = { ascent: 880, descent: -120 } as const

export function blockOf(codePoint: number): number {
  return codePoint >> 8
}

export function packFileName(block: number): string {
  return `${block.toString(16)}.bin`
}

export function readPackFile(bytes: Uint8Array): PackFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const blocks = new Set<number>()
  const blockCount = view.getUint16(0)
  for (let i = 0; i < blockCount; i++) blocks.add(view.getUint16(2 + 2 * i))
  const table = 2 + 2 * blockCount + 4
  const count = view.getUint32(table - 4)
  const outlines = table + ENTRY_BYTES * count
  return {
    blocks,
    find(codePoint) {
      let low = 0
      let high = count - 1
      while (low <= high) {
        const middle = (low + high) >> 1
        const at = table + ENTRY_BYTES * middle
        const found = view.getUint32(at)
        if (found === codePoint) {
          const start = outlines + view.getUint32(at + 4)
          return {
            advance: view.getUint16(at + 10),
            outline: bytes.subarray(start, start + view.getUint16(at + 8)),
          }
        }
        if (found < codePoint) low = middle + 1
        else high = middle - 1
      }
      return null
    },
  }
}

export function writePackFile(glyphs: ReadonlyMap<number, Glyph>, blocks: readonly number[]): Uint8Array {
  const sorted = [...glyphs].sort(([a], [b]) => a - b)
  const table = 2 + 2 * blocks.length + 4
  const outlines = table + ENTRY_BYTES * sorted.length
  const bytes = new Uint8Array(sorted.reduce((size, [, glyph]) => size + glyph.outline.length, outlines))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, blocks.length)
  blocks.forEach((block, i) => {
    view.setUint16(2 + 2 * i, block)
  })
  view.setUint32(table - 4, sorted.length)
  let offset = 0
  sorted.forEach(([codePoint, glyph], i) => {
    const at = table + ENTRY_BYTES * i
    view.setUint32(at, codePoint)
    view.setUint32(at + 4, offset)
    view.setUint16(at + 8, glyph.outline.length)
    view.setUint16(at + 10, glyph.advance)
    bytes.set(glyph.outline, outlines + offset)
    offset += glyph.outline.length
  })
  return bytes
}

const ENTRY_BYTES = 12
