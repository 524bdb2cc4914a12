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
  N,
  photo,
  progressive,
  restarts,
  SOI,
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

describe('sound', () => {
  it.each<[string, Bytes]>([
    ['a plain photo', photo()],
    ['a progressive photo', progressive()],
    ['extended sequential', photo({ sof: sof(330, 480, { marker: 0xc1 }) })],
    ['without JFIF', photo({ head: [] })],
    ['fill bytes before any marker', bytes(SOI, 0xff, JFIF, 0xff, 0xff, photo({ head: [] }).subarray(2))],
    ['tables behind the frame', bytes(SOI, sof(330, 480), DHT, DQT, sos(), DATA, EOI)],
    [
      'one table segment each',
      photo({ dht: bytes(segment(0xc4, table(0, 0)), segment(0xc4, table(16, 0))) }),
    ],
    ['tables of 16 bits', photo({ dqt: segment(0xdb, 0x10, new Uint8Array(128).fill(1)) })],
    [
      'a scan for each component',
      photo({ scan: bytes(...[1, 2, 3].map((id) => bytes(sos([id]), zeros(N * 2)))) }),
    ],
    [
      'components all of one number',
      photo({
        sof: sof(330, 480, { parts: [{ id: 0 }, { id: 0 }, { id: 0 }] }),
        scan: bytes(sos([0, 0, 0]), DATA),
      }),
    ],
    [
      'DC refined, AC never sent',
      scans(
        bytes(sos([1, 2, 3], [0, 0, 1]), zeros(N * 3)),
        bytes(sos([1, 2, 3], [0, 0, 0x10]), zeros(N * 3)),
      ),
    ],
    [
      'odd numbers in a sequential scan header, as some phones write',
      photo({ scan: bytes(sos([1, 2, 3], [0, 0, 0]), DATA) }),
    ],
    ['4:2:0', photo({ sof: sof(330, 480, { parts: [{ id: 1, sampling: 0x22 }, { id: 2 }, { id: 3 }] }) })],
    [
      '4:1:1 on its side',
      photo({
        sof: sof(330, 480, { parts: [{ id: 1, sampling: 0x41 }, { id: 2, sampling: 0x21 }, { id: 3 }] }),
      }),
    ],
    ['restart markers in order', photo({ scan: restarts([0, 1, 2]) })],
    ['a restart marker behind the last interval, too', photo({ scan: restarts([0, 1, 2, 3]) })],
    ['markers inside segments', photo({ head: [segment(0xef, SOI, sof(1, 1), EOI), segment(0xfe, EOI)] })],
    [
      'stuffed bytes and fill bytes inside a scan',
      photo({ scan: bytes(sos(), DATA, 0xff, 0x00, 0xff, 0xff, 0x00) }),
    ],
  ])('%s', (_, file) => {
    expect(flaws(file)).toEqual([])
  })
})
