import type { Glyph } from './font-pack.ts'

// A character that no font draws must not disappear: its code point is drawn in a frame, and the text can still be searched.

/** One glyph within another: `x`, `y` in 1/1000 em, `scale` 1 is full size. */
type GlyphPart = { codePoint: number; x: number; y: number; scale: number }

export const FRAME = { codePoint: 0x25a1, advance: 1000 } as const

/** Every character that a frame may be made of: to be fetched with any text. */
export const FRAME_CHARACTERS = '□0123456789ABCDEF'

/** The frame □ and the hexadecimal digits in two rows within it. */
export function framedCodeParts(codePoint: number): GlyphPart[] {
  const digits = codePoint.toString(16).toUpperCase().padStart(4, '0')
  const top = Math.ceil(digits.length / 2)
  const row = (text: string, y: number): GlyphPart[] =>
    [...text].map((digit, i) => ({
      codePoint: digit.charCodeAt(0),
      x: 500 + (i - text.length / 2) * DIGIT * SCALE,
      y,
      scale: SCALE,
    }))
  const frame = { codePoint: FRAME.codePoint, x: 0, y: 0, scale: 1 }
  return [frame, ...row(digits.slice(0, top), 415), ...row(digits.slice(top), 95)]
}

/** Width of a digit in Noto Sans SC, in 1/1000 em. */
const DIGIT = 555
const SCALE = 0.36

/** A composite glyph (OpenType 1.9, glyf) of glyphs that are already numbered. */
export function framedCodeGlyph(parts: readonly (GlyphPart & { glyphId: number })[]): Glyph {
  const view = new DataView(new ArrayBuffer(10 + 10 * parts.length))
  view.setInt16(0, -1)
  view.setInt16(2, 0)
  view.setInt16(4, -120)
  view.setInt16(6, FRAME.advance)
  view.setInt16(8, 880)
  parts.forEach((part, i) => {
    const at = 10 + 10 * i
    const more = i < parts.length - 1 ? MORE_COMPONENTS : 0
    view.setUint16(at, ARGS_ARE_WORDS | ARGS_ARE_XY | WE_HAVE_A_SCALE | more)
    view.setUint16(at + 2, part.glyphId)
    view.setInt16(at + 4, part.x)
    view.setInt16(at + 6, part.y)
    view.setInt16(at + 8, Math.round(part.scale * 0x4000))
  })
  return { advance: FRAME.advance, outline: new Uint8Array(view.buffer) }
}

const ARGS_ARE_WORDS = 0x1
const ARGS_ARE_XY = 0x2
const WE_HAVE_A_SCALE = 0x8
const MORE_COMPONENTS = 0x20
