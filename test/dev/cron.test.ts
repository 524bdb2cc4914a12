import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isDue, startCron } from '../../src/dev/node/runtime/cron.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-12-17T09:58:20Z') }))
afterEach(() => void vi.useRealTimers())

test('what is due at a minute runs once in it', async () => {
  const runs: string[] = []
  const stop = startCron(['* * * * *', '*/5 * * * *'], async (cron, at) =>
    runs.push(`${at.toISOString().slice(11, 16)} ${cron}`),
  )
  await vi.advanceTimersByTimeAsync(3 * 60_000)
  expect(runs).toEqual(['09:59 * * * * *', '10:00 * * * * *', '10:00 */5 * * * *', '10:01 * * * * *'])
  stop()
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(runs).toHaveLength(4)
})

test('a run that fails does not end the others', async () => {
  let runs = 0
  const stop = startCron(['* * * * *'], async () => {
    runs++
    throw new Error('the runtime has gone')
  })
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  stop()
  expect(runs).toBe(2)
})

test('a cron that names more than minutes is refused when it is read', () => {
  const noon = new Date('2026-12-17T12:00:00Z')
  expect([isDue('0,30 * * * *', noon), isDue('7 * * * *', noon)]).toEqual([true, false])
  expect(() => isDue('0 3 * * *', noon)).toThrow('unknown cron')
  expect(() => startCron(['0 3 * * *'], async () => {})).toThrow('unknown cron')
})
