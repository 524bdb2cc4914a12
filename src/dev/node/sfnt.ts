import type { Glyph } from '../../documents/pdf/font-pack.ts'
import { EMPTY, joined, type Outline, readOutline, writeOutline } from './glyph-outline.ts'

export type Sfnt = { codePoints: number[]; glyph(codePoint: number): Glyph }

/**
 * Reads a TrueType font at 1000 units to the em, as Noto Sans is published, and throws for any other. Glyphs that are made
 * of others are made one, instructions are left out. (OpenType 1.9: cmap format 12, loca, glyf, hmtx.)
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

  const shape = (id: number, depth = 0): Outline => {
    const bytesOf = bytes.subarray(glyf + offset(id), glyf + offset(id + 1))
    if (bytesOf.length === 0) return EMPTY
    if (bytesOf[0] !== 0xff) return readOutline(bytesOf)
    if (depth > 5) throw new Error(`glyph ${id} is made of itself`)
    return partsOf(bytesOf).reduce(
      (whole, part) => joined(whole, shape(part.id, depth + 1), part.dx, part.dy),
      EMPTY,
    )
  }
  return {
    codePoints: [...ids.keys()],
    glyph(codePoint) {
      const id = ids.get(codePoint) ?? 0
      return {
        advance: view.getUint16(hmtx + 4 * Math.min(id, metrics - 1)),
        outline: writeOutline(shape(id)),
      }
    },
  }
}

/** The parts of a composite glyph; throws where one is scaled or placed by points, as none in Noto is. */
function partsOf(glyph: Uint8Array): { id: number; dx: number; dy: number }[] {
  const view = new DataView(glyph.buffer, glyph.byteOffset, glyph.byteLength)
  const parts: { id: number; dx: number; dy: number }[] = []
  let at = 10
  for (let flags = MORE; flags & MORE; ) {
    flags = view.getUint16(at)
    if (!(flags & ARGS_ARE_XY) || flags & ANY_SCALE) throw new Error('a glyph has scaled parts')
    const id = view.getUint16(at + 2)
    const words = (flags & ARGS_ARE_WORDS) !== 0
    parts.push({
      id,
      dx: words ? view.getInt16(at + 4) : view.getInt8(at + 4),
      dy: words ? view.getInt16(at + 6) : view.getInt8(at + 5),
    })
    at += words ? 8 : 6
  }
  return parts
}

const ARGS_ARE_WORDS = 0x1
const ARGS_ARE_XY = 0x2
const ANY_SCALE = 0x8 | 0x40 | 0x80
const MORE = 0x20

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
