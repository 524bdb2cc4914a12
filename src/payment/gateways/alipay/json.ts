/**
 * The members of a JSON object, each value character for character as it was written: a signature covers that text.
 * `undefined` for a text that is not one object, and for an object with the same name twice.
 */
export function rawMembers(text: string): Map<string, string> | undefined {
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  const members = new Map<string, string>()
  let at = afterBlank(text, 0)
  if (text[at] !== '{') return undefined
  at = afterBlank(text, at + 1)
  while (text[at] === '"') {
    const nameEnd = valueEnd(text, at)
    const name = JSON.parse(text.slice(at, nameEnd)) as string
    const start = afterBlank(text, afterBlank(text, nameEnd) + 1)
    const end = valueEnd(text, start)
    if (members.has(name)) return undefined
    members.set(name, text.slice(start, end))
    at = afterBlank(text, end)
    if (text[at] === ',') at = afterBlank(text, at + 1)
  }
  return members
}

/** The end of the value that begins at `start`. The text is known to be JSON. */
function valueEnd(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '"') at = stringEnd(text, at)
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth === 0 && /["}\]]/.test(text[at] ?? '')) return at + 1
    if (depth === 0 && /[\s,:}\]]/.test(text[at + 1] ?? ',')) return at + 1
  }
  return text.length
}

function stringEnd(text: string, quote: number): number {
  let at = quote + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function afterBlank(text: string, at: number): number {
  while (/[ \t\n\r]/.test(text[at] ?? '')) at++
  return at
}
