/** The byte at an offset; 0 beyond the end, so that reading never fails. */
export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0
}

/** Two bytes as a number, the more significant first, as JPEG writes all its numbers. */
export function shortAt(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) * 256 + byteAt(bytes, at + 1)
}

/** Whether the bytes between `from` and `to` begin with this Latin-1 text. */
export function startsWith(bytes: Uint8Array, from: number, to: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (from + i >= to || bytes[from + i] !== text.charCodeAt(i)) return false
  }
  return true
}
