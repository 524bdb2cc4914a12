import type { Glyph } from './font-pack.ts'
import type { LoadedGlyphs } from './fonts.ts'
import { FRAME, framedCodeGlyph, framedCodeParts } from './framed-code.ts'

/** The glyphs one document uses, numbered in the order of their first use; 0 is .notdef. */
export class FontSubset {
  readonly glyphs: Glyph[] = [{ advance: 1000, outline: new Uint8Array() }]
  /** The code point of each glyph, by the glyph's number. PDF readers search and copy by it. */
  readonly codePoints: number[] = [0]
  #face: LoadedGlyphs
  #ids = new Map<number, number>()
  #missing = new Set<number>()

  constructor(face: LoadedGlyphs) {
    this.#face = face
  }

  /** Characters that no font of the pack draws. They are drawn as framed code points. */
  get missing(): string[] {
    return [...this.#missing].map((codePoint) => String.fromCodePoint(codePoint))
  }

  /** Width in 1/1000 em. */
  advance(codePoint: number): number {
    return this.#face.glyph(codePoint)?.advance ?? FRAME.advance
  }

  /** The number of the glyph that draws the character, which becomes part of the subset. */
  glyphId(codePoint: number): number {
    const known = this.#ids.get(codePoint)
    if (known !== undefined) return known
    const glyph = this.#face.glyph(codePoint) ?? this.#framed(codePoint)
    const glyphId = this.glyphs.push(glyph) - 1
    this.codePoints.push(codePoint)
    this.#ids.set(codePoint, glyphId)
    return glyphId
  }

  #framed(codePoint: number): Glyph {
    this.#missing.add(codePoint)
    return framedCodeGlyph(
      framedCodeParts(codePoint).map((part) => ({ ...part, glyphId: this.glyphId(part.codePoint) })),
    )
  }
}
