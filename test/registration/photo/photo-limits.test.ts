import { describe, expect, it } from 'vitest'
import { PHOTO, photoProblems } from '../../../src/registration/photo/photo-rules.ts'
import { blocks, bytes, EOI, exif, JFIF, padded, photo, sof, sos, zeros } from './jpeg-builder.ts'

const { minBytes, maxBytes, minWidth, minHeight, maxSide } = PHOTO

function kinds(file: Uint8Array): string[] {
  return photoProblems(file).map((problem) => problem.is)
}

/** A flat photo of this size, brought to an acceptable number of bytes. */
function ofSize(width: number, height: number): Uint8Array {
  const file = photo({ width, height })
  return file.length < 30_000 ? padded(file, 30_000) : file
}

describe('bytes', () => {
  it.each([
    [minBytes - 1, [{ is: 'too-few-bytes', bytes: 20_479 }]],
    [minBytes, []],
    [minBytes + 1, []],
    [maxBytes - 1, []],
    [maxBytes, []],
    [maxBytes + 1, [{ is: 'too-many-bytes', bytes: 204_801 }]],
  ])('a photo of %i bytes', (size, problems) => {
    const file = padded(photo(), size)
    expect(file.length).toBe(size)
    expect(photoProblems(file)).toEqual(problems)
  })
})

describe('a file of which only the beginning was kept', () => {
  it('is too large, and not called incomplete', () => {
    const beginning = padded(photo(), 400_000).subarray(0, 300_000)
    expect(photoProblems(beginning, { size: 8_000_000 })).toEqual([
      { is: 'too-many-bytes', bytes: 8_000_000 },
    ])
    expect(photoProblems(beginning)).toContainEqual({ is: 'broken', flaws: ['cut-off'] })
  })

  it('is told everything else that its beginning shows', () => {
    const lying = photo({ width: 4800, height: 3300, head: [JFIF, exif(6)] })
    expect(kinds(lying)).toEqual(['too-many-pixels', 'sideways'])
    const beginning = lying.subarray(0, 1000)
    expect(photoProblems(beginning, { size: 8_000_000 }).map(({ is }) => is)).toEqual([
      'too-many-bytes',
      'too-many-pixels',
      'sideways',
    ])
    expect(photoProblems(bytes('%PDF-1.7'), { size: 8_000_000, name: 'me.jpg' })).toEqual([
      { is: 'not-jpeg', found: 'PDF', name: 'me.jpg' },
      { is: 'too-many-bytes', bytes: 8_000_000 },
    ])
  })
})

describe('pixels', () => {
  it.each([
    [minWidth - 1, minHeight, ['too-few-pixels']],
    [minWidth, minHeight, []],
    [minWidth + 1, minHeight, []],
    [minWidth, minHeight - 1, ['too-few-pixels']],
    [minWidth, minHeight + 1, []],
    [2750, maxSide - 1, []],
    [2750, maxSide, []],
    [2750, maxSide + 1, ['too-many-pixels']],
    [maxSide - 1, maxSide, ['too-wide']],
    [maxSide, maxSide, ['too-wide']],
    [maxSide + 1, maxSide, ['too-many-pixels', 'too-wide']],
  ])('a photo of %i × %i', (width, height, problems) => {
    expect(kinds(ofSize(width, height))).toEqual(problems)
  })

  it.each([
    [299, 500, ['too-narrow']],
    [300, 500, []],
    [301, 500, []],
    [399, 500, []],
    [400, 500, []],
    [401, 500, ['too-wide']],
    [330, 480, []],
  ])(
    'a photo of %i × %i has a width of 0.6 to 0.8 of its height, or is refused',
    (width, height, problems) => {
      expect(kinds(ofSize(width, height))).toEqual(problems)
    },
  )

  it('are counted as people see the picture: orientation 6 lays a wide picture upright', () => {
    const lying = padded(photo({ width: 480, height: 330, head: [JFIF, exif(6)] }), 30_000)
    expect(photoProblems(lying)).toEqual([{ is: 'sideways' }])
  })

  it('are reported with what was found', () => {
    const file = padded(photo({ width: 160, height: 120, head: [JFIF, exif(6)] }), 30_000)
    expect(photoProblems(file)).toEqual([
      { is: 'too-few-pixels', width: 120, height: 160 },
      { is: 'sideways' },
    ])
  })
})

describe('orientation', () => {
  it.each([
    [1, []],
    [2, ['mirrored']],
    [3, ['upside-down']],
    [4, ['mirrored']],
    [5, ['sideways']],
    [6, ['sideways']],
    [7, ['sideways']],
    [8, ['sideways']],
    [0, []],
    [9, []],
    [65_535, []],
  ])('%i', (orientation, problems) => {
    const [width, height] = problems.includes('sideways') ? [480, 330] : [330, 480]
    expect(kinds(padded(photo({ width, height, head: [JFIF, exif(orientation)] }), 30_000))).toEqual(problems)
  })
})

describe('everything wrong is said at once, in the order of the rules', () => {
  it('a small grey picture, lying on its side, with a script behind it', () => {
    const file = photo({
      head: [exif(8)],
      sof: sof(100, 160, { parts: [{ id: 1 }] }),
      scan: bytes(sos([1]), zeros(blocks(100, 160) * 2)),
      end: bytes(EOI, '<?php echo 1 ?>'),
    })
    expect(photoProblems(file)).toEqual([
      { is: 'trailing' },
      { is: 'too-few-bytes', bytes: file.length },
      { is: 'too-few-pixels', width: 160, height: 100 },
      { is: 'too-wide', width: 160, height: 100 },
      { is: 'sideways' },
      { is: 'grey' },
    ])
  })

  it('a broken file still says what its header shows', () => {
    const file = photo({ width: 5000, height: 4100 }).subarray(0, 10_000)
    expect(kinds(file)).toEqual(['broken', 'too-few-bytes', 'too-many-pixels', 'too-wide'])
  })

  it('a picture in printing colours is refused for its colours, and not as broken', () => {
    const parts = [1, 2, 3, 4].map((id) => ({ id }))
    const file = padded(photo({ sof: sof(330, 480, { parts }), scan: sos([1, 2, 3, 4]) }), 30_000)
    expect(photoProblems(file)).toEqual([{ is: 'cmyk' }])
  })

  it('two components are no colours at all', () => {
    const parts = [1, 2].map((id) => ({ id }))
    const file = padded(photo({ sof: sof(330, 480, { parts }), scan: sos([1, 2]) }), 30_000)
    expect(photoProblems(file)).toEqual([{ is: 'broken', flaws: ['components'] }])
  })
})

describe('a file that is no JPEG', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'PNG'],
    ['GIF89a', 'GIF'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'WebP'],
    ['\0\0\0\x18ftypheic', 'HEIC'],
    ['\0\0\0\x18ftypmif1', 'HEIC'],
    ['\0\0\0\x18ftypavif', 'AVIF'],
    ['\0\0\0\x18ftypisom', 'MP4'],
    ['BM', 'BMP'],
    ['II*\0', 'TIFF'],
    ['MM\0*', 'TIFF'],
    ['\xff\x0a', 'JPEG XL'],
    ['\0\0\0\x0cJXL \r\n', 'JPEG XL'],
    ['\0\0\0\x0cjP  \r\n', 'JPEG 2000'],
    ['8BPS', 'PSD'],
    ['%PDF-1.7', 'PDF'],
    ['PK\x03\x04', 'ZIP'],
    ['<!DOCTYPE html>', 'HTML'],
  ])('%j is named', (start, found) => {
    const file = bytes(start, new Uint8Array(30_000))
    expect(photoProblems(file, { name: 'me.jpg' })).toEqual([{ is: 'not-jpeg', found, name: 'me.jpg' }])
  })

  it('a photo behind anything else is not one', () => {
    const file = bytes('GIF89a', padded(photo(), 30_000))
    expect(photoProblems(file)).toEqual([{ is: 'not-jpeg', found: 'GIF', name: '' }])
    expect(kinds(bytes('\n', padded(photo(), 30_000)))).toEqual(['unknown-file'])
  })

  it('nothing chosen and an empty file are different things', () => {
    expect(photoProblems(new Uint8Array())).toEqual([{ is: 'missing' }])
    expect(photoProblems(new Uint8Array(), { name: 'me.jpg' })).toEqual([{ is: 'empty', name: 'me.jpg' }])
  })
})
