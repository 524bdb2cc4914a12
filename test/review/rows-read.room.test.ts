import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { countRows } from '../../src/dev/bench/count-rows.ts'
import { CRON_JOBS, LIST_PAGES, type ListPage } from '../../src/dev/bench/lists.ts'
import { addManyRegistrations } from '../../src/dev/bench/many-registrations.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { OFFICE_ROUTES } from '../../src/office/route-roles.ts'
import { runCron } from '../../src/sweep.ts'
import { seedExam } from '../site/seeded.ts'
import { bindings, officer, request } from '../site/site.ts'

/** So many that every count on a page has reached its cap. */
const SOME = 6_000
const MANY = 18_000

const EVERYTHING = [...LIST_PAGES, ...CRON_JOBS]

const rowsRead = new Map<string, { some: number; many: number }>()

beforeAll(async () => {
  await seedExam()
  const at = { sittingId: SITTING_ID, provinceId: 'henan', centreId: '410032', now: Date.now() }
  await addManyRegistrations(env.DB, { ...at, from: 1, to: SOME })
  const some = await rowsOfEverything()
  await addManyRegistrations(env.DB, { ...at, from: SOME + 1, to: MANY })
  const many = await rowsOfEverything()
  for (const [i, { what }] of EVERYTHING.entries()) {
    rowsRead.set(what, { some: some[i] ?? 0, many: many[i] ?? 0 })
  }
})

async function rowsOfEverything(): Promise<number[]> {
  const pages = await Promise.all(LIST_PAGES.map((list) => countedRows((counted) => open(list, counted))))
  const crons = CRON_JOBS.map(({ cron }) => countedRows((counted) => runCron(counted, cron, Date.now())))
  return [...pages, ...(await Promise.all(crons))]
}

/** Rows that this work reads in D1; of a page the head and the login are included. */
async function countedRows(work: (counted: typeof bindings) => Promise<void>): Promise<number> {
  let rows = 0
  const DB = countRows(env.DB, (read) => {
    rows += read
  })
  await work({ ...bindings, DB })
  return rows
}

async function open({ login, path, find }: ListPage, counted: typeof bindings): Promise<void> {
  const cookie = await officer(login)
  const body = find === undefined ? undefined : new URLSearchParams({ find })
  const headers = { 'HX-Request-Type': path.endsWith('/count') ? 'partial' : null }
  const method = find === undefined ? 'GET' : 'POST'
  const answer = await request(method, path, { cookie, body, headers, env: counted })
  await answer.text()
  expect(answer.status, path).toBeOneOf([200, 303])
}

describe('an officer’s list, or a cron, costs the same however many have registered at the centre', () => {
  it.each(EVERYTHING)('$what', ({ what }) => {
    const { some, many } = rowsRead.get(what) ?? { some: 0, many: Number.NaN }
    expect(some).toBeGreaterThan(0)
    // More registrations end in the same four digits.
    expect(many).toBeLessThanOrEqual(some + 20)
  })

  it('each list has its line in the table of src/dev/bench/lists.ts', () => {
    const noLists = ['/office/keys']
    const lists = OFFICE_ROUTES.filter(({ method, roles }) => method === 'GET' && roles !== 'anyone')
      .map(({ path }) => path)
      .filter((path) => !path.includes(':') && !noLists.includes(path))
    const measured = LIST_PAGES.map(({ path }) => path.split('?')[0])
    expect(lists.filter((path) => !measured.includes(path))).toEqual([])
  })
})
