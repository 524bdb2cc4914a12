import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { Candidate, HELUO, seededCatalogue, setClock, ZHONGYUAN } from '../fixture.ts'
import { logInOfficer } from '../officer.ts'
import { Visitor } from '../passport/visitor.ts'
import { approve, callCounts, fileAddress, returnFile } from '../review/review-pages.ts'

type AuditRow = {
  id: string
  at: number
  staff_id: string
  action: string
  registration_id: string | null
  detail: string | null
  request_id: string
}

let catalogue: Catalogue
let wang: Visitor
let li: Candidate

beforeAll(async () => {
  setClock('9:40')
  catalogue = await seededCatalogue()
  li = await Candidate.sentToReview(catalogue, {
    id: 'LXMAUDAUDAUDAUDA',
    name: '李晓明',
    number: '41010220040315123',
  })
})

beforeEach(async () => {
  setClock('10:00')
  wang = await logInOfficer('wang', '王老师', { centre: ZHONGYUAN, province: 'henan' })
  await env.DB.prepare('DELETE FROM audit').run()
})

afterAll(() => vi.useRealTimers())

/** The looks and searches in the audit; decisions come with the projection. */
async function audit(): Promise<AuditRow[]> {
  const { results } = await env.DB.prepare(
    "SELECT * FROM audit WHERE action NOT IN ('approved', 'returned') ORDER BY action",
  ).all<AuditRow>()
  return results
}

const actions = async () => (await audit()).map(({ action }) => action)

const search = (officer: Visitor, find: string) => officer.post('/office/review/search', { find })

describe('an officer who opens a registration that waits', () => {
  test('leaves two rows in the page’s own round trip: it was opened, its number was shown', async () => {
    await wang.get(fileAddress(li.id))
    expect([wang.status, callCounts(wang).d1]).toEqual([200, 1])
    const of = { at: setClock('10:00'), staff_id: 'staff-wang', registration_id: li.id, detail: null }
    const rows = await audit()
    expect(rows).toMatchObject([
      { ...of, action: 'file-opened' },
      { ...of, action: 'number-shown' },
    ])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
    for (const { request_id } of rows) expect(request_id).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{2}$/)
  })

  test('leaves both rows again at every look', async () => {
    await wang.get(fileAddress(li.id))
    await wang.get(fileAddress(li.id))
    expect(await actions()).toEqual(['file-opened', 'file-opened', 'number-shown', 'number-shown'])
  })

  test('leaves both rows where D1 does not know yet that it waits', async () => {
    const chen = await Candidate.sentToReview(catalogue, {
      id: 'CHENAUDAUDAUDAUD',
      name: '陈思',
      number: '41010220030921002',
    })
    await env.DB.prepare("UPDATE registration SET stage = 'submitted' WHERE id = ?").bind(chen.id).run()
    await wang.get(fileAddress(chen.id))
    expect(wang.page).toContain(chen.number.slice(6, 14))
    expect(await actions()).toEqual(['file-opened', 'number-shown'])
  })

  test('leaves no row by its photo, by skipping it, or by opening the queue', async () => {
    const { hash } = await li.photo()
    await wang.get(`${fileAddress(li.id)}/photo/${hash}`)
    await wang.post(`${fileAddress(li.id)}/skip`, { round: '1' })
    await wang.get('/office/review')
    expect(await audit()).toEqual([])
  })
})

describe('a page that shows a registration after a post', () => {
  test('leaves the rows of a look: a return without a reason', async () => {
    await returnFile(wang, li.id, {}, { round: '1', photo: '', shown: '' })
    expect([wang.status, callCounts(wang).d1]).toEqual([422, 1])
    expect(await actions()).toEqual(['file-opened', 'number-shown'])
  })

  test('leaves the rows of a look: a decision that was not recorded', async () => {
    await approve(wang, li.id, { round: '7', photo: (await li.photo()).hash, shown: '' })
    expect(wang.status).toBe(409)
    expect(await audit()).toMatchObject([
      { action: 'file-opened', staff_id: 'staff-wang', registration_id: li.id },
      { action: 'number-shown', staff_id: 'staff-wang', registration_id: li.id },
    ])
  })
})

describe('a registration that was decided', () => {
  test('leaves one row: its number is not shown any more', async () => {
    const zhao = await Candidate.sentToReview(catalogue, {
      id: 'KHAAUDAUDAUDAUDA',
      name: '赵敏',
      number: '41010220031103004',
    })
    await wang.get(fileAddress(zhao.id))
    await approve(wang, zhao.id)
    await zhao.runsAlarm()
    await env.DB.prepare('DELETE FROM audit').run()
    await wang.get(fileAddress(zhao.id))
    expect(wang.page).not.toContain(zhao.number.slice(6, 14))
    expect(await actions()).toEqual(['file-opened'])
  })
})

describe('a search', () => {
  test.each([
    ['a name', () => '李晓', 'name'],
    ['a number', () => li.number, 'number'],
    ['the last four of a number', () => li.number.slice(-4), 'last-four'],
  ])('for %s leaves one row with its kind, and nothing of the text', async (_, text, kind) => {
    await search(wang, text())
    expect([wang.status, callCounts(wang)]).toEqual([200, { d1: 1, do: 0 }])
    const rows = await audit()
    expect(rows).toMatchObject([{ action: 'searched', staff_id: 'staff-wang', registration_id: null }])
    const [{ id, at, detail, ...others } = {} as AuditRow] = rows
    expect(detail).toMatch(new RegExp(`^${kind} [\\w-]{43}$`))
    expect(JSON.stringify(others)).not.toContain(text())
    expect(detail).not.toContain(text())
    // The blind index of the read model would lead from the search to the registration.
    const blind = await env.DB.prepare('SELECT blind_index FROM registration WHERE id = ?')
      .bind(li.id)
      .first('blind_index')
    expect(detail).not.toContain(blind)
  })

  test('for the same text leaves the same hash, for another text another one', async () => {
    for (const text of ['李晓明', ' 李晓明 ', '李晓']) await search(wang, text)
    const details = (await audit()).map(({ detail }) => detail)
    expect(new Set(details).size).toBe(2)
  })

  test('by the number of a registration names it', async () => {
    await search(wang, 'lxma-udau-daud-auda')
    expect(await audit()).toMatchObject([
      { action: 'searched', registration_id: li.id, detail: 'registration' },
    ])
  })

  test('that finds nothing leaves its row all the same; an empty one leaves none', async () => {
    await search(wang, '王建国')
    expect(await actions()).toEqual(['searched'])
    await search(wang, ' ')
    expect(wang.status).toBe(422)
    expect(await actions()).toEqual(['searched'])
  })
})

describe('no row is left', () => {
  const looks = async (officer: Visitor) => {
    await officer.get(fileAddress(li.id))
    await officer.get(fileAddress('NQBQDYNQBQDYNQBQ'))
    return officer.status
  }

  test('by an officer of another centre, who is not shown the registration', async () => {
    const luo = await logInOfficer('luo', '罗老师', { centre: HELUO, province: 'henan' })
    expect(await looks(luo)).toBe(404)
    expect(await audit()).toEqual([])
  })

  test('by a role that does not review', async () => {
    const he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
    expect(await looks(he)).toBe(403)
    await search(he, '李晓明')
    expect(he.status).toBe(403)
    expect(await audit()).toEqual([])
  })

  test('without a login, and after the login has expired', async () => {
    expect(await looks(new Visitor())).toBe(303)
    setClock('10:30')
    expect(await looks(wang)).toBe(303)
    await search(wang, '李晓明')
    expect([wang.status, await audit()]).toEqual([303, []])
  })
})
