/** One Huffman table, ready to be read bit by bit (T.81 F.2.2.3): for each length the first code and where its symbols lie. */
export interface Codes {
  readonly first: readonly number[]
  readonly counts: readonly number[]
  readonly symbols: readonly (readonly number[])[]
}

/** Reads the contents of a sound DHT segment into `codes`: DC tables 0 to 3, then AC tables 0 to 3. */
export function readCodes(bytes: Uint8Array, from: number, to: number, codes: Codes[]): void {
  let at = from
  while (at + 17 <= to) {
    const head = bytes[at] ?? 0
    const first: number[] = []
    const counts: number[] = []
    const symbols: number[][] = []
    let next = at + 17
    let code = 0
    for (let length = 0; length < 16; length++) {
      const count = bytes[at + 1 + length] ?? 0
      code *= 2
      first.push(code)
      counts.push(count)
      symbols.push([...bytes.subarray(next, next + count)])
      code += count
      next += count
    }
    codes[(head >> 4) * 4 + (head & 15)] = { first, counts, symbols }
    at = next
  }
}

export interface BitReader {
  /** Next symbol; -1 for a code the table does not have. */
  code(codes: Codes | undefined): number
  /** Next `count` bits as a number. */
  read(count: number): number
  skip(count: number): void
  /** More bits were asked for than there are. */
  ranOut(): boolean
  /** Offset of the first byte not yet touched. */
  at(): number
}

/** Reads entropy-coded data between two markers, undoing the byte stuffing. */
export function bitReader(bytes: Uint8Array, from: number, to: number): BitReader {
  let at = from
  let byte = 0
  let left = 0
  let out = false

  const bit = (): number => {
    if (left === 0) {
      if (at >= to) {
        out = true
        return 0
      }
      byte = bytes[at++] ?? 0
      if (byte === 0xff) {
        while (at < to && bytes[at] === 0xff) at++
        at++
      }
      left = 8
    }
    left--
    return (byte >> left) & 1
  }
  const read = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++) value = value * 2 + bit()
    return value
  }
  const code = (codes: Codes | undefined): number => {
    let value = 0
    for (let length = 0; codes && length < 16; length++) {
      value = value * 2 + bit()
      const index = value - (codes.first[length] ?? 0)
      if (index < (codes.counts[length] ?? 0)) return codes.symbols[length]?.[index] ?? -1
    }
    return -1
  }
  return { code, read, skip: (count) => void read(count), ranOut: () => out, at: () => at }
}
