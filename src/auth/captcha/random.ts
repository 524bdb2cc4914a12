/** In place of the picture, for those who cannot see it: `answer` parts what counts by `|`. */
export type TextQuestion = { question: string; answer: string }

/** Draws the next random whole number from 0 up to, not including, `below`. */
export type RandomBelow = (below: number) => number

/** Kinds of questions; there is always one. */
export type QuestionKinds = [(draw: RandomBelow) => TextQuestion, ...((draw: RandomBelow) => TextQuestion)[]]

/** `count` different members of `all`, in random order. */
export function pickRandom<T>(all: readonly T[], count: number, randomBelow: RandomBelow): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(randomBelow(left.length), 1)).flat()
}
