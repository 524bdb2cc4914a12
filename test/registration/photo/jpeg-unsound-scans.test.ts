import { describe, expect, it } from 'vitest'
import { walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import type { Flaw } from '../../../src/registration/photo/jpeg-flaws.ts'
import {
  type Bytes,
  bytes,
  DATA,
  DC,
  N,
  photo,
  restarts,
  scans,
  segment,
  sof,
  sos,
  table,
  zeros,
} from './jpeg-builder.ts'

function flaws(file: Bytes): readonly Flaw[] {
  return walkJpeg(file).flaws
}

describe('not sound: tables and scans', () => {
  it.each<[string, Bytes, Flaw[]]>([
    ['quantization table 4', photo({ dqt: segment(0xdb, 4, new Uint8Array(64).fill(1)) }), ['quantization']],
    [
      'a quantization table of 24 bits',
      photo({ dqt: segment(0xdb, 0x20, new Uint8Array(192).fill(1)) }),
      ['quantization'],
    ],
    [
      'half a quantization table',
      photo({ dqt: segment(0xdb, 0, new Uint8Array(63).fill(1)) }),
      ['quantization'],
    ],
    [
      'a quantization of 0',
      photo({ dqt: segment(0xdb, 0, 0, new Uint8Array(63).fill(1)) }),
      ['quantization'],
    ],
    [
      'a quantization of 0 in 16 bits',
      photo({ dqt: segment(0xdb, 0x10, 0, 0, new Uint8Array(126).fill(1)) }),
      ['quantization'],
    ],
    ['no quantization table', photo({ dqt: bytes() }), ['quantization']],
    [
      'another quantization table than the frame asks for',
      photo({ dqt: segment(0xdb, 1, new Uint8Array(64).fill(1)) }),
      ['quantization'],
    ],
    [
      'a quantization table number out of range',
      photo({ sof: sof(330, 480, { parts: [{ id: 1, quantization: 4 }, { id: 2 }, { id: 3 }] }) }),
      ['quantization'],
    ],
    ['no Huffman tables, as webcams leave them out', photo({ dht: bytes() }), ['huffman']],
    ['no AC table', photo({ dht: segment(0xc4, table(0x00, 0)) }), ['huffman']],
    [
      'empty Huffman tables',
      photo({ dht: segment(0xc4, 0, new Uint8Array(16), 0x10, new Uint8Array(16)) }),
      ['huffman'],
    ],
    ['more codes than fit', photo({ dht: segment(0xc4, 0, 3, new Uint8Array(15), 0, 1, 2) }), ['huffman']],
    ['the code of all ones', photo({ dht: segment(0xc4, 0, 2, new Uint8Array(15), 0, 1) }), ['huffman']],
    [
      'more codes than the segment has symbols',
      photo({ dht: segment(0xc4, 0, 0, 1, new Uint8Array(14), bytes()) }),
      ['huffman'],
    ],
    ['Huffman table class 2', photo({ dht: segment(0xc4, table(0x20, 0)) }), ['huffman']],
    ['Huffman table number 4', photo({ dht: segment(0xc4, table(0x04, 0)) }), ['huffman']],
    [
      '16 extra bits for a DC value',
      photo({ dht: segment(0xc4, table(0x00, 16), table(0x10, 0)) }),
      ['huffman'],
    ],
    ['a restart interval of one byte', photo({ head: [segment(0xdd, 1)] }), ['segment-length']],
    ['a scan of no component', photo({ scan: bytes(sos([]), DATA) }), ['scan']],
    ['a scan of an unknown component', photo({ scan: bytes(sos([1, 2, 9]), DATA) }), ['scan']],
    ['a component twice in a scan', photo({ scan: bytes(sos([1, 2, 2]), DATA) }), ['scan']],
    ['a scan header too long', photo({ scan: bytes(segment(0xda, 1, 1, 0, 0, 63, 0, 0), DATA) }), ['scan']],
    [
      'table 4 in a scan',
      photo({ scan: bytes(segment(0xda, 3, 1, 0x40, 2, 0, 3, 0, 0, 63, 0), DATA) }),
      ['scan'],
    ],
    ['a component never sent', photo({ scan: bytes(sos([1, 2]), DATA) }), ['scan']],
    ['a component sent twice', photo({ scan: bytes(sos(), DATA, sos([1]), zeros(N * 2)) }), ['scan']],
    ['a scan of nothing', photo({ scan: sos() }), ['scan-short']],
    ['one byte less than the picture needs', photo({ scan: bytes(sos(), zeros(N * 6 - 8)) }), ['scan-short']],
    ['AC before DC', scans(bytes(sos([1], [1, 63, 0]), zeros(N)), DC), ['progression']],
    ['AC of two components together', scans(DC, bytes(sos([1, 2], [1, 63, 0]), zeros(N))), ['progression']],
    ['DC and AC together', scans(bytes(sos([1, 2, 3], [0, 63, 0]), DATA)), ['progression']],
    ['a band upside down', scans(DC, bytes(sos([1], [9, 5, 0]), zeros(N))), ['progression']],
    ['a band beyond 63', scans(DC, bytes(sos([1], [1, 64, 0]), zeros(N))), ['progression']],
    [
      'a refinement of what was not sent',
      scans(DC, bytes(sos([1], [1, 63, 0x21]), zeros(N))),
      ['progression'],
    ],
    [
      'a refinement that skips a bit',
      scans(
        bytes(sos([1, 2, 3], [0, 0, 2]), zeros(N * 3)),
        bytes(sos([1, 2, 3], [0, 0, 0x20]), zeros(N * 3)),
      ),
      ['progression'],
    ],
    ['a point transform of 14', scans(bytes(sos([1, 2, 3], [0, 0, 14]), zeros(N * 3))), ['progression']],
    ['a progressive component without DC', scans(bytes(sos([1, 2], [0, 0, 0]), zeros(N * 2))), ['scan']],
    [
      'a progressive scan too short',
      scans(bytes(sos([1, 2, 3], [0, 0, 0]), zeros(N * 3 - 8))),
      ['scan-short'],
    ],
    [
      'more than a hundred scans',
      scans(DC, ...Array.from({ length: 100 }, () => bytes(sos([1], [1, 63, 0]), 0))),
      ['scans'],
    ],
    [
      'restart markers that no header announced',
      photo({ scan: bytes(sos(), DATA, 0xff, 0xd0, DATA) }),
      ['restart'],
    ],
    ['a restart marker missing, and its data', photo({ scan: restarts([0, 1]) }), ['restart', 'scan-short']],
    ['restart markers out of order', photo({ scan: restarts([0, 2, 1]) }), ['restart']],
    ['two restart markers too many', photo({ scan: restarts([0, 1, 2, 3, 4]) }), ['restart']],
  ])('%s', (_, file, expected) => {
    expect(flaws(file)).toEqual(expected)
  })
})
