import { describe, expect, test, vi } from 'vitest'
import { setClock } from '../fixture.ts'
import { Visitor } from '../passport/visitor.ts'
import { DAY, inside, mailsOf, settles, wordsOf } from '../registration/desk/desks.ts'
import { tradeOf } from '../registration/machine/played.ts'
import { PAY_BY_PASSED, PYTHON, paymentFixture, TEN } from './payment-fixture.ts'
import { withAlarms } from './test-bank.ts'

const till = paymentFixture(640)

describe('paid at the platform, and the notification never comes (case 25)', () => {
  test('the pay-by passes: the platform is asked first, and the registration is paid with its seat', async () => {
    const no = await till.bank.openCashier(till.zhang)
    vi.setSystemTime(TEN + DAY - 1000)
    till.bank.pay(no)
    vi.setSystemTime(PAY_BY_PASSED)
    await settles(till.zhang)
    expect([await till.stage(), await till.held()]).toEqual(['paid', [PYTHON]])
    expect(await wordsOf(till.zhang)).not.toContain('lapsed')
    expect(await mailsOf(till.zhang)).toEqual(['【NCRE报名】已收到报名费，报名完成'])
  })

  test('the desk asks by itself after a minute (F9)', async () => {
    const no = await till.bank.openCashier(till.zhang)
    till.bank.pay(no)
    setClock('10:00:59')
    await settles(till.zhang)
    expect(await till.stage()).toBe('due')
    setClock('10:01')
    await settles(till.zhang)
    expect(await till.stage()).toBe('paid')
  })

  test('the candidate comes back: the platform is asked at once, without a login', async () => {
    const no = await till.bank.openCashier(till.zhang)
    till.bank.pay(no)
    const browser = new Visitor()
    await withAlarms(till.zhang, browser.get(`/payment/return/alipay/${no}`))
    expect([browser.status, browser.location]).toEqual([303, '/register/ncre-79/order?came=1'])
    expect(await till.stage()).toBe('paid')
  })

  test('「我已支付，更新支付信息」 asks at once', async () => {
    const no = await till.bank.openCashier(till.zhang)
    till.bank.pay(no)
    await withAlarms(till.zhang, till.zhang.desk.queryPlatform(Date.now()))
    expect(await till.stage()).toBe('paid')
  })
})

describe('nobody has paid when the pay-by passes', () => {
  test('an attempt that is open at the platform is closed there first, then the seats go back', async () => {
    const no = await till.bank.openCashier(till.zhang)
    await settles(till.zhang)
    vi.setSystemTime(PAY_BY_PASSED)
    await settles(till.zhang)
    expect(till.bank.calls.slice(1)).not.toEqual([])
    vi.setSystemTime(TEN + DAY + 60_000)
    await settles(till.zhang)
    expect([await till.stage(), await till.held()]).toEqual(['lapsed', []])
    expect((await wordsOf(till.zhang)).slice(-2)).toEqual(['payment-closed', 'lapsed'])
    expect(() => till.bank.pay(no)).toThrow('ACQ.TRADE_HAS_CLOSE')
  })

  test('an attempt whose cashier nobody opened lapses as well', async () => {
    await till.lapses()
    expect([await till.stage(), await till.held()]).toEqual(['lapsed', []])
  })

  test.each(['error', 'garbage', 'redirect', 'unsigned'] as const)(
    'the platform answers with %s: the seats stay, it is asked again and again, and all is well afterwards',
    async (answer) => {
      vi.spyOn(console, 'warn').mockImplementation(() => {})
      const no = await till.bank.openCashier(till.zhang)
      till.bank.switches = { ...till.bank.switches, answer }
      till.bank.pay(no)
      for (const minutes of [0, 1, 5, 20, 60]) {
        vi.setSystemTime(PAY_BY_PASSED + minutes * 60_000)
        await settles(till.zhang)
        expect([await till.stage(), await till.held()]).toEqual(['due', [PYTHON]])
        expect(await inside(till.zhang, (_, { storage }) => storage.getAlarm())).not.toBeNull()
      }
      till.bank.switches = { ...till.bank.switches, answer: 'right' }
      vi.setSystemTime(TEN + DAY + 2 * 3_600_000)
      await settles(till.zhang)
      expect([await till.stage(), await till.held()]).toEqual(['paid', [PYTHON]])
    },
  )

  test('a platform that is silent holds up no page longer than three seconds (F13)', async () => {
    await till.bank.openCashier(till.zhang)
    till.bank.switches = { ...till.bank.switches, answer: 'silence' }
    const begun = performance.now()
    const ringer = inside(till.zhang, (desk) => desk.alarm())
    await till.zhang.desk.queryPlatform(Date.now())
    expect(performance.now() - begun).toBeLessThan(8_000)
    expect(await till.stage()).toBe('due')
    await ringer
  })
})

describe('expiry and payment in the same millisecond (case 11)', () => {
  test('money in is a seat or money back, in twenty races, never a lapse in silence', async () => {
    for (let race = 0; race < 20; race++) {
      setClock('10:00')
      till.zhang = await till.another()
      const no = await till.bank.openCashier(till.zhang)
      vi.setSystemTime(TEN + DAY - 1)
      till.bank.pay(no)
      const body = await till.bank.signedNotification(no)
      vi.setSystemTime(PAY_BY_PASSED)
      const both = [() => till.bank.post(body), () => till.zhang.runsAlarm()]
      await Promise.all((race % 2 ? both : both.reverse()).map((one) => one()))
      await settles(till.zhang)
      expect([
        await till.stage(),
        await till.held(),
        tradeOf(await till.zhang.registration()).state.is,
      ]).toEqual(['paid', [PYTHON], 'paid'])
    }
  })
})
