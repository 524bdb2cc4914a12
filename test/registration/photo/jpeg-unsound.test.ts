import { describe, expect, it } from 'vitest'
import { walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import type { Flaw } from '../../../src/registration/photo/jpeg-flaws.ts'
import {
  type Bytes,
  bytes,
  DATA,
  DHT,
  DQT,
  EOI,
  JFIF,
  photo,
  SOI,
  segment,
  sof,
  sos,
  zeros,
} from './jpeg-builder.ts'

function flaws(file: Bytes): readonly Flaw[] {
  return walkJpeg(file).flaws
}

describe('not sound: segments and frame', () => {
  it.each<[string, Bytes, Flaw[]]>([
    ['no file', bytes(), ['not-jpeg']],
    ['one byte', bytes(0xff), ['not-jpeg']],
    ['only the start', SOI, ['cut-off']],
    ['the start and half a marker', bytes(SOI, 0xff), ['cut-off']],
    ['start and end, nothing between', bytes(SOI, EOI), ['frame']],
    ['something else than a marker at the start', bytes(SOI, 0x00, JFIF), ['not-jpeg']],
    ['no end', photo({ end: bytes() }), ['cut-off']],
    ['the end only inside a comment', photo({ end: segment(0xfe, EOI) }), ['cut-off']],
    ['a segment longer than the file', photo({ end: bytes(0xff, 0xfe, 0xff, 0xff, 'x') }), ['cut-off']],
    ['a segment of length 0', photo({ head: [bytes(0xff, 0xfe, 0, 0)] }), ['segment-length']],
    ['a segment of length 1', photo({ head: [bytes(0xff, 0xfe, 0, 1)] }), ['segment-length']],
    ['junk between segments', photo({ head: [JFIF, bytes('junk')] }), ['junk']],
    ['FF 00 between segments', photo({ head: [JFIF, bytes(0xff, 0x00)] }), ['junk']],
    ['a second start', photo({ head: [SOI, JFIF] }), ['marker']],
    ['a restart marker outside a scan', photo({ head: [JFIF, bytes(0xff, 0xd0)] }), ['marker']],
    ['TEM', photo({ head: [bytes(0xff, 0x01)] }), ['marker']],
    ['a reserved marker', photo({ head: [segment(0x4f, 'x')] }), ['marker']],
    ['a JPEG extension', photo({ head: [segment(0xf0, 'x')] }), ['marker']],
    ['DNL behind the scan', photo({ end: bytes(segment(0xdc, 1, 0xe0), EOI) }), ['marker']],
    ['arithmetic conditioning', photo({ head: [segment(0xcc, 0, 0x10)] }), ['process']],
    ['a hierarchical progression', photo({ head: [segment(0xde, 8, 1, 0xe0, 1, 0x4a, 0)] }), ['process']],
    [
      'more segments than any camera writes',
      photo({ head: Array.from({ length: 1001 }, () => segment(0xfe)) }),
      ['segments'],
    ],
    ['no frame', bytes(SOI, DQT, DHT, sos(), DATA, EOI), ['frame']],
    ['no scan', photo({ scan: bytes() }), ['scan']],
    ['two frames', photo({ head: [sof(330, 480)] }), ['frame']],
    ['a frame of another size behind the scan', photo({ end: bytes(sof(2000, 3000), EOI) }), ['frame']],
    ['a frame only behind the scan', bytes(SOI, DQT, DHT, sos(), DATA, sof(330, 480), EOI), ['frame']],
    ['a frame cut short', photo({ sof: segment(0xc0, 8, 1, 0xe0, 1) }), ['segment-length', 'frame']],
    [
      'a frame of more components than it has room for',
      photo({ sof: segment(0xc0, 8, 1, 0xe0, 1, 0x4a, 3, 1, 0x11, 0) }),
      ['segment-length'],
    ],
    ['width 0', photo({ sof: sof(0, 480) }), ['size']],
    [
      'height 0, to be told later',
      photo({ sof: sof(330, 0), end: bytes(segment(0xdc, 1, 0xe0), EOI) }),
      ['size', 'marker'],
    ],
    ['65 501 pixels wide', photo({ sof: sof(65_501, 10) }), ['size']],
    ['a bomb of 4 gigapixels', photo({ sof: sof(65_500, 65_500) }), ['size']],
    [
      'a bomb below every limit of size',
      photo({ sof: sof(14_000, 14_000), scan: bytes(sos(), zeros(99)) }),
      ['scan-short'],
    ],
    ['12 bits', photo({ sof: sof(330, 480, { marker: 0xc1, precision: 12 }) }), ['precision']],
    ['0 bits', photo({ sof: sof(330, 480, { precision: 0 }) }), ['precision']],
    ['no component', photo({ sof: sof(330, 480, { parts: [] }) }), ['components']],
    ['two components', photo({ sof: sof(330, 480, { parts: [{ id: 1 }, { id: 2 }] }) }), ['components']],
    [
      'four components',
      photo({ sof: sof(330, 480, { parts: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }] }) }),
      ['components'],
    ],
    [
      'sampling 0',
      photo({ sof: sof(330, 480, { parts: [{ id: 1, sampling: 0 }, { id: 2 }, { id: 3 }] }) }),
      ['sampling'],
    ],
    [
      'sampling 5',
      photo({ sof: sof(330, 480, { parts: [{ id: 1, sampling: 0x51 }, { id: 2 }, { id: 3 }] }) }),
      ['sampling'],
    ],
    [
      'sampling 3 to 2',
      photo({
        sof: sof(330, 480, { parts: [{ id: 1, sampling: 0x31 }, { id: 2, sampling: 0x21 }, { id: 3 }] }),
      }),
      ['sampling'],
    ],
    [
      'eleven blocks in a unit',
      photo({
        sof: sof(330, 480, { parts: [{ id: 1, sampling: 0x42 }, { id: 2, sampling: 0x21 }, { id: 3 }] }),
      }),
      ['scan'],
    ],
  ])('%s', (_, file, expected) => {
    expect(flaws(file)).toEqual(expected)
  })

  it.each([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xf7])(
    'frames of kind %i',
    (marker) => {
      const walked = walkJpeg(photo({ sof: sof(330, 480, { marker }) }))
      expect(walked.flaws).toEqual(['process'])
      expect(walked.frame).toMatchObject({ width: 330, height: 480, components: 3 })
    },
  )

  it('C8 is reserved and no frame at all', () => {
    const walked = walkJpeg(photo({ sof: sof(330, 480, { marker: 0xc8 }) }))
    expect(walked.flaws).toEqual(['marker', 'frame'])
    expect(walked.frame).toBeUndefined()
  })
})
