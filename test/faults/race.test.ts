import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import { takeSteps } from '../../src/dev/actors/candidate.ts'
import { BASE, PageCandidate } from '../../src/dev/actors/page-candidate.ts'
import { PageClient } from '../../src/dev/actors/page-client.ts'
import { factsOf, readPhoto } from './facts.ts'
import { openInspector } from './inspector.ts'
import { type Exam, openExam } from './runtime.ts'

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

/** Logged in, agreed, with the document named and the form open. */
async function openRacer(n: number): Promise<PageCandidate> {
  const client = new PageClient(exam.origin)
  client.cookies.set(LOGIN_COOKIE.candidate, await look.candidate(`racer-${n}`))
  const facts = factsOf(n, { centre: ZHONGYUAN, subjects: ['71'] })
  const details = { ...facts.details, remark: `备注 ${facts.name}` }
  const racer = new PageCandidate(client, { ...facts, details }, await readPhoto('zhang-min'))
  await takeSteps(racer, 'identify')
  await client.get(`${BASE}/details`)
  return racer
}

/** The same candidate's form with another subject. */
function formWith(racer: PageCandidate, subject: string): URLSearchParams {
  racer.facts = { ...racer.facts, subjects: [subject] }
  return racer.detailsForm()
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
    const racers = await inTens(CANDIDATES, openRacer)
    const answers = await Promise.all(
      racers.map((racer) => racer.client.post(`${BASE}/details`, racer.detailsForm())),
    )
    const held = answers.filter(({ status }) => status === 303)
    const refused = answers.filter(({ status }) => status === 422)
    expect([held.length, refused.length]).toEqual([3, CANDIDATES - 3])
    expect(await look.left(ZHONGYUAN)).toEqual({ [LINUX]: { capacity: 3, held: 3 } })
    for (const { client, facts } of racers.filter((one) => one.client.status === 422)) {
      expect(client.text).toContain(FULL)
      expect(client.page).toContain(`value="${facts.name}"`)
      expect(client.page).toContain(`备注 ${facts.name}`)
    }
    for (const client of held) expect(client.location).toBe(`${BASE}/photo`)

    // No candidate is left with half a registration: those who were refused take another subject with the same page.
    const again = racers.filter(({ client }) => client.status === 422).slice(0, 12)
    for (const one of again) {
      await one.client.post(`${BASE}/details`, formWith(one, '24'))
      expect([one.client.status, one.client.location]).toEqual([303, `${BASE}/photo`])
    }
    expect(await look.left(ZHONGYUAN)).toMatchObject({
      [LINUX]: { held: 3 },
      [C]: { capacity: 240, held: again.length },
    })

    const { registrations } = await look.readModel()
    const views = await Promise.all(registrations.map(({ id }) => look.desk(id)))
    const submitted = views.filter((view) => view?.registration.stage.is === 'submitted')
    expect(submitted).toHaveLength(3 + again.length)
    const holdings = await Promise.all(registrations.map(({ id }) => look.holding(ZHONGYUAN, id)))
    expect(holdings.flat().filter((offering) => offering === LINUX)).toHaveLength(3)
  }, 120_000)
})

test('one candidate who presses twenty times holds one seat', async () => {
  const one = await openRacer(CANDIDATES + 1)
  const posted = formWith(one, '24')
  const before = (await look.left(ZHONGYUAN))[C]?.held ?? 0
  const clients = Array.from({ length: 20 }, () => {
    const client = new PageClient(exam.origin)
    for (const [name, value] of one.client.cookies) client.cookies.set(name, value)
    return client
  })
  const answers = await Promise.all(clients.map((client) => client.post(`${BASE}/details`, posted)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 303))
  expect((await look.left(ZHONGYUAN))[C]?.held).toBe(before + 1)
}, 60_000)
