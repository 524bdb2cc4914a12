/**
 * A stable offset below `ms` for an id, even over all ids (FNV-1a, 32 bits): what is due for everybody at one moment is done over a
 * span instead.
 */
export function spread(id: string, ms: number): number {
  let hash = 0x811c9dc5
  for (const character of id) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  // The last characters of an id would move the low bits only: mix them upwards (the end of MurmurHash3).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return Math.floor((((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * ms)
}
