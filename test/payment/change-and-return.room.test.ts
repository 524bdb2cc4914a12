import { listDurableObjectIds } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { Visitor } from '../passport/visitor.ts'
import { owedBy, viewOf } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PYTHON, paymentFixture } from './payment-fixture.ts'
import { withAlarms } from './test-bank.ts'

const till = paymentFixture(720)

describe('a change while a payment is open (section 13.4)', () => {
  test('closes it at the platform first, and is then done', async () => {
    const no = await till.bank.openCashier(till.zhang)
    await withAlarms(till.zhang, till.zhang.submits({ details: { school: '示例大学' } }))
    expect(tradeOf(await till.zhang.registration()).state.is).toBe('closed')
    expect(() => till.bank.pay(no)).toThrow('ACQ.TRADE_HAS_CLOSE')
    expect((await till.zhang.registration()).details?.school).toBe('示例大学')
  })

  test('is refused where it turns out to be paid: 「已支付」', async () => {
    const no = await till.bank.openCashier(till.zhang)
    till.bank.pay(no)
    const form = await till.zhang.submission({ details: { school: '示例大学' } })
    expect(await withAlarms(till.zhang, till.zhang.asks(form))).toEqual({ is: 'paid' })
    expect(await withAlarms(till.zhang, till.zhang.asks({ do: 'delete', reason: 'give-up' }))).toEqual({
      is: 'paid',
    })
    expect(await till.stage()).toBe('paid')
  })

  test('is refused where the platform does not answer, and the seats and the money are where they were', async () => {
    const no = await till.bank.openCashier(till.zhang)
    till.bank.switches = { ...till.bank.switches, answer: 'garbage' }
    expect(await withAlarms(till.zhang, till.zhang.asks({ do: 'delete', reason: 'give-up' }))).toEqual({
      is: 'payment-open',
      trade: no,
    })
    expect([await till.stage(), await till.held()]).toEqual(['due', [PYTHON]])
    expect(await owedBy(till.zhang)).toContain(`close:${no}`)
  })

  test('waits for the answer to its own question, not for whatever is done first', async () => {
    const no = await till.bank.openCashier(till.zhang)
    const { registration: file } = await viewOf(till.zhang)
    const project = till.zhang.runsAlarm()
    await withAlarms(till.zhang, till.zhang.says({ do: 'delete', reason: 'give-up' }))
    await project
    expect([file.stage.is, await till.stage()]).toEqual(['due', 'deleted'])
    expect(tradeOf(await till.zhang.registration())).toMatchObject({ no, state: { is: 'closed' } })
  })
})

describe('the address to come back to', () => {
  const returns = async (no: string) => {
    const browser = new Visitor()
    await browser.get(`/payment/return/alipay/${no}`)
    return browser.status
  }

  test('knows no number that nobody was given, and makes no object for one', async () => {
    const before = await listDurableObjectIds(env.REGISTRATION)
    for (const no of ['NQBQDYHAKWRXTTEN01', 'x', '%00', 'SHOP-4711', `${'A'.repeat(16)}01`]) {
      expect(await returns(no)).toBe(404)
    }
    expect(await listDurableObjectIds(env.REGISTRATION)).toHaveLength(before.length)
  })

  test('knows no attempt that was never made, and no platform that is not there', async () => {
    expect(await withAlarms(till.zhang, returns(`${till.zhang.id}44`))).toBe(404)
    const browser = new Visitor()
    await browser.get(`/payment/return/cash/${till.zhang.id}01`)
    expect(browser.status).toBe(404)
  })

  test('is never a proof: who says that they paid has not paid', async () => {
    const no = await till.bank.openCashier(till.zhang)
    await withAlarms(till.zhang, returns(`${no}?trade_status=TRADE_SUCCESS&total_amount=80.00`))
    expect(await till.stage()).toBe('due')
  })
})
