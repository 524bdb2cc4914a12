import type { Point, Stroke } from './glyphs.ts'

/** Ink from 0 (paper) to 1, row by row. */
export type Canvas = { width: number; height: number; ink: Float32Array }

export function newCanvas(width: number, height: number): Canvas {
  return { width, height, ink: new Float32Array(width * height) }
}

/** Draws one stroke with a round pen of `radius` pixels, its edge half a pixel soft. */
export function paint(canvas: Canvas, stroke: Stroke, radius: number): void {
  stroke.slice(1).forEach((to, i) => {
    const from = stroke[i]
    if (from) paintLine(canvas, from, to, radius)
  })
}

function paintLine(canvas: Canvas, a: Point, b: Point, radius: number): void {
  const reach = radius + 1
  const [left, right] = span(a[0], b[0], reach, canvas.width)
  const [top, bottom] = span(a[1], b[1], reach, canvas.height)
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const cover = radius + 0.5 - distance([x + 0.5, y + 0.5], a, b)
      const at = y * canvas.width + x
      if (cover > 0) canvas.ink[at] = Math.max(canvas.ink[at] ?? 0, Math.min(1, cover))
    }
  }
}

/** The pixels between two coordinates, `reach` more on both sides, within the canvas. */
function span(a: number, b: number, reach: number, size: number): [from: number, until: number] {
  return [Math.max(0, Math.floor(Math.min(a, b) - reach)), Math.min(size, Math.ceil(Math.max(a, b) + reach))]
}

/** From `p` to the nearest point of the line between `a` and `b`. */
function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length
  const t = Math.max(0, Math.min(1, along))
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
}
