import { abortAllDurableObjects } from 'cloudflare:test'
import { describe, expect, test, vi } from 'vitest'
import { setClock } from '../fixture.ts'
import { DAY, historyOf, inside, ledger, mailsOf, runAlarms } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PAY_BY_PASSED, PYTHON, paymentFixture, SONGSHAN, TEN } from './payment-fixture.ts'
import { withAlarms } from './test-bank.ts'

const payments = paymentFixture(700)

describe('late money', () => {
  /** The platform did not know the attempt, the seats were released, and then, before the last query, it is paid after all. */
  async function lateMoney(): Promise<string> {
    await payments.zhang.openPayment()
    vi.setSystemTime(PAY_BY_PASSED)
    await runAlarms(payments.zhang)
    vi.setSystemTime(TEN + DAY + 30_000)
    await runAlarms(payments.zhang)
    expect([await payments.stage(), await payments.held()]).toEqual(['lapsed', []])
    vi.setSystemTime(TEN + DAY - 1000)
    const no = await payments.bank.visitCashier(payments.zhang)
    payments.bank.pay(no)
    vi.setSystemTime(TEN + DAY + 50_000)
    return no
  }

  test('gets a seat when one is free (case 3)', async () => {
    const no = await lateMoney()
    expect(await payments.bank.notify(no)).toMatchObject({ answer: 'success' })
    expect([await payments.stage(), await payments.held()]).toEqual(['paid', [PYTHON]])
  })

  test('goes back when none is free, and the candidate gets mails (case 4)', async () => {
    payments.zhang = await payments.another(['38'])
    const no = await lateMoney()
    const security = 'ncre-79-410046-38'
    const last = { registration: 'somebody else', n: 1, offerings: [security], capacity: { [security]: 1 } }
    expect(await ledger(SONGSHAN).requestSeats({ ...last, revision: 1_000_000 })).toMatchObject({
      is: 'held',
    })
    expect(await payments.bank.notify(no)).toMatchObject({ answer: 'success' })
    await runAlarms(payments.zhang)
    const { amount } = tradeOf(await payments.zhang.registration())
    expect([await payments.stage(), await payments.held(), payments.bank.refundsOf(no)]).toEqual([
      'lapsed',
      [],
      [amount],
    ])
    expect((await mailsOf(payments.zhang)).slice(-2)).toEqual([
      '【NCRE报名】退款处理中',
      '【NCRE报名】退款完成',
    ])
  })
})

describe('a refund', () => {
  async function deletedAndPaid(): Promise<string> {
    await payments.zhang.openPayment()
    const no = await payments.bank.visitCashier(payments.zhang)
    await withAlarms(payments.zhang, payments.zhang.perform({ do: 'delete', reason: 'give-up' }))
    payments.bank.change(no, { state: { is: 'waiting' } })
    payments.bank.pay(no)
    return no
  }

  test('of money for a deleted registration happens by itself, once, however often the alarm runs (case 23)', async () => {
    const no = await deletedAndPaid()
    expect(await payments.bank.notify(no)).toMatchObject({ answer: 'success' })
    await inside(payments.zhang, (desk) => Promise.all([desk.alarm(), desk.alarm(), desk.alarm()]))
    await runAlarms(payments.zhang)
    expect(payments.bank.refundsOf(no)).toEqual([tradeOf(await payments.zhang.registration()).amount])
    expect(tradeOf(await payments.zhang.registration()).state).toMatchObject({
      is: 'refunded',
      why: 'deleted',
    })
    expect((await historyOf(payments.zhang)).filter((what) => what === 'refunded')).toHaveLength(1)
  })

  test('whose answer was lost, or whose desk crashed, is made once', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const no = await deletedAndPaid()
    payments.bank.switches = { ...payments.bank.switches, answer: 'error' }
    await payments.bank.notify(no)
    await payments.zhang.runsAlarm()
    expect(payments.bank.refundsOf(no)).toHaveLength(1)
    expect(tradeOf(await payments.zhang.registration()).state.is).toBe('refunding')
    await abortAllDurableObjects()
    payments.bank.switches = { ...payments.bank.switches, answer: 'right' }
    setClock('11:00')
    await runAlarms(payments.zhang)
    expect(payments.bank.refundsOf(no)).toHaveLength(1)
    expect(tradeOf(await payments.zhang.registration()).state.is).toBe('refunded')
  })
})
