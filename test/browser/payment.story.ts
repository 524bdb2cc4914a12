import { describe, expect } from 'vitest'
import { setBankFaults } from './bank-faults.ts'
import { Candidate, HUB } from './candidate.ts'
import { type BrowserOptions, type Scene, story } from './harness.ts'
import { type CandidateFacts, citizen } from './people.ts'

/** At a centre without review, photo and all: the next step is to pay. */
async function readyToPay(exam: Scene, who: CandidateFacts, desk: BrowserOptions = {}): Promise<Candidate> {
  const candidate = await exam.person(Candidate, who.name, desk)
  await candidate.registers(who, 'unreviewed', 'python')
  await candidate.seesState('unpaid')
  return candidate
}

describe('the bank says no', () => {
  for (const scripts of [true, false]) {
    story(`and the candidate pays again, ${scripts ? 'with' : 'without'} scripts`, async (exam) => {
      const who = citizen(scripts ? 11 : 12, '邹凯', 'male', `zou-kai-${scripts}`)
      const zou = await readyToPay(exam, who, { scripts })
      await zou.ordersPayment()
      await zou.goesToBank()
      await zou.failsAtBank()
      await zou.comesBack()
      await zou.sees('没有收到这笔钱，没有扣款')
      await zou.presses('请重新支付')
      await zou.arrivesAtBank()
      await zou.paysAtBank()
      await zou.comesBack()
      await zou.sees('已支付')
      await zou.opensHub()
      await zou.seesState('paid')
    })
  }
})

describe('the notification is lost', () => {
  story('and the candidate comes back: the platform is asked at once', async (exam) => {
    const pan = await readyToPay(exam, citizen(13, '潘悦', 'female', 'pan-yue'))
    await pan.ordersPayment()
    await setBankFaults(await pan.goesToBank(), { notify: 'drop' })
    await pan.paysAtBank()
    await pan.comesBack()
    await pan.sees('已支付')
  })

  for (const scripts of [true, false]) {
    story(
      `and the candidate never comes back but updates, ${scripts ? 'with' : 'without'} scripts`,
      async (exam) => {
        const who = citizen(scripts ? 14 : 15, '熊伟', 'male', `xiong-wei-${scripts}`)
        const xiong = await readyToPay(exam, who, { scripts })
        await xiong.ordersPayment()
        const trade = await xiong.goesToBank()
        await setBankFaults(trade, { notify: 'drop' })
        await xiong.paysAtBank()
        await xiong.opensHub()
        await xiong.presses('查看订单详情')
        await xiong.sees(trade)
        await xiong.presses('我已支付，更新支付信息')
        await xiong.sees('已支付')
      },
    )
  }

  story('and the bank does not answer either: the page asks by itself until it knows', async (exam) => {
    const qin = await readyToPay(exam, citizen(16, '秦岚', 'female', 'qin-lan'))
    await qin.ordersPayment()
    const trade = await qin.goesToBank()
    await setBankFaults(trade, { notify: 'drop', answer: 'error' })
    await qin.paysAtBank()
    await qin.comesBack()
    await qin.sees('等待支付结果')
    await qin.sees('付过钱的话，请不要再付一次')
    await setBankFaults(trade, { answer: 'right' })
    await qin.sees('已支付')
  })
})

describe('two accounts', () => {
  story('cannot pay one order: the bank names the first as its buyer, and it pays', async (exam) => {
    const tao = await readyToPay(exam, citizen(18, '陶然', 'female', 'tao-ran'))
    await tao.ordersPayment()
    await tao.goesToBank()
    await tao.logsInAtBank()
    await tao.picks('家长的账户')
    await tao.presses('付款')
    await tao.sees('只能由原来的买家（考生的账户）付款')
    await tao.presses('用原来的账户付款')
    await tao.paysAtBank()
    await tao.comesBack()
    await tao.sees('已支付')
  })

  for (const scripts of [true, false]) {
    story(
      `can pay one after another: the parent pays a new order, ${scripts ? 'with' : 'without'} scripts`,
      async (exam) => {
        const who = citizen(scripts ? 19 : 20, '金铭', 'male', `jin-ming-${scripts}`)
        const jin = await readyToPay(exam, who, { scripts })
        await jin.ordersPayment()
        const first = await jin.goesToBank()
        await jin.logsInAtBank()
        await jin.opens(`${HUB}/order`)
        await jin.presses('换一种方式或换人支付')
        await jin.arrivesAt('选择支付方式')
        await jin.choosesWay()
        expect(await jin.goesToBank()).not.toBe(first)
        await jin.picks('家长的账户')
        await jin.paysAtBank()
        await jin.comesBack()
        await jin.sees('已支付')
        await jin.opensHub()
        await jin.seesState('paid')
      },
    )
  }
})

describe('two tabs', () => {
  story('cannot pay twice: the second finds the order that is open', async (exam) => {
    const wei = await readyToPay(exam, citizen(17, '魏来', 'male', 'wei-lai'))
    const other = await wei.opensTab()
    await other.opens(`${HUB}/payment`)
    await wei.ordersPayment()
    const trade = await wei.goesToBank()
    await other.ticks('个人信息及报考信息无误')
    await other.presses('确定')
    await other.arrivesAt('订单与支付')
    await other.sees(trade)
    await wei.paysAtBank()
    await wei.comesBack()
    await wei.sees('已支付')
    await other.presses('我已支付，更新支付信息')
    await other.sees('已支付')
    await other.opensHub()
    await other.seesState('paid')
  })
})
