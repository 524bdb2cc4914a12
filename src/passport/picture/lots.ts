/** In place of the picture, for those who cannot see it: `answer` parts what counts by `|`. */
export type PlainQuestion = { question: string; answer: string }

/** Draws the next random whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number

/** Kinds of questions; there is always one. */
export type Kinds = [(draw: Draw) => PlainQuestion, ...((draw: Draw) => PlainQuestion)[]]

/** `count` different members of `all`, in random order. */
export function some<T>(all: readonly T[], count: number, draw: Draw): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(draw(left.length), 1)).flat()
}
