import { afterAll, beforeAll, expect, test } from 'vitest'
import { load } from './load.ts'
import { type Exam, openExam } from './runtime.ts'

/** `npm run faults` has more of them. */
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 3)

let exam: Exam

beforeAll(async () => {
  exam = await openExam()
}, 120_000)
afterAll(() => exam?.stop())

test(
  `killed under load ${ROUNDS} times, the product knows everything it has acknowledged, and all books agree (F1)`,
  async () => {
    const seed = Number(process.env.FAULT_SEED ?? 1)
    const outcome = await load(exam, { people: ROUNDS > 10 ? 12 : 6, rounds: ROUNDS, seed })
    console.log(`seed ${seed}: ${JSON.stringify(outcome)}`)
    expect(outcome.killed).toBe(ROUNDS)
    expect(outcome.steps).toBeGreaterThan(5 * ROUNDS)
  },
  120_000 + ROUNDS * 30_000,
)
