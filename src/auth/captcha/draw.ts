import { type Point, type Stroke, strokesOf } from './glyphs.ts'
import { type Canvas, newCanvas, paint } from './raster.ts'

/** A letter is at least 30 pixels high (ux §6). */
export const PICTURE_PIXELS = { width: 150, height: 50, letterHeight: 31, letterWidth: 20 } as const

/** The letters, each distorted differently, under a few lines of the same width. The same seed draws the same picture. */
export function drawCaptcha(letters: string, seed: number): Canvas {
  const random = seededRandom(seed)
  const canvas = newCanvas(PICTURE_PIXELS.width, PICTURE_PIXELS.height)
  const wave = waveDistortion(random)
  const cell = (PICTURE_PIXELS.width - 8) / letters.length
  ;[...letters].forEach((letter, i) => {
    const place = placement(4 + cell * (i + 0.5), random)
    const pen = 1.7 + 0.5 * random()
    for (const stroke of strokesOf(letter)) paint(canvas, stroke.map(place).map(wave), pen)
  })
  for (let i = 0; i < 3; i++) paint(canvas, noiseLine(random), 0.7 + 0.25 * random())
  for (let i = 0; i < 24; i++) paint(canvas, speck(random), 0.8)
  return canvas
}

/** Moves a point of the unit box into its cell of the picture: slanted, turned and stretched a little. */
function placement(centre: number, random: () => number): (point: Point) => Point {
  const within = (reach: number) => (random() * 2 - 1) * reach
  const turn = within(0.2)
  const lean = within(0.22)
  const high = PICTURE_PIXELS.letterHeight * (1 + 0.1 * random())
  const wide = PICTURE_PIXELS.letterWidth * (0.95 + 0.25 * random())
  const [dx, dy] = [within(3), within(3)]
  return ([x, y]) => {
    const v = (y - 0.5) * high
    const u = (x - 0.5) * wide - lean * v
    return [
      centre + dx + u * Math.cos(turn) - v * Math.sin(turn),
      PICTURE_PIXELS.height / 2 + dy + u * Math.sin(turn) + v * Math.cos(turn),
    ]
  }
}

function waveDistortion(random: () => number): (point: Point) => Point {
  const [high, long, from] = [0.8 + 1.2 * random(), 18 + 14 * random(), 7 * random()]
  return ([x, y]) => [x, y + high * Math.sin(x / long + from)]
}

/** A curve from one side to the other, through the letters. */
function noiseLine(random: () => number): Stroke {
  const [from, bow, phase] = [10 + 30 * random(), 4 + 9 * random(), 7 * random()]
  const slope = (random() - 0.5) * 0.16
  return Array.from({ length: 26 }, (_, i): Point => {
    const x = i * 6
    return [x, from + slope * (x - 75) + bow * Math.sin(x / 26 + phase)]
  })
}

function speck(random: () => number): Stroke {
  const at: Point = [PICTURE_PIXELS.width * random(), PICTURE_PIXELS.height * random()]
  return [at, [at[0] + 2 * random(), at[1] + 2 * random()]]
}

/** Numbers from 0 to 1 out of a 32-bit seed (mulberry32, Tommy Ettinger, public domain): drawing needs variety, not secrecy. */
function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
