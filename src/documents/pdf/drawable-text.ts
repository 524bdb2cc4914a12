/**
 * A text as glyphs can be put side by side: letters with their accents as one character where Unicode has it, blanks as
 * spaces, without variation selectors, which choose among the shapes of the character before them and stand for nothing by
 * themselves (Unicode 17, 23.4). Chinese characters are not normalised: that would change compatibility ideographs.
 */
export function drawableText(text: string): string {
  return text
    .replace(/[^\P{L}\p{Script=Han}]\p{M}+/gu, (letter) => letter.normalize('NFC'))
    .replace(/\p{Variation_Selector}/gu, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0]/g, ' ')
}
