import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { readSfnt } from '../../../src/dev/node/sfnt.ts'
import { type Glyph, readPackFile, writePackFile } from '../../../src/documents/pdf/font-pack.ts'
import { openFonts, type ReadFontFile } from '../../../src/documents/pdf/fonts.ts'
import { inkIn, render, withoutInk } from '../render.ts'
import { fonts, formNamed, printForm, readFontFile, sampleForm } from '../sample-forms.ts'

const RARE = '㐂𠮷䶮玥燚犇'

describe('the drawn registration form', () => {
  it('has ink in the box of every character of a name with rare characters', async () => {
    const { pdf, marks, missing } = await printForm(formNamed(RARE))
    const name = marks.filter(({ field }) => field === 'name')
    expect(name.map(({ character }) => character).join('')).toBe(RARE)
    expect(withoutInk(await render(pdf), name)).toEqual([])
    expect(missing).toEqual([])
  })

  it('has ink in the box of every character, in both languages', async () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { pdf, marks } = await printForm(sampleForm({ lang }))
      expect(marks.length).toBeGreaterThan(400)
      expect(withoutInk(await render(pdf, 6), marks)).toEqual([])
    }
  })

  it('has the outlines of the fonts at the right places', async () => {
    const sources = await Promise.all([
      openFont('@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'),
      openFont('@expo-google-fonts/noto-sans-jp', '400Regular/NotoSansJP_400Regular.ttf'),
    ])
    const { pdf, marks } = await printForm(formNamed(`李晓明${RARE}Wang`))
    const pictures = await render(pdf, 12)
    for (const mark of marks.filter(({ field }) => field === 'name')) {
      const codePoint = mark.character.codePointAt(0) ?? 0
      const source = sources.find(({ codePoints }) => codePoints.includes(codePoint))
      if (!source) throw new Error(`no font draws ${mark.character}`)
      const { outline } = source.glyph(codePoint)
      const view = new DataView(outline.buffer, outline.byteOffset)
      const em = mark.height / 1000
      // Letters as g reach below the em box.
      const ink = inkIn(pictures[0], { ...mark, height: 1.2 * mark.height })
      const near = (found: number | undefined, meant: number) =>
        expect(Math.abs((found ?? 1e9) - meant)).toBeLessThan(0.3)
      near(ink?.x, mark.x + view.getInt16(2) * em)
      near(ink?.width, (view.getInt16(6) - view.getInt16(2)) * em)
      near(ink?.y, mark.y + (880 - view.getInt16(8)) * em)
      near(ink?.height, (view.getInt16(8) - view.getInt16(4)) * em)
    }
  })

  it('fails this check when a font has lost outlines, although the text is complete', async () => {
    const { pdf, marks } = await printForm(formNamed(RARE), openFonts(losing(['㐂', '犇'])))
    const name = marks.filter(({ field }) => field === 'name')
    expect(withoutInk(await render(pdf), name)).toEqual(['㐂', '犇'])
  })
})

describe('a character that no font draws', () => {
  it('is drawn as its code in a frame, and is named', async () => {
    const { pdf, marks, missing } = await printForm(formNamed('王\u{31152}\u{2a6a5}'))
    expect(missing).toEqual(['\u{31152}', '\u{2a6a5}'])
    const framed = marks.filter(({ field, character }) => field === 'name' && character !== '王')
    const [picture] = await render(pdf, 8)
    for (const mark of framed) {
      const ink = inkIn(picture, mark)
      expect(ink?.width).toBeGreaterThan(0.75 * mark.width)
      expect(ink?.height).toBeGreaterThan(0.75 * mark.height)
      // Within the frame, in its upper and in its lower half, there are digits.
      const inner = { x: mark.x + 0.2 * mark.width, width: 0.6 * mark.width, height: 0.25 * mark.height }
      expect(inkIn(picture, { ...inner, y: mark.y + 0.2 * mark.height })).not.toBeNull()
      expect(inkIn(picture, { ...inner, y: mark.y + 0.55 * mark.height })).not.toBeNull()
    }
  })

  it('is 𠮷 when the Japanese font is missing', async () => {
    const { missing } = await printForm(formNamed('𠮷田'), openFonts(losing(['𠮷'], 'altogether')))
    expect(missing).toEqual(['𠮷'])
  })

  it('may be any character of a text', async () => {
    const { missing } = await printForm(formNamed('\u0007\u{1f600}\ud800한'))
    expect(missing).toEqual(['\u0007', '\u{1f600}', '\ud800', '한'])
  })

  it('is never a variation selector', async () => {
    const { missing, marks } = await printForm(formNamed('葛\u{e0100}城'))
    expect(missing).toEqual([])
    expect(marks.filter(({ field }) => field === 'name').map(({ character }) => character)).toEqual([
      '葛',
      '城',
    ])
  })
})

it('glyphs read for one form are there for the next', async () => {
  await printForm(formNamed(RARE))
  const again = await fonts.loadGlyphs(RARE)
  expect(again.glyph(0x20bb7)?.advance).toBe(1000)
})

/** The pack as it would be if these characters had no outline, or were not in it at all. */
function losing(characters: string[], how: 'outlines' | 'altogether' = 'outlines'): ReadFontFile {
  const lost = new Set(characters.map((character) => character.codePointAt(0) ?? 0))
  return async (name) => {
    const bytes = await readFontFile(name)
    const file = readPackFile(bytes)
    const kept = new Map<number, Glyph>()
    for (const codePoint of codePointsOf(bytes)) {
      const glyph = file.find(codePoint)
      if (!glyph) continue
      if (!lost.has(codePoint)) kept.set(codePoint, glyph)
      else if (how === 'outlines') kept.set(codePoint, { ...glyph, outline: new Uint8Array() })
    }
    return writePackFile(kept, [...file.blocks])
  }
}

function codePointsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = 6 + 2 * view.getUint16(0)
  return Array.from({ length: view.getUint32(table - 4) }, (_, i) => view.getUint32(table + 12 * i))
}

async function openFont(name: string, file: string) {
  const require = createRequire(import.meta.url)
  return readSfnt(await readFile(require.resolve(`${name}/${file}`)))
}
