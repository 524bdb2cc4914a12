import { describe, expect, test, vi } from 'vitest'
import { setClock } from '../fixture.ts'
import { Visitor } from '../passport/visitor.ts'
import { DAY, historyOf, inside, mailsOf, runAlarms } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PAY_BY_PASSED, PYTHON, paymentFixture, TEN } from './payment-fixture.ts'
import { withAlarms } from './test-bank.ts'

const payments = paymentFixture(640)

describe('paid at the platform, and the notification never comes (case 25)', () => {
  test('the pay-by passes: the platform is asked first, and the registration is paid and keeps its seat', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    vi.setSystemTime(TEN + DAY - 1000)
    payments.bank.pay(no)
    vi.setSystemTime(PAY_BY_PASSED)
    await runAlarms(payments.zhang)
    expect([await payments.stage(), await payments.held()]).toEqual(['paid', [PYTHON]])
    expect(await historyOf(payments.zhang)).not.toContain('lapsed')
    expect(await mailsOf(payments.zhang)).toEqual(['【NCRE报名】已收到报名费，报名完成'])
  })

  test('the desk asks the platform by itself after a minute (F9)', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    payments.bank.pay(no)
    setClock('10:00:59')
    await runAlarms(payments.zhang)
    expect(await payments.stage()).toBe('due')
    setClock('10:01')
    await runAlarms(payments.zhang)
    expect(await payments.stage()).toBe('paid')
  })

  test('the candidate comes back: the platform is asked at once, without a login', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    payments.bank.pay(no)
    const browser = new Visitor()
    await withAlarms(payments.zhang, browser.get(`/payment/return/alipay/${no}`))
    expect([browser.status, browser.location]).toEqual([303, '/register/ncre-79/order?came=1'])
    expect(await payments.stage()).toBe('paid')
  })

  test('「我已支付，更新支付信息」 asks the platform at once', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    payments.bank.pay(no)
    await withAlarms(payments.zhang, payments.zhang.desk.queryPlatform(Date.now()))
    expect(await payments.stage()).toBe('paid')
  })
})

describe('an attempt is unpaid when the pay-by passes', () => {
  test('an attempt that the platform knows is closed there first, then the seats are released', async () => {
    const no = await payments.bank.openCashier(payments.zhang)
    await runAlarms(payments.zhang)
    vi.setSystemTime(PAY_BY_PASSED)
    await runAlarms(payments.zhang)
    expect(payments.bank.calls.slice(1)).not.toEqual([])
    vi.setSystemTime(TEN + DAY + 60_000)
    await runAlarms(payments.zhang)
    expect([await payments.stage(), await payments.held()]).toEqual(['lapsed', []])
    expect((await historyOf(payments.zhang)).slice(-2)).toEqual(['payment-closed', 'lapsed'])
    expect(() => payments.bank.pay(no)).toThrow('ACQ.TRADE_HAS_CLOSE')
  })

  test('an attempt that the platform does not know lapses, too', async () => {
    await payments.lapse()
    expect([await payments.stage(), await payments.held()]).toEqual(['lapsed', []])
  })

  test.each(['error', 'garbage', 'redirect', 'unsigned'] as const)(
    'the platform answers with %s: the seats are kept, and the platform is asked until it answers correctly',
    async (answer) => {
      vi.spyOn(console, 'warn').mockImplementation(() => {})
      const no = await payments.bank.openCashier(payments.zhang)
      payments.bank.switches = { ...payments.bank.switches, answer }
      payments.bank.pay(no)
      for (const minutes of [0, 1, 5, 20, 60]) {
        vi.setSystemTime(PAY_BY_PASSED + minutes * 60_000)
        await runAlarms(payments.zhang)
        expect([await payments.stage(), await payments.held()]).toEqual(['due', [PYTHON]])
        expect(await inside(payments.zhang, (_, { storage }) => storage.getAlarm())).not.toBeNull()
      }
      payments.bank.switches = { ...payments.bank.switches, answer: 'right' }
      vi.setSystemTime(TEN + DAY + 2 * 3_600_000)
      await runAlarms(payments.zhang)
      expect([await payments.stage(), await payments.held()]).toEqual(['paid', [PYTHON]])
    },
  )

  test('a platform that does not answer delays no page by more than three seconds (F13)', async () => {
    await payments.bank.openCashier(payments.zhang)
    payments.bank.switches = { ...payments.bank.switches, answer: 'silence' }
    const begun = performance.now()
    const ringer = inside(payments.zhang, (desk) => desk.alarm())
    await payments.zhang.desk.queryPlatform(Date.now())
    expect(performance.now() - begun).toBeLessThan(8_000)
    expect(await payments.stage()).toBe('due')
    await ringer
  })
})

describe('expiry and payment in the same millisecond (case 11)', () => {
  test('the money gives the seat, in twenty races, whichever comes first', async () => {
    for (let race = 0; race < 20; race++) {
      setClock('10:00')
      payments.zhang = await payments.another()
      const no = await payments.bank.openCashier(payments.zhang)
      vi.setSystemTime(TEN + DAY - 1)
      payments.bank.pay(no)
      const body = await payments.bank.signedNotification(no)
      vi.setSystemTime(PAY_BY_PASSED)
      const both = [() => payments.bank.post(body), () => payments.zhang.runsAlarm()]
      await Promise.all((race % 2 ? both : both.reverse()).map((one) => one()))
      await runAlarms(payments.zhang)
      expect([
        await payments.stage(),
        await payments.held(),
        tradeOf(await payments.zhang.registration()).state.is,
      ]).toEqual(['paid', [PYTHON], 'paid'])
    }
  })
})
