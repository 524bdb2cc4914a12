import { describe, expect, it } from 'vitest'
import { walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import { displayedSize } from '../../../src/registration/photo/photo-rules.ts'
import { type Bytes, bytes, DHT, EOI, exif, JFIF, photo, progressive, segment, sof } from './jpeg-builder.ts'

function orientation(...head: Bytes[]): number | undefined {
  const walked = walkJpeg(photo({ head }))
  expect(walked.flaws).toEqual([])
  return walked.orientation
}

describe('the orientation', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is read in either byte order', (n) => {
    expect(orientation(JFIF, exif(n))).toBe(n)
    expect(orientation(JFIF, exif(n, { big: true }))).toBe(n)
  })

  it('may be written as LONG', () => {
    expect(orientation(exif(6, { type: 4 }))).toBe(6)
    expect(orientation(exif(6, { type: 4, big: true }))).toBe(6)
  })

  it('that means nothing is reported and changes nothing', () => {
    const walked = walkJpeg(photo({ head: [exif(65_535)] }))
    expect(walked.orientation).toBe(65_535)
    expect(displayedSize(walked)).toEqual({ width: 330, height: 480 })
    expect(orientation(exif(0))).toBe(0)
  })

  it('is found before JFIF and behind the frame', () => {
    expect(orientation(exif(6), JFIF)).toBe(6)
    expect(walkJpeg(photo({ dht: bytes(exif(6), DHT) })).orientation).toBe(6)
  })

  it('is that of the first EXIF', () => {
    expect(orientation(exif(6), exif(3))).toBe(6)
  })

  it('in EXIF behind the first scan is ignored', () => {
    expect(walkJpeg(photo({ end: bytes(exif(6), EOI) })).orientation).toBeUndefined()
  })

  it.each<[string, Bytes]>([
    ['no TIFF at all', segment(0xe1, 'Exif\0\0')],
    ['seven bytes of TIFF', segment(0xe1, 'Exif\0\0', 'II*\0', 8, 0, 0)],
    ['another byte order', segment(0xe1, 'Exif\0\0', 'XX*\0', 8, 0, 0, 0, 0, 0)],
    ['a directory out of range', exif(6, { directory: 4_000_000_000 })],
    [
      'a directory that claims 65 535 entries and has none',
      segment(0xe1, 'Exif\0\0', 'II*\0', 8, 0, 0, 0, 0xff, 0xff),
    ],
    ['no entries', exif(6, { entries: 0 })],
    ['bytes', exif(6, { type: 1 })],
    ['two of them', exif(6, { count: 2 })],
    [
      'in the directory of the thumbnail only',
      segment(0xe1, 'Exif\0\0', 'II*\0', 8, 0, 0, 0, 0, 0, 14, 0, 0, 0, exif(6).subarray(18)),
    ],
    [
      'in another APP1',
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<tiff:Orientation>6</tiff:Orientation>'),
    ],
  ])('is unknown where EXIF has %s', (_, app1) => {
    expect(orientation(JFIF, app1)).toBeUndefined()
  })

  it('is read though the directory claims more entries than it has', () => {
    expect(orientation(exif(3, { entries: 65_535 }))).toBe(3)
  })

  it('of a directory that begins inside the header is harmless', () => {
    for (let directory = 0; directory < 40; directory++) orientation(exif(6, { directory }))
  })
})

describe('size and kind', () => {
  it('come from the frame, not from a thumbnail or from bytes that look like one', () => {
    const thumbnail = photo({ width: 1600, height: 1200 })
    const walked = walkJpeg(
      photo({
        head: [
          segment(0xe0, 'JFXX\0\x10', thumbnail),
          segment(0xe1, 'Exif\0\0', thumbnail),
          segment(0xe5, sof(9, 9)),
        ],
      }),
    )
    expect(walked.flaws).toEqual([])
    expect(walked.frame).toMatchObject({
      width: 330,
      height: 480,
      components: 3,
      precision: 8,
      progressive: false,
    })
  })

  it('are swapped for display by orientations 5 to 8', () => {
    for (const n of [1, 2, 3, 4]) {
      expect(displayedSize(walkJpeg(photo({ head: [exif(n)] })))).toEqual({ width: 330, height: 480 })
    }
    for (const n of [5, 6, 7, 8]) {
      expect(displayedSize(walkJpeg(photo({ head: [exif(n)] })))).toEqual({ width: 480, height: 330 })
    }
  })

  it('tell progressive from sequential', () => {
    expect(walkJpeg(progressive()).frame?.progressive).toBe(true)
    expect(walkJpeg(photo()).frame?.progressive).toBe(false)
  })

  it('are unknown where there is no frame', () => {
    expect(displayedSize(walkJpeg(bytes(0xff, 0xd8, 0xff, 0xd9)))).toBeUndefined()
  })
})

describe('bytes after the end', () => {
  const MPF = segment(0xe2, 'MPF\0II*\0')
  const CONTAINER = segment(
    0xe1,
    'http://ns.adobe.com/xap/1.0/\0',
    '<x xmlns:C="http://ns.google.com/photos/1.0/container/">',
  )

  it.each<[string, Bytes[], Bytes]>([
    ['a zero', [], bytes(0)],
    ['a second end marker', [], EOI],
    ['a line break', [], bytes('\r\n')],
    ['three thousand zeros', [], new Uint8Array(3000)],
    ['zeros and old memory', [], bytes(new Uint8Array(500), 'old memory of the camera')],
    ['a few stray bytes', [], bytes('stray')],
    ['a second picture the file announces (MPF)', [MPF], photo()],
    ['padding and a second picture the file announces', [MPF], bytes(new Uint8Array(23), photo())],
    [
      'a film the file announces (motion photo)',
      [CONTAINER],
      bytes(0, 0, 0, 24, 'ftypmp42', new Uint8Array(99)),
    ],
    [
      'a Samsung trailer',
      [],
      bytes(0, 0, 1, 10, 'Image_UTC_Data1763602860000SEFH', new Uint8Array(20), 'SEFT'),
    ],
    ['an OPPO trailer', [], bytes('[{"length":4,"name":"x"}]', 'jxrs', 40, 0, 0, 0)],
    ['a vivo trailer', [], bytes('vivo{"a":1}', new Uint8Array(30).fill(7))],
  ])('is harmless: %s', (_, head, tail) => {
    expect(walkJpeg(photo({ head, end: bytes(EOI, tail) })).flaws).toEqual([])
  })

  it.each<[string, Bytes]>([
    ['a script', bytes('<?php system($_GET["c"]); ?>')],
    ['a script behind padding', bytes(new Uint8Array(64), '<?php system($_GET["c"]); ?>')],
    ['a page', bytes('<script>alert(1)</script>')],
    ['an archive', bytes('PK\x03\x04', new Uint8Array(60).fill(3))],
    ['an archive behind padding', bytes(new Uint8Array(64), 'PK\x03\x04', new Uint8Array(60).fill(3))],
    ['a program', bytes('MZ', new Uint8Array(60).fill(3))],
    ['music', bytes('ID3', new Uint8Array(60).fill(3))],
    ['a second picture that no header announced', photo()],
    ['a second picture behind padding', bytes(new Uint8Array(64), photo())],
    ['plain text', bytes('the answers to the examination are …')],
  ])('is refused: %s', (_, tail) => {
    expect(walkJpeg(photo({ end: bytes(EOI, tail) })).flaws).toEqual(['trailing'])
  })
})
