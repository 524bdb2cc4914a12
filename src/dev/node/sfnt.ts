import type { Glyph } from '../../documents/font-pack.ts'

export type Sfnt = { codePoints: number[]; glyph(codePoint: number): Glyph }

/**
 * Reads a TrueType font with simple, uninstructed glyphs at 1000 units to the em, as Noto Sans is published; throws
 * for any other. (OpenType 1.9: cmap format 12, loca, glyf, hmtx.)
 */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 8))
  }
  const table = (name: string): number => {
    const at = tables.get(name)
    if (at === undefined) throw new Error(`the font has no table ${name}`)
    return at
  }
  const [head, loca, glyf, hmtx] = [table('head'), table('loca'), table('glyf'), table('hmtx')]
  if (view.getUint16(head + 18) !== 1000) throw new Error('the font has not 1000 units to the em')
  const long = view.getInt16(head + 50) === 1
  const offset = (id: number) => (long ? view.getUint32(loca + 4 * id) : 2 * view.getUint16(loca + 2 * id))
  const metrics = view.getUint16(table('hhea') + 34)
  const ids = readCmap(view, table('cmap'))

  return {
    codePoints: [...ids.keys()],
    glyph(codePoint) {
      const id = ids.get(codePoint) ?? 0
      const outline = bytes.subarray(glyf + offset(id), glyf + offset(id + 1))
      return {
        advance: view.getUint16(hmtx + 4 * Math.min(id, metrics - 1)),
        outline: outline.length === 0 ? outline : simple(outline, codePoint),
      }
    },
  }
}

/** The glyph without the padding after it; refuses composites and instructions, which the pack does not know. */
function simple(outline: Uint8Array, codePoint: number): Uint8Array {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength)
  const contours = view.getInt16(0)
  if (contours < 0) throw new Error(`U+${codePoint.toString(16)} is made of other glyphs`)
  const instructions = 10 + 2 * contours
  if (view.getUint16(instructions) > 0) throw new Error(`U+${codePoint.toString(16)} has instructions`)
  const points = view.getUint16(instructions - 2) + 1
  let at = instructions + 2
  let coordinates = 0
  for (let point = 0; point < points; ) {
    const flag = view.getUint8(at++)
    const times = flag & REPEAT ? view.getUint8(at++) + 1 : 1
    coordinates +=
      times * ((flag & X_SHORT ? 1 : flag & X_SAME ? 0 : 2) + (flag & Y_SHORT ? 1 : flag & Y_SAME ? 0 : 2))
    point += times
  }
  return outline.subarray(0, at + coordinates)
}

const X_SHORT = 2
const Y_SHORT = 4
const REPEAT = 8
const X_SAME = 16
const Y_SAME = 32

/** Glyph ids by code point, from the full-Unicode subtable (format 12). */
function readCmap(view: DataView, cmap: number): Map<number, number> {
  const ids = new Map<number, number>()
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const at = cmap + view.getUint32(cmap + 8 + 8 * i)
    if (view.getUint16(at) !== 12) continue
    for (let group = 0; group < view.getUint32(at + 12); group++) {
      const first = view.getUint32(at + 16 + 12 * group)
      const last = view.getUint32(at + 20 + 12 * group)
      const id = view.getUint32(at + 24 + 12 * group)
      for (let codePoint = first; codePoint <= last; codePoint++) ids.set(codePoint, id + codePoint - first)
    }
    return ids
  }
  throw new Error('the font has no cmap of format 12')
}
