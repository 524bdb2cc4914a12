import { beforeEach, expect, test, vi } from 'vitest'
import type { Gateway, PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import { withLogAndDeadline } from '../../../src/payment/gateways/with-log-and-deadline.ts'
import { gateway as alipay, TRADE } from './alipay/platform-side.ts'

const REFUND = { tradeNo: TRADE, refundNo: 'R1', amount: 8000, reason: 'seats' }

const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
beforeEach(() => void log.mockClear())

const logged = () => log.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown)

/** A platform that answers every question like this. */
function answering(answer: () => Promise<PlatformAnswer>, deadlineMs?: number): Gateway {
  const all = { ...alipay(), query: answer, close: answer, refund: answer as Gateway['refund'] }
  return withLogAndDeadline(all, deadlineMs)
}

test('an unknown answer says in the log which question it was, and why', async () => {
  const unknown = { is: 'unknown', why: 'isv.invalid-signature' } as const
  const platform = answering(async () => unknown)
  expect(await platform.query(TRADE)).toEqual(unknown)
  expect(await platform.close(TRADE)).toEqual(unknown)
  expect(await platform.refund(REFUND)).toEqual(unknown)
  expect(logged()).toEqual(
    ['query', 'close', 'refund'].map((call) => ({ gateway: 'alipay', call, trade: TRADE, ...unknown })),
  )
})

test('every other answer is passed on without a line', async () => {
  for (const answer of [{ is: 'waiting' }, { is: 'closed' }, { is: 'absent' }] as const) {
    expect(await answering(async () => answer).query(TRADE)).toEqual(answer)
  }
  expect(logged()).toEqual([])
})

test('a gateway that never answers is given up, and one that breaks is an unknown answer', async () => {
  const silent = answering(() => new Promise(() => {}), 1)
  expect(await silent.refund(REFUND)).toEqual({ is: 'unknown', why: 'timeout' })
  const broken = answering(() => Promise.reject(new Error('no such key')))
  expect(await broken.query(TRADE)).toEqual({ is: 'unknown', why: 'Error: no such key' })
  expect(logged()).toMatchObject([{ call: 'refund', why: 'timeout' }, { call: 'query' }])
})
