import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CENTRE, TWO_LEFT } from '../../src/dev/seed-catalogue/centres.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { believedHolds, filesAtRest, holdsAtRest } from './at-rest.ts'
import { type Killable, startKillable } from './killable.ts'
import { Visitor } from './visitor.ts'

const BASE = `/register/${SITTING_ID}`
const CANDIDATES = 30

describe('Thirty candidates at once for the last two seats of an offering, over HTTP', () => {
  let exam: Killable
  beforeAll(async () => {
    exam = await startKillable()
    await exam.kill(() => logEverybodyIn(exam.state))
  }, 300_000)
  afterAll(() => exam?.stop())

  it('gives exactly two of them a seat, tells the others at once, and keeps what they entered', async () => {
    const candidates = Array.from({ length: CANDIDATES }, (_, n) => new Visitor(exam.origin, cookieOf(n)))
    for (const [n, candidate] of candidates.entries()) await comeToTheDetails(candidate, n)
    await Promise.all(candidates.map((candidate, n) => candidate.send(`${BASE}/details`, detailsOf(n))))
    const seated = candidates.filter((candidate) => candidate.path === `${BASE}/photo`)
    const refused = candidates.filter((candidate) => candidate.status === 422)
    expect([seated.length, refused.length]).toEqual([2, CANDIDATES - 2])
    for (const candidate of refused) {
      expect(candidate.html).toContain('刚刚满了')
      expect(candidate.html).toContain('value="考生')
    }
    await exam.kill()
    const holds = holdsAtRest(exam.state)
    expect(holds.filter((hold) => hold.startsWith(`${TWO_LEFT.id} `))).toHaveLength(TWO_LEFT.seats)
    expect(holds).toEqual(believedHolds(filesAtRest(exam.state)))
  })
})

async function comeToTheDetails(candidate: Visitor, n: number): Promise<void> {
  await candidate.get('/welcome')
  await candidate.send('/welcome', { sitting: SITTING_ID, province: 'henan' })
  for (const page of ['agreement', 'notices/sitting-notice', 'notices/province-notice']) {
    await candidate.get(`${BASE}/${page}`)
    await candidate.send(`${BASE}/${page}`, { agreed: 'yes', answer: 'yes' })
  }
  await candidate.get(`${BASE}/identity`)
  await candidate.send(`${BASE}/identity`, { type: 'passport', number: `E${10_000_000 + n}` })
  await candidate.get(`${BASE}/details`)
  expect(candidate.path).toBe(`${BASE}/details`)
}

function detailsOf(n: number): Record<string, string | string[]> {
  return {
    ...{ name: `考生${'一二三四五六七八九十'[n % 10]}`, sex: 'female', birth: '20040101' },
    ...{ education: 'bachelor', occupation: 'student', mobile: '13800001001', email: 'race@example.cn' },
    ...{ centre: CENTRE.ordinary, offerings: [TWO_LEFT.id], declaration: 'yes', do: 'submit' },
  }
}

function cookieOf(n: number): Record<string, string> {
  return { '__Host-login': tokenOf(n) }
}

function tokenOf(n: number): string {
  return createHash('sha256').update(`racer ${n}`).digest('base64url')
}

/** Writes accounts and login sessions while nothing runs: thirty logins would only test scrypt. */
function logEverybodyIn(state: string): void {
  const folder = join(state, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && !name.startsWith('metadata'))
  const database = new DatabaseSync(join(folder, file ?? ''))
  const now = Date.now()
  for (let n = 0; n < CANDIDATES; n++) {
    database
      .prepare(
        'INSERT INTO passport (id, email, mobile, password, lang, activated_at) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(`racer-${n}`, `racer${n}@example.cn`, `139${10_000_000 + n}`, 'none', 'zh-CN', now)
    database
      .prepare('INSERT INTO login_session (id, passport_id, created_at, seen_at) VALUES (?, ?, ?, ?)')
      .run(createHash('sha256').update(tokenOf(n)).digest('base64url'), `racer-${n}`, now, now)
  }
  database.close()
}
