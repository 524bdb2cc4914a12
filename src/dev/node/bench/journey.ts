import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STUDENT, takeSteps } from '../../actors/candidate.ts'
import { BASE, PageCandidate } from '../../actors/page-candidate.ts'
import type { PageClient } from '../../actors/page-client.ts'
import { demoCandidate } from '../../seed-candidates/demo-candidate.ts'
import { CENTRE } from '../../seed-catalogue/centres.ts'
import { ROOT } from '../root.ts'
import { askBench, logInCandidate } from './bench-server.ts'
import { type BenchLine, formatRatio } from './measure.ts'

/** The candidate of the demonstration who has not begun, with a document that no other has. */
const LOGIN = 'new'
const { name, document } = demoCandidate(
  200,
  '何苗',
  'account',
  LOGIN,
  '女 20050212',
  CENTRE.withoutReview,
  ['24'],
  'zhang-min',
  '',
)

/** Every field is filled in: each is a draft. */
const DETAILS = {
  ...STUDENT,
  address: '郑州市金水区示例路 1 号',
  postcode: '450000',
  faculty: '信息工程学院',
  major: '软件工程',
  grade: '2023级',
  class: '2301 班',
  studentNumber: '202301010203',
  remark: '无',
}

type Counts = { requests: number; d1: number; do: number; inner: number }

/** The registration in D1, and the calls of its desk and its ledger, for commands and by alarms. */
type Seen = {
  id?: string
  stage?: string
  version: number
  desk: { d1: number; do: number }
  ledger: { d1: number }
}

/**
 * One journey at a centre without review, from the welcome page to a paid registration, with a draft saved after each field: what
 * it costs in requests, in round trips to D1 and in calls of objects. The floors: one of each per request, and one projection for
 * each change of the registration.
 */
export async function benchJourney(origin: string, bankOrigin: string): Promise<BenchLine[]> {
  const counts: Counts = { requests: 0, d1: 0, do: 0, inner: 0 }
  const client = await logInCandidate(origin, LOGIN, async (input, init) => {
    const answer = await fetch(input, init)
    addTiming(counts, answer)
    return answer
  })
  const drafts = await walk(client, bankOrigin)
  const seen = await waitForQuiet(origin)
  const line = (what: string, ours: number, floor: number, floorIs: string): BenchLine => ({
    what,
    ours: String(ours),
    floor: `${floorIs} ${floor}`,
    ratio: formatRatio(ours / floor),
  })
  const { requests } = counts
  const alarms = seen.desk.d1 - counts.inner + seen.ledger.d1
  return [
    line('requests', requests, requests - drafts, 'without drafts'),
    line('D1, by pages', counts.d1 + counts.inner, requests, '1 a request'),
    line('D1, by alarms', alarms, seen.version, '1 a change'),
    line('calls of objects', counts.do + seen.desk.do, requests, '1 a request'),
  ]
}

/** Returns how many drafts were saved on the way. */
async function walk(client: PageClient, bankOrigin: string): Promise<number> {
  const bytes = new Uint8Array(await readFile(join(ROOT, 'src/dev/photos/zhang-min.jpg')))
  const facts = { name, document, centre: CENTRE.withoutReview, subjects: ['24'], details: DETAILS }
  const candidate = new PageCandidate(client, facts, { name: 'zhang-min.jpg', bytes })
  await client.get('/welcome')
  await takeSteps(candidate, 'identify')
  await client.get(`${BASE}/details`)
  const form = candidate.detailsForm()
  const drafts = await saveDrafts(client, form)
  await client.post(`${BASE}/details`, form)
  await follow(client, `${BASE}/photo`)
  await candidate.uploadPhoto()
  await follow(client, `${BASE}/photo?received=1`)
  await client.get(BASE)
  await candidate.openPayment()
  await (await candidate.openCashier())?.text()
  const tradeNo = await pay(client, bankOrigin)
  await client.get(`/payment/return/alipay/${tradeNo}`)
  await client.follow()
  await client.get(BASE)
  return drafts
}

/** As the page does: the whole form after each field. */
async function saveDrafts(client: PageClient, filled: URLSearchParams): Promise<number> {
  const form = client.form(`${BASE}/details`)
  const fields = [...filled].filter(([field, value]) => form.get(field) !== value)
  for (const [field, value] of fields) {
    form.set(field, value)
    await client.post(`${BASE}/details/draft`, form, { 'HX-Request-Type': 'partial' })
    if (client.status !== 200) throw new Error(`a draft was answered ${client.status}: ${client.text}`)
  }
  return fields.length
}

async function follow(client: PageClient, expected: string): Promise<void> {
  if (client.location !== expected) {
    throw new Error(`${client.status} ${client.location} and not ${expected}: ${client.text.slice(0, 500)}`)
  }
  await client.follow()
}

/** The newest trade that the bank knows is paid; returns its number. */
async function pay(client: PageClient, bankOrigin: string): Promise<string> {
  const [, tradeNo] = /out_trade_no%22%3A%22([A-Z0-9]+)/.exec(client.page) ?? []
  if (!tradeNo) throw new Error(`no order: ${client.text.slice(0, 500)}`)
  const paid = await fetch(`${bankOrigin}/control/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ tradeNo }),
  })
  if (!paid.ok) throw new Error(`the bank did not take the payment: ${await paid.text()}`)
  return tradeNo
}

/** Until D1 knows that the registration is paid, and no call has followed for a while. Alarms have no other end. */
async function waitForQuiet(origin: string): Promise<Seen> {
  let seen = await look(origin)
  for (let tries = 0, same = 0; tries < 60 && same < 6; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const next = await look(origin)
    const isQuiet = next.stage === 'paid' && JSON.stringify(next) === JSON.stringify(seen)
    same = isQuiet ? same + 1 : 0
    seen = next
  }
  if (seen.stage !== 'paid') throw new Error(`the journey ended at ${seen.stage}`)
  return seen
}

async function look(origin: string): Promise<Seen> {
  return JSON.parse(await askBench(origin, 'registration', { passport: `demo-${LOGIN}` })) as Seen
}

/** Adds the round trips that the answer tells of (`beginRequest`). */
function addTiming(counts: Counts, answer: Response): void {
  const timing = answer.headers.get('Server-Timing') ?? ''
  const found = (pattern: RegExp) => Number(pattern.exec(timing)?.[1] ?? 0)
  counts.requests++
  counts.d1 += found(/\bd1;desc="(\d+)"/)
  counts.do += found(/\bdo;desc="(\d+)"/)
  counts.inner += found(/inner;desc="d1=(\d+)/)
}
