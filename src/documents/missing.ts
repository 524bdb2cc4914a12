import { drawable } from './drawable.ts'
import type { FontSource } from './fonts.ts'

/** The characters of a text that no font of the documents draws: a page says so before the form is printed. */
export async function missingFrom(text: string, fonts: FontSource): Promise<string[]> {
  const characters = [...new Set(drawable(text).replaceAll('\n', ''))]
  const face = await fonts.faceFor(characters.join(''))
  return characters.filter((character) => face.glyph(character.codePointAt(0) ?? 0) === null)
}
