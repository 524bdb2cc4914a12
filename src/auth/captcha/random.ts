/** Asked in place of the picture, for those who cannot see it. `answer` separates accepted answers by `|`. */
export type TextQuestion = { question: string; answer: string }

/** The next random whole number from 0 up to, not including, `below`. */
export type RandomBelow = (below: number) => number

type QuestionKind = (randomBelow: RandomBelow) => TextQuestion

/** At least one kind of question. */
export type QuestionKinds = [QuestionKind, ...QuestionKind[]]

/** `count` different members of `all`, in random order. */
export function pickRandom<T>(all: readonly T[], count: number, randomBelow: RandomBelow): T[] {
  const left = [...all]
  return Array.from({ length: count }, () => left.splice(randomBelow(left.length), 1)).flat()
}
