import { afterAll, beforeAll, expect, test } from 'vitest'
import { rush } from './race/crowd.ts'
import { type Runtime, startRuntime } from './race/runtime.ts'

const SEATS = 50
const CANDIDATES = 10_000
const CONNECTIONS = 128
const HELD = 200
const FULL = 409

const everybody = Array.from({ length: CANDIDATES }, (_, i) => `candidate-${i}`)

let runtime: Runtime

beforeAll(async () => {
  runtime = await startRuntime()
}, 60_000)

afterAll(() => runtime.stop())

test('ten thousand candidates race for fifty seats: fifty are held, everybody else is told full', async () => {
  const first = await race('product', everybody)
  expect(first.ledger).toEqual({ office: { capacity: SEATS, held: SEATS } })
  expect(first.statuses.filter((status) => status === HELD)).toHaveLength(SEATS)
  expect(first.statuses.filter((status) => status === FULL)).toHaveLength(CANDIDATES - SEATS)

  // A repeated request, after impatience or a lost answer, gets the same answer and takes nothing.
  const again = await race('product', everybody.slice(0, 500))
  expect(again.statuses).toEqual(first.statuses.slice(0, 500))
  const winner = `candidate-${first.statuses.indexOf(HELD)}`
  const impatient = await race('product', Array<string>(100).fill(winner))
  expect(new Set(impatient.statuses)).toEqual(new Set([HELD]))
  expect(impatient.ledger).toEqual(first.ledger)
})

test('the same race oversells where one pause of the wrong kind stands between check and write', async () => {
  const { statuses, ledger } = await race('control', everybody.slice(0, 2_000))
  const held = statuses.filter((status) => status === HELD).length
  expect(held).toBeGreaterThan(SEATS)
  expect(ledger.office?.held).toBe(held)
})

async function race(which: 'product' | 'control', candidates: readonly string[]) {
  const paths = candidates.map((candidate) => `/${which}/${candidate}`)
  const { statuses, perSecond, p50, p99 } = await rush(runtime.address, paths, CONNECTIONS)
  const [rate, half, most] = [perSecond, p50, p99].map(Math.round)
  console.info(`${which}: ${paths.length} asks, ${rate}/s, p50 ${half} ms, p99 ${most} ms`)
  const left = await fetch(new URL(`/${which}`, runtime.address))
  const ledger = (await left.json()) as Record<string, { capacity: number; held: number }>
  return { statuses, ledger }
}
