// Builds JPEG files segment by segment. The pictures are flat: one code of one bit for every coefficient, so that a file of
// any size is complete and no larger than it must be.

export type Bytes = Uint8Array

export function bytes(...pieces: (number | string | Bytes)[]): Bytes {
  const flat = pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? Array.from(piece, (letter) => letter.charCodeAt(0))
      : typeof piece === 'number'
        ? [piece]
        : [...piece],
  )
  return Uint8Array.from(flat)
}

export function segment(marker: number, ...contents: (number | string | Bytes)[]): Bytes {
  const body = bytes(...contents)
  const length = body.length + 2
  return bytes(0xff, marker, length >> 8, length & 255, body)
}

export const SOI = bytes(0xff, 0xd8)
export const EOI = bytes(0xff, 0xd9)
export const JFIF = segment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 0, 0)
export const DQT = segment(0xdb, 0, new Uint8Array(64).fill(16))
/** DC and AC table 0, each with the single code 0 of one bit, meaning symbol 0. */
export const DHT = segment(0xc4, table(0x00, 0), table(0x10, 0))

/** A Huffman table of one code of one bit. */
export function table(id: number, symbol: number): Bytes {
  return bytes(id, 1, new Uint8Array(15), symbol)
}

interface Part {
  readonly id: number
  readonly sampling?: number
  readonly quantization?: number
}

const COLOUR: readonly Part[] = [{ id: 1 }, { id: 2 }, { id: 3 }]

/** A frame header; `marker` C0 is baseline, C2 progressive. */
export function sof(
  width: number,
  height: number,
  { marker = 0xc0, precision = 8, parts = COLOUR }: SofOptions = {},
): Bytes {
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  const body = parts.flatMap((part) => [part.id, part.sampling ?? 0x11, part.quantization ?? 0])
  return segment(marker, precision, ...size, parts.length, ...body)
}

interface SofOptions {
  readonly marker?: number
  readonly precision?: number
  readonly parts?: readonly Part[]
}

/** A scan header for these component numbers, all with tables 0. */
export function sos(ids: readonly number[] = [1, 2, 3], spectrum = [0, 63, 0]): Bytes {
  return segment(0xda, ids.length, ...ids.flatMap((id) => [id, 0]), ...spectrum)
}

/** So many bits of 0, the last byte filled up with 1. */
export function zeros(bits: number): Bytes {
  const data = new Uint8Array(Math.ceil(bits / 8))
  if (bits % 8) data[data.length - 1] = 255 >> (bits % 8)
  return data
}

/** Blocks of one component without subsampling. */
export function blocks(width: number, height: number): number {
  return Math.ceil(width / 8) * Math.ceil(height / 8)
}

interface PhotoOptions {
  readonly width?: number
  readonly height?: number
  /** Between start of image and the tables. */
  readonly head?: readonly Bytes[]
  readonly dqt?: Bytes
  readonly dht?: Bytes
  readonly sof?: Bytes
  /** From the scan header up to, not including, the end marker. */
  readonly scan?: Bytes
  readonly end?: Bytes
}

/** A sound colour photo of 330 × 480, but for what the options replace. */
export function photo(options: PhotoOptions = {}): Bytes {
  const { width = 330, height = 480, head = [JFIF], dqt = DQT, dht = DHT, end = EOI } = options
  const frame = options.sof ?? sof(width, height)
  const scan = options.scan ?? bytes(sos(), zeros(blocks(width, height) * 3 * 2))
  return bytes(SOI, ...head, dqt, frame, dht, scan, end)
}

/** The same picture sent progressively: first all DC, then the AC coefficients of each component. */
export function progressive(width = 330, height = 480): Bytes {
  const n = blocks(width, height)
  const ac = [1, 2, 3].map((id) => bytes(sos([id], [1, 63, 0]), zeros(n)))
  return photo({
    sof: sof(width, height, { marker: 0xc2 }),
    scan: bytes(sos([1, 2, 3], [0, 0, 0]), zeros(n * 3), ...ac),
  })
}

/** Brings a file to exactly `size` bytes by comments behind its start. */
export function padded(file: Bytes, size: number): Bytes {
  const comments: Bytes[] = []
  for (let left = size - file.length; left > 0; ) {
    const take = left > 65_537 ? Math.min(65_537, left - 4) : left
    if (take < 4) throw new Error(`${left} bytes cannot be filled with a comment`)
    comments.push(segment(0xfe, new Uint8Array(take - 4).fill(0x20)))
    left -= take
  }
  return bytes(file.subarray(0, 2), ...comments, file.subarray(2))
}

interface ExifOptions {
  readonly big?: boolean
  /** 3 is SHORT, 4 is LONG. */
  readonly type?: number
  readonly count?: number
  /** Number of entries the directory claims. */
  readonly entries?: number
  readonly directory?: number
}

/** An EXIF segment with this orientation in its first directory. */
export function exif(orientation: number, options: ExifOptions = {}): Bytes {
  const { big = false, type = 3, count = 1, entries = 1, directory = 8 } = options
  const short = (n: number) => (big ? [n >> 8, n & 255] : [n & 255, n >> 8])
  const long = (n: number) =>
    big ? [...short(n >>> 16), ...short(n & 65_535)] : [...short(n & 65_535), ...short(n >>> 16)]
  const value = type === 3 ? [...short(orientation), 0, 0] : long(orientation)
  const entry = [...short(0x0112), ...short(type), ...long(count), ...value]
  const tiff = [big ? 'MM\0*' : 'II*\0', ...long(directory), ...short(entries), ...entry, ...long(0)]
  return segment(0xe1, 'Exif\0\0', ...tiff)
}

/** Blocks of one component in a photo of 330 × 480, and the data of all three in one scan. */
export const N = blocks(330, 480)
export const DATA = zeros(N * 6)
/** The first scan of a progressive photo. */
export const DC = bytes(sos([1, 2, 3], [0, 0, 0]), zeros(N * 3))

/** A photo of 330 × 480 in several progressive scans. */
export function scans(...each: Bytes[]): Bytes {
  return photo({ sof: sof(330, 480, { marker: 0xc2 }), scan: bytes(...each) })
}

/** A scan of 42 × 60 units in four intervals of 630, with these restart markers. */
export function restarts(numbers: readonly number[]): Bytes {
  const interval = segment(0xdd, 630 >> 8, 630 & 255)
  const data = zeros(630 * 6)
  const parts = numbers.map((n) => bytes(0xff, 0xd0 + n, n < 3 ? data : bytes()))
  return bytes(interval, sos(), data, ...parts)
}
