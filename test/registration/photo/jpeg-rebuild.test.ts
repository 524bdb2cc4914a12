import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Walked, walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import { rebuildJpeg } from '../../../src/registration/photo/jpeg-rebuild.ts'
import {
  type Bytes,
  bytes,
  DATA,
  EOI,
  exif,
  JFIF,
  photo,
  progressive,
  restarts,
  segment,
  sos,
} from './jpeg-builder.ts'

function rebuilt(file: Bytes): Bytes {
  return rebuildJpeg(file, walkJpeg(file))
}

/**
 * Everything a decoder turns into pixels: frame, tables, scans with their data, in order, byte for byte, and the two markers
 * that say how the components are to be taken for colours. Where these are the same, so are the pixels; the browser story
 * beside this test decodes both files and compares them as well.
 */
function essence(file: Bytes, { segments, frame }: Walked): unknown {
  const firstScan = segments.findIndex(({ marker }) => marker === 0xda)
  const header = segments.slice(0, firstScan)
  const text = (from: number, length: number) => String.fromCharCode(...file.subarray(from, from + length))
  const adobe = header.filter((it) => it.marker === 0xee && text(it.from + 4, 5) === 'Adobe').at(-1)
  return {
    frame,
    jfif: header.some((it) => it.marker === 0xe0 && text(it.from + 4, 5) === 'JFIF\0'),
    transform: adobe && file[adobe.from + 15],
    decoded: segments
      .filter(({ marker }) => !(marker >= 0xe0 && marker <= 0xef) && marker !== 0xfe)
      .map(({ from, to }) => Buffer.from(file.subarray(from, to)).toString('base64')),
  }
}

const OURS = `${import.meta.dirname}/photos/`
const sound = readdirSync(OURS).filter((name) => name.endsWith('.jpg') && name !== 'arithmetic.jpg')

describe('the stored photo', () => {
  // One phone writes odd numbers into its scan header, which decoders ignore and which are put right: see below.
  it.each(sound.filter((name) => name !== 'phone-trailer.jpg'))('%s has the same pixels', (name) => {
    const file = new Uint8Array(readFileSync(OURS + name))
    const stored = rebuilt(file)
    expect(essence(stored, walkJpeg(stored))).toEqual(essence(file, walkJpeg(file)))
  })

  it.each(sound)('%s holds nothing but the picture, and rebuilding it again changes nothing', (name) => {
    const file = new Uint8Array(readFileSync(OURS + name))
    const stored = rebuilt(file)
    const walked = walkJpeg(stored)
    expect(walked.flaws).toEqual([])
    expect(walked.orientation).toBeUndefined()
    for (const { marker } of walked.segments) {
      expect([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0, 0xee]).toContain(marker)
    }
    expect([...stored.subarray(-2)]).toEqual([0xff, 0xd9])
    expect(stored.length).toBeLessThanOrEqual(file.length)
    expect(rebuilt(stored)).toEqual(stored)
  })

  it('of a phone keeps neither place nor camera nor time', () => {
    const file = new Uint8Array(readFileSync(`${OURS}phone-gain-map.jpg`))
    const before = Buffer.from(file).toString('latin1')
    const after = Buffer.from(rebuilt(file)).toString('latin1')
    for (const trace of ['Exif', 'Phone 15', '2026:11:20', 'ns.adobe.com', 'ICC_PROFILE', 'MPF']) {
      expect(before).toContain(trace)
      expect(after).not.toContain(trace)
    }
    // Neither the thumbnail, which may show what was cropped away, nor the second picture behind the end.
    expect(before.split('\xff\xd8\xff').length).toBe(4)
    expect(after.split('\xff\xd8\xff').length).toBe(2)
  })

  it('keeps JFIF without its thumbnail, and never gains one: it would turn RGB into other colours', () => {
    const withThumbnail = segment(0xe0, 'JFIF\0', 1, 2, 1, 0, 72, 0, 72, 1, 1, 9, 9, 9)
    const stored = rebuilt(photo({ head: [withThumbnail, segment(0xe0, 'JFXX\0\x13')] }))
    expect([...stored.subarray(2, 20)]).toEqual([...segment(0xe0, 'JFIF\0', 1, 2, 1, 0, 72, 0, 72, 0, 0)])
    expect(walkJpeg(stored).segments.filter(({ marker }) => marker === 0xe0)).toHaveLength(1)
    expect(rebuilt(photo({ head: [] }))[3]).toBe(0xdb)
  })

  it('keeps the last Adobe segment before the scan, which decides the colours', () => {
    const adobe = (transform: number) => segment(0xee, 'Adobe', 0, 100, 0, 0, 0, 0, transform, 'more')
    const stored = rebuilt(photo({ head: [adobe(1), adobe(0)], end: bytes(adobe(1), EOI) }))
    expect([...stored.subarray(2, 18)]).toEqual([...segment(0xee, 'Adobe', 0, 100, 0, 0, 0, 0, 0)])
    expect(walkJpeg(stored).segments.filter(({ marker }) => marker === 0xee)).toHaveLength(1)
  })

  it('has the right numbers in its sequential scan headers, whatever the phone wrote', () => {
    const odd = photo({ scan: bytes(sos([1, 2, 3], [0, 0, 0]), DATA) })
    expect(rebuilt(odd)).toEqual(rebuilt(photo()))
  })

  it('is the same whatever metadata, fill bytes and trailers came with it', () => {
    const plain = rebuilt(photo({ head: [JFIF] }))
    const extra = fc.oneof(
      fc.constant(exif(1)),
      fc.uint8Array({ maxLength: 50 }).map((body) => segment(0xfe, body)),
      fc.uint8Array({ maxLength: 50 }).map((body) => segment(0xe1, 'x', body)),
      fc.uint8Array({ maxLength: 50 }).map((body) => segment(0xe2, 'ICC_PROFILE\0', body)),
      fc.uint8Array({ maxLength: 50 }).map((body) => segment(0xed, 'Photoshop 3.0\0', body)),
      fc.constant(bytes(0xff, 0xff)),
    )
    const property = fc.property(fc.array(extra), fc.array(extra), fc.nat(300), (before, after, zeros) => {
      const file = photo({ head: [...before, JFIF, ...after], end: bytes(EOI, new Uint8Array(zeros)) })
      expect(rebuilt(file)).toEqual(plain)
    })
    fc.assert(property, { seed: 20_261_121, numRuns: 300 })
  })

  it('of restart intervals and of progressive scans keeps them', () => {
    for (const file of [photo({ scan: restarts([0, 1, 2]) }), progressive()])
      expect(rebuilt(file)).toEqual(file)
  })
})
