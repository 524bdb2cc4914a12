import { blockOf, COMMON_FILE, type Glyph, type PackFile, packFileName, readPackFile } from './font-pack.ts'

/** Reads one file of the font pack, `static/built/fonts/NAME`; rejects when it cannot be read. */
export type ReadFontFile = (name: string) => Promise<Uint8Array>

/** The glyphs of a text, fetched before it is laid out. */
export type LoadedGlyphs = {
  /** Null when no font of the pack draws the character. Throws for a character that was not in the loaded text. */
  glyph(codePoint: number): Glyph | null
}

export type FontSource = { loadGlyphs(text: string): Promise<LoadedGlyphs> }

/** Reads the files that a text needs and keeps them for the next document of this isolate. */
export function openFonts(read: ReadFontFile): FontSource {
  // In workerd a promise belongs to the request that made it, and another request that awaits it may wait for ever. So
  // bytes are cached, never promises. Two first documents at the same time read a file twice, which is harmless.
  const cache = new Map<string, PackFile>()
  const file = async (name: string): Promise<PackFile> => {
    const known = cache.get(name)
    const found = known ?? readPackFile(await read(name))
    cache.delete(name)
    cache.set(name, found)
    const oldest = cache.keys().next().value
    if (cache.size > MAX_FILES && oldest !== undefined) cache.delete(oldest)
    return found
  }
  return {
    async loadGlyphs(text) {
      const glyphs = new Map<number, Glyph | null>()
      const common = await file(COMMON_FILE)
      const wanted = new Map<number, number[]>()
      for (const character of new Set(text)) {
        const codePoint = character.codePointAt(0) as number
        const glyph = common.find(codePoint)
        const block = blockOf(codePoint)
        glyphs.set(codePoint, glyph)
        if (!glyph && common.blocks.has(block)) {
          wanted.set(block, [...(wanted.get(block) ?? []), codePoint])
        }
      }
      const fetched = [...wanted].map(async ([block, codePoints]) => {
        const found = await file(packFileName(block))
        for (const codePoint of codePoints) glyphs.set(codePoint, found.find(codePoint))
      })
      await Promise.all(fetched)
      return {
        glyph(codePoint) {
          const glyph = glyphs.get(codePoint)
          if (glyph === undefined) throw new Error(`U+${codePoint.toString(16)} was not loaded`)
          return glyph
        },
      }
    },
  }
}

/** About 80 KB each: with the common characters some 6 MB of the isolate's 128 MB. */
const MAX_FILES = 64
