import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import { BASE, NOTICE_PAGES, PageCandidate } from '../../src/dev/actors/page-candidate.ts'
import { PageClient, withFields } from '../../src/dev/actors/page-client.ts'
import { PageOfficer } from '../../src/dev/actors/page-officer.ts'
import type { Trade } from '../../src/dev/bank/trade.ts'
import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import { factsOf, readPhoto } from './facts.ts'
import { openInspector } from './inspector.ts'
import { type Exam, openExam } from './runtime.ts'

const ZHONGYUAN = '410032'
const PYTHON = 'ncre-79-410032-66'
const LI = { email: 'li@example.cn', mobile: '13800138000', password: '桂花开在八月里 2027' }

let exam: Exam
let look: ReturnType<typeof openInspector>
let candidate: PageCandidate
let officer: PageOfficer
let li: PageClient
let wang: PageClient

beforeAll(async () => {
  exam = await openExam()
  look = openInspector(exam.origin)
  await look.seed()
  li = new PageClient(exam.origin)
  wang = new PageClient(exam.origin)
  const facts = factsOf(1, { centre: ZHONGYUAN, subjects: ['66'] })
  candidate = new PageCandidate(li, { ...facts, name: '李晓明' }, await readPhoto('li-xiaoming'))
  officer = new PageOfficer(wang)
}, 120_000)
afterAll(() => exam?.stop())

/** Li's registration as her desk has it. */
async function file(): Promise<ViewWithHistory> {
  const [row] = (await look.readModel()).registrations
  const view = row && (await look.desk(row.id))
  if (!view) throw new Error('Li has no registration')
  return view
}

async function picture(id: string): Promise<string> {
  const outbox = (await (await fetch(`${exam.origin}/dev/outbox.json`)).json()) as {
    codes: { id: string; answer: string }[]
  }
  return outbox.codes.find((code) => code.id === id)?.answer ?? ''
}

async function withCaptcha(page: string, fields: Record<string, string>): Promise<void> {
  await li.get(page)
  const codeId = /data-code-id="(\w+)"/.exec(li.page)?.[1] ?? ''
  await li.post(page, withFields(li.form(page), { ...fields, codeId, code: await picture(codeId) }))
}

const stage = async () => (await file()).registration.stage.is
const history = async () => (await file()).history.map(({ what }) => what)
const decide = async (decision: 'approval' | 'return', fields: Record<string, string> = {}) =>
  officer.decide((await file()).registration.id, decision, fields)
const bankShall = (path: string, body: object) =>
  fetch(exam.bank + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
const tradeNo = async () => (await file()).registration.trades.at(-1)?.no ?? ''

type Step = {
  does: string
  act: () => Promise<unknown>
  who?: () => PageClient
  isThere: () => Promise<boolean>
}

/** Every step of the journey that the product acknowledges, and what must then be there whatever happens. */
const JOURNEY: Step[] = [
  {
    does: 'signs up',
    act: () => withCaptcha('/passport/sign-up', { ...LI, confirm: LI.password }),
    isThere: async () =>
      (await look.readModel()).mails.some(({ body }) => body.includes('/passport/activation/')),
  },
  {
    does: 'activates the account',
    act: async () => {
      const { mails } = await look.readModel()
      await li.get(/\/passport\/activation\/[\w-]+/.exec(mails.map(({ body }) => body).join())?.[0] ?? '')
    },
    isThere: async () => true,
  },
  {
    does: 'logs in',
    act: () => withCaptcha('/login', { account: LI.email, password: LI.password }),
    isThere: async () => (await li.get('/welcome')).status === 200,
  },
  {
    does: 'begins',
    act: () => candidate.start(),
    isThere: async () => (await stage()) === 'filling',
  },
  ...Object.values(NOTICE_PAGES).map((page, i) => ({
    does: `agrees to ${page}`,
    act: () => candidate.agreeTo(page),
    isThere: async () => Object.keys((await file()).registration.agreed).length === i + 1,
  })),
  {
    does: 'names the document',
    act: () => candidate.identify(),
    isThere: async () => (await file()).registration.identity?.type === 'resident-card',
  },
  {
    does: 'leaves the form half filled in',
    act: async () => {
      await li.get(`${BASE}/details`)
      const half = withFields(li.form(`${BASE}/details`), { name: '李晓', centre: ZHONGYUAN })
      await li.post(`${BASE}/details/draft`, half)
    },
    isThere: async () => (await li.get(`${BASE}/details`)).page.includes('value="李晓"'),
  },
  {
    does: 'submits',
    act: () => candidate.submit(),
    isThere: async () =>
      (await stage()) === 'submitted' &&
      (await look.holding(ZHONGYUAN, (await file()).registration.id)).includes(PYTHON),
  },
  {
    does: 'uploads the photo',
    act: () => candidate.uploadPhoto(),
    isThere: async () => {
      const { photo } = (await file()).registration
      return (await li.get(`${BASE}/photo/${photo?.hash}.jpg`)).status === 200
    },
  },
  {
    does: 'sends it to review',
    act: () => candidate.sendToReview(),
    isThere: async () => (await stage()) === 'pending',
  },
  {
    does: 'is returned',
    who: () => wang,
    act: () => decide('return', { reason: 'background' }),
    isThere: async () => (await stage()) === 'returned',
  },
  {
    does: 'brings another photo',
    act: async () => candidate.uploadPhoto(await readPhoto('zhang-min')),
    isThere: async () =>
      (await file()).registration.requestedCorrections?.corrected.includes('photo') ?? false,
  },
  {
    does: 'corrects the form',
    act: () => {
      const { facts } = candidate
      candidate.facts = { ...facts, details: { ...facts.details, school: '示例大学' } }
      return candidate.submit()
    },
    isThere: async () => (await file()).registration.details?.school === '示例大学',
  },
  {
    does: 'sends it again',
    act: () => candidate.sendToReview(),
    isThere: async () => (await file()).registration.round === 2,
  },
  {
    does: 'is approved',
    who: () => wang,
    act: () => decide('approval'),
    isThere: async () => (await stage()) === 'approved',
  },
  {
    does: 'opens the payment',
    act: () => candidate.openPayment(),
    isThere: async () => (await file()).registration.trades.length === 1,
  },
]

const fit = ({ status }: PageClient) => status === 200 || status === 204 || status === 303

test('the runtime is killed after each acknowledged step and started again: nothing is lost', async () => {
  wang.cookies.set(LOGIN_COOKIE.staff, await look.officer('wang'))
  for (const step of JOURNEY) {
    await step.act()
    const caller = step.who?.() ?? li
    expect(fit(caller), `${step.does}: ${caller.status} ${caller.text.slice(0, 300)}`).toBe(true)
    await exam.kill()
    await exam.start()
    expect(await step.isThere(), `${step.does} is still there`).toBe(true)
  }
  // Paid while the product is down: the notification finds no receiver.
  expect((await candidate.openCashier())?.status).toBe(200)
  const no = await tradeNo()
  await bankShall('/control', { tradeNo: no, notify: 'drop' })
  await exam.kill()
  expect((await bankShall('/control/pay', { tradeNo: no })).status).toBe(200)
  await exam.start()
  await candidate.updatePayment()
  expect([fit(li), await stage()]).toEqual([true, 'paid'])
  await exam.kill()
  await exam.start()

  await agrees(no)
}, 240_000)

/** State, ledger, projection and bank say the same. */
async function agrees(no: string): Promise<void> {
  const { registration: mine, history: lines, version } = await file()
  expect(mine.stage).toMatchObject({ is: 'paid', trade: no })
  expect(mine.trades.map(({ state }) => state)).toMatchObject([
    { is: 'paid', isAssigned: true, amount: 8000 },
  ])
  expect(await look.left(ZHONGYUAN)).toMatchObject({ [PYTHON]: { held: 1 } })
  const overview = (await (await fetch(`${exam.bank}/control/trades`)).json()) as { trades: Trade[] }
  expect(overview.trades).toMatchObject([{ no, amount: 8000, state: { is: 'paid' }, refunds: [] }])
  await expect
    .poll(async () => (await look.readModel()).registrations, { timeout: 20_000 })
    .toMatchObject([{ id: mine.id, stage: 'paid', version }])
  await expect
    .poll(async () => (await look.readModel()).seats, { timeout: 20_000 })
    .toEqual([{ offering: PYTHON, held: 1 }])
  await expect
    .poll(async () => (await look.readModel()).mails.filter(({ key }) => key.startsWith(mine.id)).length, {
      timeout: 20_000,
    })
    .toBe(3)
  const { trades, claims, unmatched } = await look.readModel()
  expect(trades).toMatchObject([{ no, state: 'paid', amount: 8000 }])
  expect([claims.length, unmatched.length]).toEqual([1, 0])
  const once = ['submitted', 'approved', 'returned', 'payment-opened', 'paid']
  expect(
    lines
      .map(({ what }) => what)
      .filter((what) => once.includes(what))
      .sort(),
  ).toEqual(once.sort())
  expect(await history()).not.toContain('lapsed')
}
