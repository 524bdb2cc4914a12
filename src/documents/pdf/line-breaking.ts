/** Width of a text at the size it will be set in. */
type Measure = (text: string) => number

/**
 * Breaks a text into lines no wider than `width`: between Han characters, at spaces, inside a word only where the word
 * alone is too wide. Never before a closing mark or after an opening mark (避头尾, CLREQ 3.1.3).
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of unbreakablePieces(text)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    line = ''
    for (const character of piece) {
      if (line !== '' && measure((line + character).trimEnd()) > width) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += character
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** Single Han characters and whole words, each with the marks and spaces that must stay with it. */
function unbreakablePieces(text: string): string[] {
  const pieces: string[] = []
  let isAfterOpening = false
  let inWord = false
  for (const character of text) {
    const wide = (character.codePointAt(0) ?? 0) >= 0x2e80
    const word = !wide && character !== ' '
    const last = pieces.length - 1
    if (last >= 0 && (isAfterOpening || (word && inWord) || character === ' ' || CLOSING.has(character))) {
      pieces[last] += character
    } else {
      pieces.push(character)
    }
    isAfterOpening = OPENING.has(character)
    inWord = word
  }
  return pieces
}

const CLOSING: ReadonlySet<string> = new Set('，。、；：？！）》」』】〕〉”’·…—～％')
const OPENING: ReadonlySet<string> = new Set('（《「『【〔〈“‘')
