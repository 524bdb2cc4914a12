import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  blockOf,
  COMMON_FILE,
  type Glyph,
  PACK_FORMAT,
  packFileName,
  writePackFile,
} from '../../documents/pdf/font-pack.ts'
import { readSfnt } from './sfnt.ts'

/**
 * Cuts the fonts of documents into `static/built/fonts`, one outline per code point; does nothing where they are
 * up to date. `root` is the project's folder.
 */
export async function buildFonts(root: string, to = join(root, 'static', 'built', 'fonts')): Promise<void> {
  const fonts = installed(root)
  const stamp = `${PACK_FORMAT} ${fonts.map(({ name, version }) => `${name}@${version}`).join(' ')}\n`
  const isUpToDate = async () => (await readFile(join(to, STAMP), 'utf8').catch(() => '')) === stamp
  if (await isUpToDate()) return

  const glyphs = new Map<number, Glyph>()
  for (const { folder, file } of fonts) {
    const font = readSfnt(await readFile(join(folder, file)))
    for (const codePoint of font.codePoints) {
      if (glyphs.has(codePoint) || (isMark(codePoint) && !file.startsWith(WITH_MARKS))) continue
      glyphs.set(codePoint, font.glyph(codePoint))
    }
  }
  // Written beside and renamed, so that a build that was interrupted leaves nothing that looks finished.
  const fresh = `${to}.${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  for (const [name, bytes] of packFiles(glyphs)) await writeFile(join(fresh, name), bytes)
  await writeFile(join(fresh, 'LICENSE.txt'), await readFile(join(fonts[0]?.folder ?? '', 'LICENSE_FONT')))
  await writeFile(join(fresh, STAMP), stamp)
  // Somebody else may have built the same meanwhile (tests run side by side): the first one stays.
  if (!(await isUpToDate())) {
    await rm(to, { recursive: true, force: true })
    await rename(fresh, to).catch(async (error) => {
      if (!(await isUpToDate())) throw error
    })
  }
  await rm(fresh, { recursive: true, force: true })
}

/**
 * Earlier fonts win: Simplified shapes, then what only the Japanese font draws, as 𠮷 (U+20BB7), then the letters of other
 * countries' passports. Traditional Chinese would add 1674 characters of Extension B for a download of 39 MB.
 */
const FONTS = [
  { name: '@expo-google-fonts/noto-sans-sc', file: '400Regular/NotoSansSC_400Regular.ttf', needed: true },
  { name: '@expo-google-fonts/noto-sans-jp', file: '400Regular/NotoSansJP_400Regular.ttf', needed: true },
  { name: '@expo-google-fonts/noto-sans', file: '400Regular/NotoSans_400Regular.ttf', needed: true },
] as const

function installed(root: string) {
  const require = createRequire(join(root, 'package.json'))
  return FONTS.flatMap((font) => {
    try {
      const manifest = require.resolve(`${font.name}/package.json`)
      return [{ ...font, folder: dirname(manifest), version: String(require(manifest).version) }]
    } catch (error) {
      if (font.needed) throw error
      return []
    }
  })
}

/** Accents that stand on the letter before them do so in Noto Sans only; those of the Chinese fonts stand beside it. */
function isMark(codePoint: number): boolean {
  return codePoint >= 0x300 && codePoint <= 0x36f
}

const WITH_MARKS = '400Regular/NotoSans_'
const STAMP = 'built-from.txt'

function packFiles(glyphs: ReadonlyMap<number, Glyph>): Map<string, Uint8Array> {
  const usual = usualCharacters()
  const common = new Map<number, Glyph>()
  const blocks = new Map<number, Map<number, Glyph>>()
  for (const [codePoint, glyph] of glyphs) {
    const block = blockOf(codePoint)
    const home = usual.has(codePoint) ? common : (blocks.get(block) ?? new Map<number, Glyph>())
    home.set(codePoint, glyph)
    if (home !== common) blocks.set(block, home)
  }
  const files = new Map([
    [
      COMMON_FILE,
      writePackFile(
        common,
        [...blocks.keys()].sort((a, b) => a - b),
      ),
    ],
  ])
  for (const [block, glyphsOfBlock] of blocks)
    files.set(packFileName(block), writePackFile(glyphsOfBlock, []))
  return files
}

/** Latin, punctuation, and the 3755 most used characters: GB/T 2312 level 1, rows 16–55. */
function usualCharacters(): ReadonlySet<number> {
  const usual = new Set<number>()
  const add = (first: number, last: number) => {
    for (let codePoint = first; codePoint <= last; codePoint++) usual.add(codePoint)
  }
  add(0x20, 0x24f)
  add(0x2000, 0x206f)
  add(0x2500, 0x25ff)
  add(0x3000, 0x303f)
  add(0xff00, 0xffef)
  const gb2312 = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) {
      usual.add(gb2312.decode(Uint8Array.of(row, cell)).codePointAt(0) ?? 0)
    }
  }
  return usual
}
