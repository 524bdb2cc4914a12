import { expect, it } from 'vitest'
import { FontSubset } from '../../../src/documents/pdf/subset.ts'
import { writeTrueType } from '../../../src/documents/pdf/true-type.ts'
import { fonts } from '../sample-forms.ts'

it('is a font with valid checksums (OpenType 1.9, table checksums)', async () => {
  const { file, tables } = await fontOf('李晓明')
  expect(sum(file)).toBe(0xb1b0afba)
  for (const [name, { checksum, bytes }] of tables) {
    if (name !== 'head') expect(sum(bytes)).toBe(checksum)
  }
  expect([...tables.keys()]).toEqual(['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'])
})

it('begins every glyph at a multiple of four', async () => {
  const { tables } = await fontOf('㐂𠮷䶮玥燚犇Wang 7')
  const loca = tables.get('loca')?.bytes ?? new Uint8Array()
  const view = new DataView(loca.buffer, loca.byteOffset, loca.byteLength)
  const offsets = Array.from({ length: loca.length / 4 }, (_, i) => view.getUint32(4 * i))
  expect(offsets).toHaveLength(13 + 1)
  expect(offsets.filter((offset) => offset % 4 !== 0)).toEqual([])
  expect(offsets.at(-1)).toBe(tables.get('glyf')?.bytes.length)
})

it('gives each character its own glyph, numbered by first use', async () => {
  const subset = new FontSubset(await fonts.loadGlyphs('李晓明'))
  expect([...'李晓李明'].map((character) => subset.glyphId(character.codePointAt(0) ?? 0))).toEqual([
    1, 2, 1, 3,
  ])
  expect(subset.codePoints).toEqual([0, 0x674e, 0x6653, 0x660e])
})

async function fontOf(text: string) {
  const subset = new FontSubset(await fonts.loadGlyphs(text))
  for (const character of text) subset.glyphId(character.codePointAt(0) ?? 0)
  const file = writeTrueType(subset.glyphs)
  const view = new DataView(file.buffer)
  const tables = new Map<string, { checksum: number; bytes: Uint8Array }>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i
    const name = String.fromCharCode(...file.subarray(at, at + 4))
    const bytes = file.subarray(view.getUint32(at + 8), view.getUint32(at + 8) + view.getUint32(at + 12))
    tables.set(name, { checksum: view.getUint32(at + 4), bytes })
  }
  return { file, tables }
}

/** The sum of all 32-bit words; what lies behind the end counts as 0. */
function sum(bytes: Uint8Array): number {
  const whole = new Uint8Array((bytes.length + 3) & ~3)
  whole.set(bytes)
  const view = new DataView(whole.buffer)
  let total = 0
  for (let at = 0; at < whole.length; at += 4) total = (total + view.getUint32(at)) >>> 0
  return total
}
