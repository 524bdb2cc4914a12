import { expect, it } from 'vitest'
import { missingCharacters } from '../../../src/documents/pdf/drawable-text.ts'
import { openFonts } from '../../../src/documents/pdf/fonts.ts'
import { fonts, readFontFile } from '../sample-forms.ts'

it('reads one file for a name of common characters, and one more for each rare character', async () => {
  const { source, read } = withReadLog()
  await source.loadGlyphs('李晓明，河南省郑州市')
  expect(read).toEqual(['common.bin'])
  await source.loadGlyphs('李㐂𠮷')
  expect(read).toEqual(['common.bin', '34.bin', '20b.bin'])
})

it('reads no file twice', async () => {
  const { source, read } = withReadLog()
  await source.loadGlyphs('㐂')
  await source.loadGlyphs('㐂㐁')
  expect(read).toEqual(['common.bin', '34.bin'])
})

it('tries again after a file could not be read', async () => {
  let fail = true
  const source = openFonts((name) => {
    if (fail && name !== 'common.bin') return Promise.reject(new Error('the line is down'))
    return readFontFile(name)
  })
  await expect(source.loadGlyphs('㐂')).rejects.toThrow('the line is down')
  fail = false
  expect((await source.loadGlyphs('㐂')).glyph(0x3402)?.advance).toBe(1000)
})

it('drops the file that was used longest ago, so that fonts do not fill an isolate', async () => {
  const { source, read } = withReadLog()
  for (let block = 0x4e; block <= 0x9f; block++) await source.loadGlyphs(rareIn(block))
  const before = read.length
  await source.loadGlyphs(rareIn(0x9f))
  expect(read.length).toBe(before)
  await source.loadGlyphs(rareIn(0x4e))
  expect(read.length).toBe(before + 1)
})

it('reads no file that does not exist', async () => {
  const { source, read } = withReadLog()
  const face = await source.loadGlyphs('\u{10ffff}한')
  expect(face.glyph(0x10ffff)).toBeNull()
  expect(read).toEqual(['common.bin'])
})

it('throws for a character that was not loaded', async () => {
  const face = await fonts.loadGlyphs('李')
  expect(() => face.glyph(0x660e)).toThrow('U+660e was not loaded')
})

it('lists the characters of a name that cannot be drawn, each once', async () => {
  expect(await missingCharacters('李㐂𠮷䶮玥燚犇·Wang', fonts)).toEqual([])
  expect(await missingCharacters('王\u{31152}\u{2a6a5}\u{31152}', fonts)).toEqual(['\u{31152}', '\u{2a6a5}'])
})

function withReadLog() {
  const read: string[] = []
  const source = openFonts((name) => {
    read.push(name)
    return readFontFile(name)
  })
  return { source, read }
}

/** All of a block, so that one of them is not a usual character. */
function rareIn(block: number): string {
  return Array.from({ length: 256 }, (_, i) => String.fromCodePoint(256 * block + i)).join('')
}
