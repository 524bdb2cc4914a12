import { readFileSync } from 'node:fs'

/** The sheet every page is dressed with, as it is served. */
export const SHEET = readFileSync(`${import.meta.dirname}/../../static/site.css`, 'utf8')

/** Without comments and texts, for looking at its grammar. */
export const BARE = SHEET.replace(/\/\*[\s\S]*?\*\//g, '').replace(/"[^"]*"/g, '""')

type Tokens = Record<string, string>

/** The colours in light and dark, as the sheet sets them. */
export function tokensOf(sheet: string): { light: Tokens; dark: Tokens } {
  const dark = /@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/.exec(sheet)
  const light = /^:root \{([^}]*)\}/m.exec(sheet)
  if (!dark || !light) throw new Error('the sheet sets no tokens in light and dark')
  return { light: coloursIn(light[1] ?? ''), dark: coloursIn(dark[1] ?? '') }
}

/** WCAG 2.2, contrast ratio of two colours as #rrggbb: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function coloursIn(block: string): Tokens {
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  )
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
