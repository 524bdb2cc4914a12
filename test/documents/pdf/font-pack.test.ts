import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildFonts } from '../../../src/dev/node/build-fonts.ts'
import { joined, readOutline, writeOutline } from '../../../src/dev/node/glyph-outline.ts'
import { readSfnt } from '../../../src/dev/node/sfnt.ts'
import { missingCharacters } from '../../../src/documents/pdf/drawable-text.ts'
import { readPackFile } from '../../../src/documents/pdf/font-pack.ts'
import { fonts, formNamed, printForm, readFontFile } from '../sample-forms.ts'

const root = join(import.meta.dirname, '../../..')

const hasNotoSans = existsSync(join(root, 'node_modules/@expo-google-fonts/noto-sans'))

describe('the font pack', () => {
  it('has every character that a name is commonly written with', async () => {
    // GB/T 2312 levels 1 and 2, rows 16–87.
    const decoder = new TextDecoder('gb18030')
    let all = ''
    for (let row = 0xb0; row <= 0xf7; row++) {
      for (let cell = 0xa1; cell <= 0xfe; cell++) {
        if (row !== 0xd7 || cell <= 0xf9) all += decoder.decode(Uint8Array.of(row, cell))
      }
    }
    expect([...all]).toHaveLength(6763)
    expect(await missingCharacters(all, fonts)).toEqual([])
  })

  it('has the rare characters of the national table of 2013 beyond the basic plane', async () => {
    expect(await missingCharacters('㐂𠮷䶮玥燚犇㛃䥽䲠𠙶𡎚𤧛𦈡𨱇𩾃𪨰𫄧𫍯𬍤𬭳𬶟·', fonts)).toEqual([])
  })

  // The package is an addition to those that every build needs.
  it.skipIf(!hasNotoSans)(
    "has the letters of other countries' passports, with accents on their letters",
    async () => {
      expect(await missingCharacters('ŁukaszŞahinČapekŐzĐặngḰJ\u030c', fonts)).toEqual([])
      const { marks } = await printForm(formNamed('J\u030ca S\u030ca'))
      const name = marks.filter(({ field }) => field === 'name').map(({ character }) => character)
      expect(name).toEqual(['J', '\u030c', 'a', ' ', 'Š', 'a'])
    },
  )

  it('has files small enough for a Worker', async () => {
    const folder = join(root, 'static/built/fonts')
    const names = await readdir(folder)
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
    expect(names.length).toBeLessThan(1000)
    expect((await stat(join(folder, 'common.bin'))).size).toBeLessThan(1_500_000)
    expect(Math.max(...sizes)).toBeLessThan(1_500_000)
    expect(sizes.filter((size) => size > 150_000)).toHaveLength(1)
    expect(names).toContain('LICENSE.txt')
  })

  it('is built once, and again after an interrupted build', async () => {
    const to = await mkdtemp(join(tmpdir(), 'fonts-'))
    try {
      await cp(join(root, 'static/built/fonts'), to, { recursive: true })
      await rm(join(to, '34.bin'))
      await buildFonts(root, to)
      expect(await readdir(to)).not.toContain('34.bin')
      await rm(join(to, 'built-from.txt'))
      await buildFonts(root, to)
      expect(await readFile(join(to, '34.bin'))).toEqual(await readFontFile('34.bin'))
    } finally {
      await rm(to, { recursive: true })
    }
  })

  it('holds the outlines of the font, point by point', async () => {
    const require = createRequire(import.meta.url)
    const file = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
    const sc = readSfnt(await readFile(file))
    const pack = readPackFile(await readFontFile('73.bin'))
    for (const character of '玥玙') {
      const codePoint = character.codePointAt(0) ?? 0
      const [found, meant] = [pack.find(codePoint), sc.glyph(codePoint)]
      expect(found?.advance).toBe(meant.advance)
      expect([...(found?.outline ?? [])]).toEqual([...meant.outline])
    }
    expect(pack.find(0x4e00)).toBeNull()
  })
})

describe('an outline', () => {
  const square = {
    ends: [3],
    points: [
      { x: 0, y: 0, on: true },
      { x: 300, y: 0, on: true },
      { x: 300, y: 250, on: false },
      { x: -5, y: 250, on: true },
    ],
  }

  it('is the same after it was written and read', () => {
    expect(readOutline(writeOutline(square))).toEqual(square)
  })

  it('of a letter made of two parts has the contours of both at their places', () => {
    const both = joined(square, square, 10, 400)
    expect(readOutline(writeOutline(both))).toEqual(both)
    expect(both.ends).toEqual([3, 7])
    expect(both.points[4]).toEqual({ x: 10, y: 400, on: true })
  })

  it('may have many points', () => {
    const points = Array.from({ length: 600 }, (_, i) => ({ x: i, y: 3 * i, on: true }))
    const long = { ends: [599], points }
    expect(readOutline(writeOutline(long))).toEqual(long)
  })

  it('of an empty glyph is empty', () => {
    expect(writeOutline({ ends: [], points: [] })).toHaveLength(0)
  })
})
