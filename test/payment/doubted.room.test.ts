import { describe, expect, test, vi } from 'vitest'
import { questionOf } from '../../src/registration/machine/payment/questions.ts'
import { historyOf, runAlarms } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PYTHON, paymentFixture, TEN } from './payment-fixture.ts'

const payments = paymentFixture(730)

/** To the platform, after the page of the cashier was opened. */
const calls = () => payments.bank.calls.slice(1)
const question = async () => {
  const registration = await payments.zhang.registration()
  return questionOf(tradeOf(registration), registration)
}

describe('a signed notification of a payment (case 32)', () => {
  test('credits at once, and a question after a minute confirms it', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    payments.bank.pay(no)
    await payments.bank.notify(no)
    expect([await payments.stage(), calls()]).toEqual(['paid', []])
    vi.setSystemTime(TEN + 60_000)
    await runAlarms(payments.zhang)
    expect(calls()).toEqual(['query'])
    vi.setSystemTime(TEN + 3_600_000)
    await runAlarms(payments.zhang)
    expect([calls(), await question()]).toEqual([['query'], null])
  })

  test('that the platform contradicts takes no seat away: an officer is asked, and the log warns once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const no = await payments.bank.openCashier(payments.zhang)
    await payments.bank.notify(no, { status: 'TRADE_SUCCESS' })
    for (const minutes of [1, 10, 30]) {
      vi.setSystemTime(TEN + minutes * 60_000)
      await runAlarms(payments.zhang)
      expect([await payments.stage(), await payments.held()]).toEqual(['paid', [PYTHON]])
      expect(await question()).toBe('doubted')
    }
    const lines = warn.mock.calls.filter(([line]) => String(line).includes('payment-doubted'))
    expect(lines.map(([line]) => JSON.parse(String(line)))).toEqual([
      { desk: payments.zhang.id, what: 'payment-doubted', facts: { trade: no, said: 'waiting' } },
    ])
    expect(await historyOf(payments.zhang)).toContain('payment-doubted')
  })
})
