import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DeadlineError, waitAtMost, withDeadline } from '../../src/lib/with-deadline.ts'

const never = () => new Promise<never>(() => {})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a call that never answers ends at its deadline', async () => {
  const call = withDeadline(never(), 5_000)
  const failed = expect(call).rejects.toThrow(DeadlineError)
  await vi.advanceTimersByTimeAsync(5_000)
  await failed
})

test('an answer or an error in time is the answer, and no timer is left', async () => {
  expect(await withDeadline(Promise.resolve('paid'), 5_000)).toBe('paid')
  await expect(withDeadline(Promise.reject(new Error('away')), 5_000)).rejects.toThrow('away')
  expect(vi.getTimerCount()).toBe(0)
})

test('a wait ends with the last call, or with its time', async () => {
  await waitAtMost([Promise.resolve(), Promise.reject(new Error('away'))], 5_000)
  const wait = waitAtMost([never()], 5_000)
  await vi.advanceTimersByTimeAsync(5_000)
  await wait
})
