import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { Visitor } from '../passport/visitor.ts'
import { storedTasks, viewOf } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PYTHON, paymentFixture } from './payment-fixture.ts'
import { withAlarms } from './test-bank.ts'

const payments = paymentFixture(720)

describe('a change while a payment is open (section 13.4)', () => {
  test('closes it at the platform first, then is accepted', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    await withAlarms(payments.zhang, payments.zhang.submits({ details: { school: '示例大学' } }))
    expect(tradeOf(await payments.zhang.registration()).state.is).toBe('closed')
    expect(() => payments.bank.pay(no)).toThrow('ACQ.TRADE_HAS_CLOSE')
    expect((await payments.zhang.registration()).details?.school).toBe('示例大学')
  })

  test('is refused when it turns out to be paid: 「已支付」', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    payments.bank.pay(no)
    const form = await payments.zhang.submission({ details: { school: '示例大学' } })
    expect(await withAlarms(payments.zhang, payments.zhang.attempt(form))).toEqual({ is: 'paid' })
    expect(
      await withAlarms(payments.zhang, payments.zhang.attempt({ do: 'delete', reason: 'give-up' })),
    ).toEqual({
      is: 'paid',
    })
    expect(await payments.stage()).toBe('paid')
  })

  test('is refused when the platform does not answer, and seats and payment stay as they were', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    payments.bank.switches = { ...payments.bank.switches, answer: 'garbage' }
    expect(
      await withAlarms(payments.zhang, payments.zhang.attempt({ do: 'delete', reason: 'give-up' })),
    ).toEqual({
      is: 'payment-open',
      trade: no,
    })
    expect([await payments.stage(), await payments.held()]).toEqual(['due', [PYTHON]])
    expect(await storedTasks(payments.zhang)).toContain(`close-trade {"tradeNo":"${no}"}`)
  })

  test('waits for the answer to its own query, not for another task', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    const { registration: file } = await viewOf(payments.zhang)
    const project = payments.zhang.runsAlarm()
    await withAlarms(payments.zhang, payments.zhang.perform({ do: 'delete', reason: 'give-up' }))
    await project
    expect([file.stage.is, await payments.stage()]).toEqual(['due', 'deleted'])
    expect(tradeOf(await payments.zhang.registration())).toMatchObject({ no, state: { is: 'closed' } })
  })
})

describe('the return address', () => {
  const returns = async (no: string) => {
    const browser = new Visitor()
    await browser.get(`/payment/return/alipay/${no}`)
    return browser.status
  }

  test('answers 404 to numbers that were never given, and creates no object for them', async () => {
    const before = await listDurableObjectIds(env.REGISTRATION)
    for (const no of ['NQBQDYHAKWRXTTEN01', 'x', '%00', 'SHOP-4711', `${'A'.repeat(16)}01`]) {
      expect(await returns(no)).toBe(404)
    }
    expect(await listDurableObjectIds(env.REGISTRATION)).toHaveLength(before.length)
  })

  test('answers 404 to an attempt that was never made and to an unknown platform', async () => {
    expect(await withAlarms(payments.zhang, returns(`${payments.zhang.id}44`))).toBe(404)
    const browser = new Visitor()
    await browser.get(`/payment/return/cash/${payments.zhang.id}01`)
    expect(browser.status).toBe(404)
  })

  test('never proves a payment, whatever its parameters', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    await withAlarms(payments.zhang, returns(`${no}?trade_status=TRADE_SUCCESS&total_amount=80.00`))
    expect(await payments.stage()).toBe('due')
  })
})
