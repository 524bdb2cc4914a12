import { EM, type Glyph } from './font-pack.ts'

/**
 * A TrueType font of these glyphs, the first being .notdef: the six tables that a font embedded in a PDF needs
 * (ISO 32000-1, 9.9). Some readers halve offsets, which breaks odd ones, so every glyph begins at a multiple of 4.
 */
export function writeTrueType(glyphs: readonly Glyph[]): Uint8Array {
  const shapes = glyphs.map(shapeOf)
  const offsets = [0]
  for (const { outline } of glyphs) offsets.push((offsets.at(-1) ?? 0) + padded(outline.length))
  const glyf = new Uint8Array(offsets.at(-1) ?? 0)
  glyphs.forEach(({ outline }, id) => {
    glyf.set(outline, offsets[id])
  })
  return sfnt({
    glyf,
    head: head(shapes),
    hhea: hhea(glyphs, shapes),
    hmtx: fieldBytes(glyphs.flatMap(({ advance }, id) => [u16(advance), u16(shapes[id]?.xMin ?? 0)])),
    loca: fieldBytes(offsets.map(u32)),
    maxp: maxp(glyphs, shapes),
  })
}

type Shape = { xMin: number; yMin: number; xMax: number; yMax: number; contours: number; points: number }

function shapeOf({ outline }: Glyph): Shape {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength)
  if (outline.length === 0) return { xMin: 0, yMin: 0, xMax: 0, yMax: 0, contours: 0, points: 0 }
  const contours = Math.max(0, view.getInt16(0))
  return {
    xMin: view.getInt16(2),
    yMin: view.getInt16(4),
    xMax: view.getInt16(6),
    yMax: view.getInt16(8),
    contours,
    points: contours > 0 ? view.getUint16(8 + 2 * contours) + 1 : 0,
  }
}

function head(shapes: readonly Shape[]): Uint8Array {
  const least = (of: (shape: Shape) => number) => Math.min(...shapes.map(of))
  const most = (of: (shape: Shape) => number) => Math.max(...shapes.map(of))
  return fieldBytes([
    u32(0x00010000),
    u32(0x00010000),
    u32(0), // checkSumAdjustment: set once the file is whole
    u32(0x5f0f3cf5),
    u16(0b11), // base line at 0, left side bearing at 0
    u16(1000),
    u32(0),
    u32(0), // created, modified: none, so that the same document has the same bytes
    u32(0),
    u32(0),
    u16(least((shape) => shape.xMin)),
    u16(least((shape) => shape.yMin)),
    u16(most((shape) => shape.xMax)),
    u16(most((shape) => shape.yMax)),
    u16(0),
    u16(8),
    u16(2),
    u16(1), // long offsets
    u16(0),
  ])
}

function hhea(glyphs: readonly Glyph[], shapes: readonly Shape[]): Uint8Array {
  return fieldBytes([
    u32(0x00010000),
    u16(EM.ascent),
    u16(EM.descent),
    u16(0),
    u16(Math.max(...glyphs.map(({ advance }) => advance))),
    u16(Math.min(...shapes.map(({ xMin }) => xMin))),
    u16(Math.min(...glyphs.map(({ advance }, id) => advance - (shapes[id]?.xMax ?? 0)))),
    u16(Math.max(...shapes.map(({ xMax }) => xMax))),
    u16(1),
    ...Array.from({ length: 7 }, () => u16(0)),
    u16(glyphs.length),
  ])
}

function maxp(glyphs: readonly Glyph[], shapes: readonly Shape[]): Uint8Array {
  const points = Math.max(...shapes.map((shape) => shape.points))
  const contours = Math.max(...shapes.map((shape) => shape.contours))
  return fieldBytes([
    u32(0x00010000),
    u16(glyphs.length),
    u16(points),
    u16(contours),
    u16(points * MAX_PARTS),
    u16(contours * MAX_PARTS),
    u16(2),
    ...Array.from({ length: 6 }, () => u16(0)),
    u16(MAX_PARTS),
    u16(1),
  ])
}

/** A frame and six digits: the glyph for a character that no font draws. */
const MAX_PARTS = 7

function sfnt(tables: Record<string, Uint8Array>): Uint8Array {
  const names = Object.keys(tables).sort()
  const size = 12 + 16 * names.length
  const file = new Uint8Array(names.reduce((sum, name) => sum + padded(tables[name]?.length ?? 0), size))
  const log = Math.floor(Math.log2(names.length))
  file.set(
    fieldBytes([
      u32(0x00010000),
      u16(names.length),
      u16(16 << log),
      u16(log),
      u16(16 * (names.length - (1 << log))),
    ]),
  )
  let offset = size
  let headAt = 0
  names.forEach((name, i) => {
    const table = tables[name] ?? new Uint8Array()
    file.set(new TextEncoder().encode(name), 12 + 16 * i)
    file.set(table, offset)
    const sum = checksum(file.subarray(offset, offset + padded(table.length)))
    file.set(fieldBytes([u32(sum), u32(offset), u32(table.length)]), 16 + 16 * i)
    if (name === 'head') headAt = offset
    offset += padded(table.length)
  })
  file.set(fieldBytes([u32(0xb1b0afba - checksum(file))]), headAt + 8)
  return file
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}

function padded(length: number): number {
  return (length + 3) & ~3
}

type Field = { bytes: 2 | 4; value: number }

const u16 = (value: number): Field => ({ bytes: 2, value })
const u32 = (value: number): Field => ({ bytes: 4, value })

function fieldBytes(fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((size, { bytes }) => size + bytes, 0)))
  let at = 0
  for (const { bytes, value } of fields) {
    if (bytes === 2) view.setUint16(at, value)
    else view.setUint32(at, value)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}
