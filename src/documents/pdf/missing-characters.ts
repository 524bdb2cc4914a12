import { drawableText } from './drawable-text.ts'
import type { FontSource } from './fonts.ts'

/** The characters of a text that no font of the documents draws: a page says so before the form is printed. */
export async function missingCharacters(text: string, fonts: FontSource): Promise<string[]> {
  const characters = [...new Set(drawableText(text).replaceAll('\n', ''))]
  const face = await fonts.loadGlyphs(characters.join(''))
  return characters.filter((character) => face.glyph(character.codePointAt(0) ?? 0) === null)
}
