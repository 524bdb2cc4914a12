import { setBankFaults } from './bank-faults.ts'
import { Candidate } from './candidate.ts'
import { story } from './harness.ts'
import { Officer } from './officer.ts'
import { citizen } from './people.ts'

const MINUTE = 60_000

story(
  'a candidate who has paid keeps the seat, though no notification comes and the time to pay runs out',
  async (exam) => {
    const who = citizen(41, '罗成', 'male', 'luo-cheng')
    const luo = await exam.person(Candidate, who.name)
    await luo.registers(who, 'threeMinutes', 'python')
    await luo.sendsToReview()
    const wu = await exam.person(Officer, '吴老师')
    await wu.logsIn('wu')
    await wu.opensFileOf(who.name)
    await wu.approves()
    await wu.seesDone(/已通过/, who.name)

    await luo.opensHub()
    await luo.seesState('approved')
    await luo.ordersPayment()
    await setBankFaults(await luo.goesToBank(), { notify: 'drop' })
    await luo.paysAtBank()
    // Neither he nor his browser does anything until three minutes and the grace are over: only the alarm can ask the bank.
    await luo.page.waitForTimeout(3 * MINUTE)
    const page = luo.page
    for (let tries = 0; tries < 60; tries++) {
      await luo.opensHub()
      if (await page.locator('#status').getByText('已支付', { exact: true }).first().isVisible()) break
      await page.waitForTimeout(3_000)
    }
    await luo.seesState('paid')
    await luo.sees('¥80.00 已收到，座位已确定')
    await luo.sees('报名费已收到')
  },
  7 * MINUTE,
)
