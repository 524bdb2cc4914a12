import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import { Caller, openInspector } from './caller.ts'
import { cardOf, details } from './forms.ts'
import { type Exam, openExam } from './runtime.ts'

const BASE = '/register/ncre-79'
const ZHONGYUAN = '410032'
/** Three seats in all. */
const LINUX = 'ncre-79-410032-71'
const C = 'ncre-79-410032-24'
const FULL = '刚刚满了'
const CANDIDATES = 40

let exam: Exam
let look: ReturnType<typeof openInspector>

beforeAll(async () => {
  exam = await openExam()
  look = openInspector(exam.origin)
  await look.seed()
}, 120_000)
afterAll(() => exam?.stop())

type Racer = { caller: Caller; name: string; hidden: Record<string, string> }

/** Logged in, agreed, with the document named and the form open. */
async function racer(n: number): Promise<Racer> {
  const caller = new Caller(exam.origin)
  caller.cookies.set(LOGIN_COOKIE.candidate, await look.candidate(`racer-${n}`))
  await caller.post('/welcome', { sitting: 'ncre-79', 'province-ncre-79': 'henan' })
  for (const page of ['agreement', 'notices/sitting-notice', 'notices/province-notice']) {
    await caller.fillIn(`${BASE}/${page}`, `${BASE}/${page}`, { agreed: 'yes', answer: 'yes' })
  }
  await caller.fillIn(`${BASE}/identity`, `${BASE}/identity`, {
    type: 'resident-card',
    number: cardOf(n),
  })
  await caller.get(`${BASE}/details`)
  return { caller, name: `考生${'甲乙丙丁戊己庚辛'[n % 8]}`, hidden: caller.hidden }
}

function form({ name, hidden }: Racer, offerings: string[]): URLSearchParams {
  const fields = { ...hidden, ...details(name, { centre: ZHONGYUAN, remark: `备注 ${name}` }) }
  const posted = new URLSearchParams(fields)
  for (const offering of offerings) posted.append('offerings', offering)
  return posted
}

async function inTens<Item>(n: number, make: (i: number) => Promise<Item>): Promise<Item[]> {
  const all: Item[] = []
  for (let from = 0; from < n; from += 10) {
    const ten = Array.from({ length: Math.min(10, n - from) }, (_, i) => make(from + i + 1))
    all.push(...(await Promise.all(ten)))
  }
  return all
}

describe('forty candidates for three seats, over HTTP', () => {
  test('exactly three are held; the others are told at once, with everything they entered', async () => {
    const racers = await inTens(CANDIDATES, racer)
    const answers = await Promise.all(
      racers.map(({ caller }, i) => caller.post(`${BASE}/details`, form(racers[i] as Racer, [LINUX]))),
    )
    const held = answers.filter(({ status }) => status === 303)
    const refused = answers.filter(({ status }) => status === 422)
    expect([held.length, refused.length]).toEqual([3, CANDIDATES - 3])
    expect(await look.left(ZHONGYUAN)).toEqual({ [LINUX]: { capacity: 3, held: 3 } })
    for (const { caller, name } of racers.filter((one) => one.caller.status === 422)) {
      expect(caller.said).toContain(FULL)
      expect(caller.page).toContain(`value="${name}"`)
      expect(caller.page).toContain(`备注 ${name}`)
    }
    for (const caller of held) expect(caller.location).toBe(`${BASE}/photo`)

    // Nobody is left with half a registration: whoever was refused takes another subject with the same page.
    const again = racers.filter(({ caller }) => caller.status === 422).slice(0, 12)
    for (const one of again) {
      const hidden = one.caller.hidden
      await one.caller.post(`${BASE}/details`, form({ ...one, hidden }, [C]))
      expect([one.caller.status, one.caller.location]).toEqual([303, `${BASE}/photo`])
    }
    expect(await look.left(ZHONGYUAN)).toMatchObject({
      [LINUX]: { held: 3 },
      [C]: { capacity: 240, held: again.length },
    })

    const { registrations } = await look.told()
    const views = await Promise.all(registrations.map(({ id }) => look.desk(id)))
    const submitted = views.filter((view) => view?.registration.stage.is === 'submitted')
    expect(submitted).toHaveLength(3 + again.length)
    const holdings = await Promise.all(registrations.map(({ id }) => look.holding(ZHONGYUAN, id)))
    expect(holdings.flat().filter((offering) => offering === LINUX)).toHaveLength(3)
  }, 120_000)
})

test('one candidate who presses twenty times holds one seat', async () => {
  const one = await racer(CANDIDATES + 1)
  const posted = form(one, [C])
  const before = (await look.left(ZHONGYUAN))[C]?.held ?? 0
  const callers = Array.from({ length: 20 }, () => {
    const caller = new Caller(exam.origin)
    for (const [name, value] of one.caller.cookies) caller.cookies.set(name, value)
    return caller
  })
  const answers = await Promise.all(callers.map((caller) => caller.post(`${BASE}/details`, posted)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 303))
  expect((await look.left(ZHONGYUAN))[C]?.held).toBe(before + 1)
}, 60_000)
