import { abortAllDurableObjects } from 'cloudflare:test'
import { describe, expect, test, vi } from 'vitest'
import { setClock } from '../fixture.ts'
import { DAY, inside, ledger, mailsOf, settles, wordsOf } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PYTHON, paymentFixture, SONGSHAN, TEN } from './payment-fixture.ts'
import { withAlarms } from './test-bank.ts'

const till = paymentFixture(700)

describe('late money', () => {
  /** The platform said that it knows nothing, the seats went back, and then the money is there after all. */
  async function lateMoney(): Promise<string> {
    await till.lapses()
    expect([await till.stage(), await till.held()]).toEqual(['lapsed', []])
    vi.setSystemTime(TEN + DAY - 1000)
    const no = await till.bank.visitCashier(till.zhang)
    till.bank.pay(no)
    vi.setSystemTime(TEN + DAY + 120_000)
    return no
  }

  test('gets a seat if there is one (case 3)', async () => {
    const no = await lateMoney()
    expect(await till.bank.notify(no)).toMatchObject({ answer: 'success' })
    expect([await till.stage(), await till.held()]).toEqual(['paid', [PYTHON]])
  })

  test('goes back if there is none, and the candidate is told (case 4)', async () => {
    till.zhang = await till.another(['38'])
    const no = await lateMoney()
    const security = 'ncre-79-410046-38'
    const last = { registration: 'somebody else', n: 1, offerings: [security], capacity: { [security]: 1 } }
    expect(await ledger(SONGSHAN).wants({ ...last, revision: 1_000_000 })).toMatchObject({ is: 'held' })
    expect(await till.bank.notify(no)).toMatchObject({ answer: 'success' })
    await settles(till.zhang)
    const { amount } = tradeOf(await till.zhang.registration())
    expect([await till.stage(), await till.held(), till.bank.refundsOf(no)]).toEqual(['lapsed', [], [amount]])
    expect((await mailsOf(till.zhang)).slice(-2)).toEqual(['【NCRE报名】退款处理中', '【NCRE报名】退款完成'])
  })
})

describe('a refund', () => {
  async function deletedAndPaid(): Promise<string> {
    const { choices } = await till.zhang.registration()
    await till.zhang.says({ do: 'open-payment', gateway: 'alipay', amount: choices[0]?.fee ?? 0 })
    const no = await till.bank.visitCashier(till.zhang)
    await withAlarms(till.zhang, till.zhang.says({ do: 'delete', reason: 'give-up' }))
    till.bank.change(no, { state: { is: 'waiting' } })
    till.bank.pay(no)
    return no
  }

  test('of money for a deleted registration goes by itself, once, however often the alarm rings (case 23)', async () => {
    const no = await deletedAndPaid()
    expect(await till.bank.notify(no)).toMatchObject({ answer: 'success' })
    await inside(till.zhang, (desk) => Promise.all([desk.alarm(), desk.alarm(), desk.alarm()]))
    await settles(till.zhang)
    expect(till.bank.refundsOf(no)).toEqual([tradeOf(await till.zhang.registration()).amount])
    expect(tradeOf(await till.zhang.registration()).state).toMatchObject({ is: 'refunded', why: 'deleted' })
    expect((await wordsOf(till.zhang)).filter((what) => what === 'refunded')).toHaveLength(1)
  })

  test('whose answer was lost, or whose desk crashed, goes back once', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const no = await deletedAndPaid()
    till.bank.switches = { ...till.bank.switches, answer: 'error' }
    await till.bank.notify(no)
    await till.zhang.runsAlarm()
    expect(till.bank.refundsOf(no)).toHaveLength(1)
    expect(tradeOf(await till.zhang.registration()).state.is).toBe('refunding')
    await abortAllDurableObjects()
    till.bank.switches = { ...till.bank.switches, answer: 'right' }
    setClock('11:00')
    await settles(till.zhang)
    expect(till.bank.refundsOf(no)).toHaveLength(1)
    expect(tradeOf(await till.zhang.registration()).state.is).toBe('refunded')
  })
})
