import { byteAt } from './read-bytes.ts'

/** The tables a scan may refer to, as defined so far. */
export interface Tables {
  /** Bit n is set when quantization table n has been defined. */
  quantization: number
  /** Shortest code in bits of DC tables 0 to 3, then AC tables 0 to 3; 0 for an empty table. */
  readonly huffman: (number | undefined)[]
  /** In MCUs; 0 for none. */
  restartInterval: number
}

export function noTables(): Tables {
  return { quantization: 0, huffman: Array.from({ length: 8 }, () => undefined), restartInterval: 0 }
}

/** Reads a DQT segment's contents into `tables`; false when they are malformed (T.81 B.2.4.1: elements are never 0). */
export function readQuantization(bytes: Uint8Array, from: number, to: number, tables: Tables): boolean {
  let at = from
  while (at < to) {
    const head = byteAt(bytes, at)
    const wide = head >> 4
    const id = head & 15
    const end = at + 1 + (wide ? 128 : 64)
    if (wide > 1 || id > 3 || end > to) return false
    for (let i = at + 1; i < end; i += 1 + wide) {
      if (bytes[i] === 0 && (wide === 0 || bytes[i + 1] === 0)) return false
    }
    tables.quantization |= 1 << id
    at = end
  }
  return to > from
}

/** Reads a DHT segment's contents into `tables`; false when they are malformed. */
export function readHuffman(bytes: Uint8Array, from: number, to: number, tables: Tables): boolean {
  let at = from
  while (at < to) {
    const head = byteAt(bytes, at)
    const isAc = head >> 4
    const id = head & 15
    if (isAc > 1 || id > 3 || at + 17 > to) return false
    const symbols = at + 17
    const shape = codeShape(bytes, at + 1)
    if (!shape || symbols + shape.count > to) return false
    // A DC symbol is a number of extra bits: libjpeg refuses more than 15 of them.
    for (let i = symbols; isAc === 0 && i < symbols + shape.count; i++) {
      if (byteAt(bytes, i) > 15) return false
    }
    tables.huffman[isAc * 4 + id] = shape.shortest
    at = symbols + shape.count
  }
  return to > from
}

/** Reads 16 counts of code lengths; undefined when the codes do not fit, or use the all-ones code (T.81 C.2). */
function codeShape(bytes: Uint8Array, from: number): { count: number; shortest: number } | undefined {
  let count = 0
  let code = 0
  let shortest = 0
  for (let length = 1; length <= 16; length++) {
    const n = byteAt(bytes, from + length - 1)
    count += n
    code = code * 2 + n
    if (n > 0 && shortest === 0) shortest = length
    if (code >= 2 ** length) return undefined
  }
  return count <= 256 ? { count, shortest } : undefined
}
