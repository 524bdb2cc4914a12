import { concatBytes } from '../../lib/concat-bytes.ts'
import type { Canvas } from './raster.ts'

/** A PNG in four greys (W3C PNG, colour type 0, bit depth 2), ink dark on white paper. */
export async function encodePng(canvas: Canvas): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, canvas.width)
  view.setUint32(4, canvas.height)
  header.set([2, 0, 0, 0, 0], 8)
  return concatBytes([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', await deflate(rowsOf(canvas))),
    chunk('IEND', new Uint8Array(0)),
  ])
}

/** Each row is a filter byte (none) and four pixels to a byte, the leftmost in the highest bits. */
function rowsOf({ width, height, ink }: Canvas): Uint8Array<ArrayBuffer> {
  const stride = 1 + Math.ceil(width / 4)
  const rows = new Uint8Array(stride * height)
  ink.forEach((value, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    const grey = 3 - Math.round(value * 3)
    const at = y * stride + 1 + (x >> 2)
    rows[at] = (rows[at] ?? 0) | (grey << (6 - 2 * (x & 3)))
  })
  return rows
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function chunk(name: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const body = concatBytes([new TextEncoder().encode(name), data])
  const frame = new Uint8Array(body.length + 8)
  const view = new DataView(frame.buffer)
  view.setUint32(0, data.length)
  frame.set(body, 4)
  view.setUint32(body.length + 4, crc32(body))
  return frame
}

/** CRC-32 as PNG wants it (ISO 3309), bit by bit: a picture has under two kilobytes. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
