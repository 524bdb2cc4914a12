import type { FontSource } from './fonts.ts'

/**
 * The text so that one glyph draws one character: accented letters as one character where Unicode has it, other blanks as
 * spaces, no variation selectors. A selector only changes the character before it and has no shape of its own (Unicode 17,
 * 23.4). Chinese characters are not normalised: that would change compatibility ideographs.
 */
export function drawableText(text: string): string {
  return text
    .replace(/[^\P{L}\p{Script=Han}]\p{M}+/gu, (letter) => letter.normalize('NFC'))
    .replace(/\p{Variation_Selector}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
}

/** The characters of a text that no font of the documents draws. The page names them before the form is printed. */
export async function missingCharacters(text: string, fonts: FontSource): Promise<string[]> {
  const characters = [...new Set(drawableText(text).replaceAll('\n', ''))]
  const face = await fonts.loadGlyphs(characters.join(''))
  return characters.filter((character) => face.glyph(character.codePointAt(0) ?? 0) === null)
}
