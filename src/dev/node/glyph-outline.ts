// Simple TrueType glyphs taken apart and put together again (OpenType 1.9, glyf).

/** `x`, `y` are absolute; `ends` are the numbers of the last points of the contours. */
export type Outline = { ends: number[]; points: { x: number; y: number; on: boolean }[] }

export const EMPTY: Outline = { ends: [], points: [] }

/** Reads a simple glyph; its instructions are left out. */
export function readOutline(bytes: Uint8Array): Outline {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const contours = view.getInt16(0)
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(10 + 2 * i))
  let at = 12 + 2 * contours + view.getUint16(10 + 2 * contours)
  const flags: number[] = []
  while (flags.length < (ends.at(-1) ?? -1) + 1) {
    const flag = view.getUint8(at++)
    const times = flag & REPEAT ? view.getUint8(at++) + 1 : 1
    for (let i = 0; i < times; i++) flags.push(flag)
  }
  const axis = (short: number, same: number) => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++)
      else if (!(flag & same)) {
        value += view.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = axis(X_SHORT, X_SAME)
  const ys = axis(Y_SHORT, Y_SAME)
  return {
    ends,
    points: flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & ON_CURVE) !== 0 })),
  }
}

/** The contours of both, the second moved. */
export function joined(one: Outline, other: Outline, dx: number, dy: number): Outline {
  return {
    ends: [...one.ends, ...other.ends.map((end) => end + one.points.length)],
    points: [...one.points, ...other.points.map(({ x, y, on }) => ({ x: x + dx, y: y + dy, on }))],
  }
}

/** A simple glyph without instructions, in as few bytes as the format allows; empty where nothing is drawn. */
export function writeOutline({ ends, points }: Outline): Uint8Array {
  if (points.length === 0) return new Uint8Array()
  const steps = points.map(({ x, y, on }, i) => {
    const dx = x - (points[i - 1]?.x ?? 0)
    const dy = y - (points[i - 1]?.y ?? 0)
    return { dx, dy, flag: (on ? ON_CURVE : 0) | sizeOf(dx, X_SHORT, X_SAME) | sizeOf(dy, Y_SHORT, Y_SAME) }
  })
  // The parts of what was a composite may overlap; the first flag says so to rasterisers.
  const flags = steps.map(({ flag }, i) => (i === 0 ? flag | OVERLAP : flag))
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return Uint8Array.from([
    ...i16(ends.length),
    ...[Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].flatMap(i16),
    ...ends.flatMap(i16),
    ...i16(0),
    ...flags.flatMap((flag, i) => repeated(flags, flag, i)),
    ...steps.flatMap(({ dx, flag }) => step(dx, flag, X_SHORT, X_SAME)),
    ...steps.flatMap(({ dy, flag }) => step(dy, flag, Y_SHORT, Y_SAME)),
  ])
}

/** A flag once, with the number of equal ones after it; nothing for those. */
function repeated(flags: readonly number[], flag: number, i: number): number[] {
  if (flags[i - 1] === flag) return []
  let more = 0
  while (flags[i + more + 1] === flag) more++
  const runs: number[] = []
  for (let left = more + 1; left > 0; left -= Math.min(left, 256)) {
    const run = Math.min(left, 256)
    runs.push(...(run > 1 ? [flag | REPEAT, run - 1] : [flag]))
  }
  return runs
}

function sizeOf(delta: number, short: number, same: number): number {
  if (delta === 0) return same
  return Math.abs(delta) < 256 ? short | (delta > 0 ? same : 0) : 0
}

function step(delta: number, flag: number, short: number, same: number): number[] {
  if (flag & short) return [Math.abs(delta)]
  return flag & same ? [] : i16(delta)
}

function i16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff]
}

const ON_CURVE = 1
const X_SHORT = 2
const Y_SHORT = 4
const REPEAT = 8
const X_SAME = 16
const Y_SAME = 32
const OVERLAP = 64
