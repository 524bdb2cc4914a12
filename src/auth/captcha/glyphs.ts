export type Point = readonly [x: number, y: number]
/** A line of the pen from the first point to the last. */
export type Stroke = Point[]

/** The strokes of a letter in a box 1 wide and 1 high, y downwards. */
export function strokesOf(letter: string): Stroke[] {
  return (GLYPHS[letter] ?? '')
    .split('M')
    .filter(Boolean)
    .map((path) =>
      path
        .trim()
        .split(/(?=[LQ])/)
        .reduce(extend, []),
    )
}

/** `M x,y` begins a stroke, `L x,y` goes on straight, `Q x,y x,y` bends towards the first point on its way to the second. */
const GLYPHS: Record<string, string> = {
  A: 'M0,1 L.5,0 L1,1 M.18,.66 L.82,.66',
  C: 'M.95,.2 Q.8,0 .52,0 Q0,0 0,.5 Q0,1 .52,1 Q.8,1 .95,.8',
  D: 'M0,0 L0,1 L.36,1 Q1,1 1,.5 Q1,0 .36,0 L0,0',
  E: 'M.9,0 L0,0 L0,1 L.9,1 M0,.48 L.72,.48',
  F: 'M.92,0 L0,0 L0,1 M0,.48 L.72,.48',
  H: 'M0,0 L0,1 M1,0 L1,1 M0,.5 L1,.5',
  J: 'M.4,0 L1,0 M.74,0 L.74,.7 Q.74,1 .4,1 Q.08,1 .04,.74',
  K: 'M0,0 L0,1 M.95,0 L0,.6 M.34,.4 L1,1',
  M: 'M0,1 L0,0 L.5,.62 L1,0 L1,1',
  N: 'M0,1 L0,0 L1,1 L1,0',
  P: 'M0,1 L0,0 L.5,0 Q1,0 1,.29 Q1,.58 .5,.58 L0,.58',
  R: 'M0,1 L0,0 L.5,0 Q1,0 1,.27 Q1,.54 .5,.54 L0,.54 M.44,.54 L1,1',
  T: 'M0,0 L1,0 M.5,0 L.5,1',
  U: 'M0,0 L0,.58 Q0,1 .5,1 Q1,1 1,.58 L1,0',
  W: 'M0,0 L.24,1 L.5,.3 L.76,1 L1,0',
  X: 'M0,0 L1,1 M1,0 L0,1',
  Y: 'M0,0 L.5,.52 L1,0 M.5,.52 L.5,1',
  3: 'M.06,.14 Q.22,0 .5,0 Q.94,0 .94,.25 Q.94,.48 .42,.48 Q1,.48 1,.75 Q1,1 .5,1 Q.18,1 .02,.84',
  4: 'M.74,1 L.74,0 L0,.68 L1,.68',
  6: 'M.86,.06 Q.04,.12 .02,.66 Q.04,1 .5,1 Q.98,1 .98,.68 Q.98,.4 .52,.4 Q.14,.4 .04,.64',
  7: 'M0,0 L1,0 L.36,1',
  9: 'M.14,.94 Q.96,.88 .98,.34 Q.96,0 .5,0 Q.02,0 .02,.32 Q.02,.6 .48,.6 Q.86,.6 .96,.36',
}

/** A curve is drawn as this many straight pieces: at this size the corners cannot be seen. */
const PIECES = 8

function extend(stroke: Stroke, step: string): Stroke {
  const points = step
    .replace(/^[LQ]/, '')
    .trim()
    .split(' ')
    .map((pair): Point => {
      const [x, y] = pair.split(',').map(Number)
      return [x ?? 0, y ?? 0]
    })
  const [first, second] = points
  const from = stroke.at(-1)
  if (!first) return stroke
  if (!second || !from) return [...stroke, first]
  return [...stroke, ...Array.from({ length: PIECES }, (_, i) => bend(from, first, second, (i + 1) / PIECES))]
}

/** A point of the quadratic Bézier curve from `a` over `b` to `c`. */
function bend(a: Point, b: Point, c: Point, t: number): Point {
  const s = 1 - t
  return [s * s * a[0] + 2 * s * t * b[0] + t * t * c[0], s * s * a[1] + 2 * s * t * b[1] + t * t * c[1]]
}
