import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import { rebuildJpeg } from '../../../src/registration/photo/jpeg-rebuild.ts'
import { photoProblems } from '../../../src/registration/photo/photo-rules.ts'
import {
  type Bytes,
  bytes,
  DC,
  DHT,
  EOI,
  exif,
  JFIF,
  photo,
  progressive,
  restarts,
  SOI,
  scans,
  segment,
  sof,
  sos,
  zeros,
} from './jpeg-builder.ts'

const small = { width: 33, height: 48 }
const n = 5 * 6

/** A dozen small files, each with other segments. */
const FILES: Record<string, Bytes> = {
  plain: photo(small),
  progressive: progressive(33, 48),
  'with a place, as phones write it': photo({ ...small, head: [exif(1, { big: true }), JFIF] }),
  'lying on its side': photo({ ...small, head: [exif(6)] }),
  'with a comment and fill bytes': photo({ ...small, head: [segment(0xfe, EOI), bytes(0xff, 0xff)] }),
  'with Adobe and Photoshop': photo({
    ...small,
    head: [segment(0xee, 'Adobe', 0, 100, 0, 0, 0, 0, 1), segment(0xed, 'Photoshop 3.0\0')],
  }),
  'in restart intervals': photo({
    ...small,
    scan: bytes(segment(0xdd, 0, 15), sos(), zeros(90), 0xff, 0xd0, zeros(90)),
  }),
  'a scan for each component': photo({
    ...small,
    scan: bytes(...[1, 2, 3].map((id) => bytes(sos([id]), zeros(n * 2)))),
  }),
  'DC in two steps': photo({
    sof: sof(33, 48, { marker: 0xc2 }),
    scan: bytes(sos([1, 2, 3], [0, 0, 1]), zeros(n * 3), sos([1, 2, 3], [0, 0, 16]), zeros(n * 3)),
  }),
  grey: photo({ sof: sof(33, 48, { parts: [{ id: 1 }] }), scan: bytes(sos([1]), zeros(n * 2)) }),
  'with a second picture behind it': photo({
    ...small,
    head: [segment(0xe2, 'MPF\0II*\0')],
    end: bytes(EOI, photo(small)),
  }),
  'with a thumbnail inside': photo({
    ...small,
    head: [segment(0xe1, 'Exif\0\0II*\0', 8, 0, 0, 0, 0, 0, photo(small))],
  }),
}

/** Asks everything of a file that the product asks; any exception fails the test. */
function ask(file: Bytes): number {
  const walked = walkJpeg(file)
  const problems = photoProblems(file, { name: 'me.jpg' })
  if (walked.flaws.length === 0) {
    const again = walkJpeg(rebuildJpeg(file, walked))
    if (again.flaws.length > 0) throw new Error(`rebuilding a sound file broke it: ${again.flaws}`)
  } else if (problems.length === 0) throw new Error('an unsound file was accepted')
  return problems.length
}

describe('any bytes give an answer', () => {
  it.each(Object.entries(FILES))('%s: the file itself is sound', (_, file) => {
    expect(walkJpeg(file).flaws).toEqual([])
  })

  it.each(Object.entries(FILES))('%s: every beginning', (_, file) => {
    for (let length = 0; length < file.length; length++) ask(file.subarray(0, length))
  })

  it.each(Object.entries(FILES))('%s: every byte replaced by every value', (_, file) => {
    const changed = file.slice()
    for (let at = 0; at < file.length; at++) {
      for (let value = 0; value < 256; value++) {
        changed[at] = value
        ask(changed)
      }
      changed[at] = file[at] ?? 0
    }
  })

  it.each(Object.entries(FILES))('%s: every byte left out, and every byte doubled', (_, file) => {
    for (let at = 0; at < file.length; at++) {
      ask(bytes(file.subarray(0, at), file.subarray(at + 1)))
      ask(bytes(file.subarray(0, at + 1), file.subarray(at)))
    }
  })

  it('a real photo from a phone: every beginning and every byte turned over', () => {
    const file = new Uint8Array(readFileSync(`${import.meta.dirname}/photos/phone-gain-map.jpg`))
    for (let length = 0; length < file.length; length += 31) ask(file.subarray(0, length))
    for (let at = 0; at < file.length; at += at < 6_000 ? 1 : 101) {
      file[at] = ~(file[at] ?? 0)
      ask(file)
      file[at] = ~(file[at] ?? 0)
    }
  })
})

/** Counts how often bytes are read. */
function counted(file: Bytes): { bytes: Bytes; reads: () => number } {
  let reads = 0
  const proxy = new Proxy(file, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads++
      if (key === 'indexOf') {
        return (byte: number, from: number) => {
          const found = target.indexOf(byte, from)
          reads += (found < 0 ? target.length : found + 1) - from
          return found
        }
      }
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value === 'function') throw new Error(`${String(key)} reads bytes that are not counted`)
      return value
    },
  })
  return { bytes: proxy, reads: () => reads }
}

describe('the work is bounded by the bytes, not by what the header claims', () => {
  const many = (count: number, part: Bytes) => bytes(...Array.from({ length: count }, () => part))

  it.each<[string, Bytes]>([
    ['a plain photo', photo()],
    [
      'a bomb of 4 gigapixels in a kilobyte',
      photo({ sof: sof(65_500, 65_500), scan: bytes(sos(), zeros(99)) }),
    ],
    [
      'a bomb with a restart after every unit',
      photo({ sof: sof(14_000, 14_000), scan: bytes(segment(0xdd, 0, 1), sos(), zeros(9)) }),
    ],
    ['nothing but FF', bytes(SOI, new Uint8Array(100_000).fill(255))],
    [
      'fill bytes inside a scan',
      photo({ scan: bytes(sos(), new Uint8Array(50_000).fill(255), 0, zeros(90_000)) }),
    ],
    [
      'fill bytes before every scan',
      scans(DC, many(900, bytes(new Uint8Array(90).fill(255), sos([1], [1, 63, 0])))),
    ],
    ['thousands of empty segments', photo({ head: [many(30_000, segment(0xe1))] })],
    ['thousands of restart markers outside scans', photo({ head: [many(30_000, bytes(0xff, 0xd3))] })],
    ['restart markers in a scan', photo({ scan: bytes(restarts([]), many(50_000, bytes(0xff, 0xd0))) })],
    [
      'EXIF of 65 535 entries',
      photo({
        head: [many(3, segment(0xe1, 'Exif\0\0MM\0*', 0, 0, 0, 8, 0xff, 0xff, new Uint8Array(65_000)))],
      }),
    ],
    [
      'XMP that almost announces a film',
      photo({ head: [segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', 'ns.google.com/photos'.repeat(3000))] }),
    ],
    ['Huffman tables over and over', photo({ head: [many(900, DHT)] })],
    [
      'one segment full of quantization tables',
      photo({
        head: [
          segment(
            0xdb,
            new Uint8Array(65 * 1000).fill(1).map((_, i) => (i % 65 ? 1 : 0)),
          ),
        ],
      }),
    ],
    ['a megabyte of padding behind the end', photo({ end: bytes(EOI, new Uint8Array(1_000_000)) })],
    [
      'a megabyte of old memory behind the end',
      photo({ end: bytes(EOI, new Uint8Array(1_000_000).fill(65)) }),
    ],
  ])('%s', (_, file) => {
    const { bytes: proxy, reads } = counted(file)
    walkJpeg(proxy)
    expect(reads()).toBeLessThan(4 * file.length + 1000)
  })
})
