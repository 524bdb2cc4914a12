import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { believedHolds, filesAtRest, holdsAtRest, toldAtRest } from './at-rest.ts'
import { type Killable, startKillable } from './killable.ts'
import { Visitor } from './visitor.ts'

const BASE = `/register/${SITTING_ID}`
const DETAILS = {
  ...{ name: '何苗', ethnicity: 'HA', education: 'bachelor', occupation: 'student' },
  ...{ mobile: '13800001001', email: 'new@example.cn', centre: '410032' },
  ...{ offerings: [`${SITTING_ID}-410032-24`], declaration: 'yes', do: 'submit' },
}

describe('The runtime is killed after every acknowledged step and started again on the same state', () => {
  let exam: Killable
  beforeAll(async () => {
    exam = await startKillable()
  }, 300_000)
  afterAll(() => exam?.stop())

  it('and the candidate, the reviewer and the bank go on as if nothing had happened', async () => {
    const he = new Visitor(exam.origin)
    const wang = new Visitor(exam.origin)
    /** What the page says after the kill is what had been acknowledged before it. */
    const stillThere = async (page: string, words: string) => {
      await exam.kill()
      await he.get(page)
      expect(he.html, words).toContain(words)
    }
    await he.logIn('/login', 'new@example.cn', 'baoming-demo')
    await stillThere('/welcome', '可以报名了')
    await he.send('/welcome', { sitting: SITTING_ID, province: 'henan' })
    for (const page of ['agreement', 'notices/sitting-notice', 'notices/province-notice']) {
      await he.get(`${BASE}/${page}`)
      await he.send(`${BASE}/${page}`, { agreed: 'yes', answer: 'yes' })
    }
    await stillThere(`${BASE}/identity`, '证件号码')
    await he.send(`${BASE}/identity`, { type: 'resident-card', number: numberOf('41010220050212102') })
    await stillThere(`${BASE}/details`, '4101**********102')
    await he.send(`${BASE}/details`, DETAILS)
    await stillThere(BASE, '照片未上传')
    const photo = readFileSync(join(import.meta.dirname, '../../src/dev/photos/zhang-min.jpg'))
    await he.upload(`${BASE}/photo`, 'photo', Uint8Array.from(photo))
    await stillThere(BASE, '核对信息，提交审核')
    await he.get(`${BASE}/submission`)
    await he.send(`${BASE}/submission`, {})
    await stillThere(BASE, '待审核')
    await wang.logIn('/office/login', 'wang', 'kaodian-shenhe')
    const mine = filesAtRest(exam.state).find((file) => file.details?.name === '何苗')
    await wang.get(`/office/review/${mine?.id}`)
    await wang.send(`/office/review/${mine?.id}/approval`, decisionOn(wang.html))
    await stillThere(BASE, '审核通过')
    await he.get(`${BASE}/payment/way`)
    await he.send(`${BASE}/payment/way`, { way: 'alipay' })
    const link = /href="([^"]*gateway\.do[^"]*)"/.exec(he.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await stillThere(`${BASE}/order`, '去支付')
    await (await fetch(link)).text()
    await control(exam, '/control', { notify: 'drop' })
    await control(exam, '/control/pay', { tradeNo: `${mine?.id}01` })
    await he.get(`${BASE}/order`)
    await he.send(`${BASE}/order/update`, {})
    await stillThere(BASE, '已支付')
    await he.get(`${BASE}/form.pdf`)
    expect(he.html.slice(0, 5)).toBe('%PDF-')
  })

  it('and desks, ledgers, D1 and bank agree about every stage, seat and fen', async () => {
    await exam.kill()
    const files = filesAtRest(exam.state)
    expect(files.length).toBeGreaterThan(10)
    expect(holdsAtRest(exam.state)).toEqual(believedHolds(files))
    const told = toldAtRest(exam.state)
    for (const file of files) expect(told.get(file.id), file.id).toBe(file.stage.is)
    const { trades } = (await (await fetch(`${exam.bank}/control/trades`)).json()) as {
      trades: { no: string; amount: number; state: { is: string } }[]
    }
    const taken = trades
      .filter((trade) => trade.state.is === 'paid')
      .map(({ no, amount }) => `${no} ${amount}`)
    const booked = files.flatMap((file) =>
      file.trades.filter((trade) => trade.state.is === 'paid').map(({ no, amount }) => `${no} ${amount}`),
    )
    expect(booked.length).toBe(3)
    expect(taken.sort()).toEqual(booked.sort())
  })
})

/** GB 11643: the first 17 characters with their check digit. */
function numberOf(first17: string): string {
  const sum = [...first17].reduce((total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11), 0)
  return first17 + '10X98765432'[sum % 11]
}

function decisionOn(html: string): Record<string, string> {
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''
  return { round: hidden('round'), photo: hidden('photo'), seen: hidden('seen') }
}

async function control(exam: Killable, path: string, body: Record<string, unknown>): Promise<void> {
  const answer = await fetch(new URL(path, exam.bank), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the bank refused ${path}: ${await answer.text()}`)
}
