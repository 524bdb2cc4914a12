import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { Candidate, HELUO, seededCatalogue, setClock, ZHONGYUAN } from '../fixture.ts'
import { logInOfficer } from '../officer.ts'
import { Visitor } from '../passport/visitor.ts'
import { approve, callCounts, fileAddress, office, shownVersion } from './review-pages.ts'

let catalogue: Catalogue
let li: Candidate
let wang: Visitor
let other: Visitor

beforeAll(async () => {
  setClock('10:00')
  catalogue = await seededCatalogue()
  li = await Candidate.sentToReview(catalogue, {
    id: 'LXMACCEAACCEAACA',
    name: '李晓明',
    number: '41010220040315123',
  })
  wang = await logInOfficer('wang', '王老师', { centre: ZHONGYUAN, province: 'henan' })
  other = await logInOfficer('luo', '罗老师', { centre: HELUO, province: 'henan' })
})

afterAll(() => vi.useRealTimers())

const MADE_UP = 'NQBQDYNQBQDYNQBQ'

/** Every address with an id, as a reviewer would ask for it. */
const ways: [string, (officer: Visitor, id: string) => Promise<Visitor>][] = [
  ['the file', (one, id) => one.get(fileAddress(id))],
  ['its photo', async (one, id) => one.get(`${fileAddress(id)}/photo/${(await li.photo()).hash}`)],
  [
    'a decision to pass',
    async (one, id) =>
      one.post(`${fileAddress(id)}/approval`, { round: '1', photo: (await li.photo()).hash }),
  ],
  [
    'a decision not to pass',
    async (one, id) =>
      one.post(`${fileAddress(id)}/return`, { round: '1', photo: (await li.photo()).hash, reason: 'head' }),
  ],
  ['a decision without a reason', (one, id) => one.post(`${fileAddress(id)}/return`, {})],
  ['skipping', (one, id) => one.post(`${fileAddress(id)}/skip`, { round: '1' })],
]

describe.each(ways)('%s', (_, ask) => {
  test('of another centre is answered like a made-up id, and no desk is called', async () => {
    await ask(other, li.id)
    const [status, said, shape, asked] = [other.status, other.text, other.shape, callCounts(other)]
    expect([status, asked]).toEqual([404, { d1: 1, do: 0 }])
    await ask(other, MADE_UP)
    expect(other.status).toBe(404)
    const plain = (text: string, id: string) =>
      text.replaceAll(id, 'ID').replace(/[A-Z0-9]{4}-[A-Z0-9]{2}/g, 'NUMBER')
    expect(plain(other.text, MADE_UP)).toBe(plain(said, li.id))
    expect(plain(other.shape, MADE_UP)).toBe(plain(shape, li.id))
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('leads to the office’s login page without a login, whatever the id', async () => {
    for (const id of [li.id, MADE_UP]) {
      const stranger = new Visitor()
      await ask(stranger, id)
      expect([stranger.status, stranger.location.split('?')[0]]).toEqual([303, '/office/login'])
    }
    expect((await li.registration()).stage.is).toBe('pending')
  })

  test('is refused to a role that does not review', async () => {
    const he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
    await ask(he, li.id)
    expect([he.status, callCounts(he).do]).toEqual([403, 0])
    expect(he.text).toContain(office.message.forbidden.title)
    expect((await li.registration()).stage.is).toBe('pending')
  })
})

test('a made-up id creates no registration', async () => {
  await wang.get(fileAddress(MADE_UP))
  expect(wang.status).toBe(404)
  const known = await env.DB.prepare('SELECT count(*) AS n FROM registration WHERE id = ?')
    .bind(MADE_UP)
    .first('n')
  expect(known).toBe(0)
})

test('an administrator of the centre reviews like its reviewers', async () => {
  const ma = await logInOfficer('ma', '马主任', {
    centre: ZHONGYUAN,
    province: 'henan',
    role: 'centre-administrator',
  })
  await ma.get(fileAddress(li.id))
  expect(ma.status).toBe(200)
})

test('the addresses of the decisions lead back to the registration', async () => {
  for (const deed of ['approval', 'return', 'skip']) {
    await wang.get(`${fileAddress(li.id)}/${deed}`)
    expect([wang.status, wang.location]).toEqual([303, fileAddress(li.id)])
  }
})

describe('a candidate who has moved to another centre', () => {
  test('is closed to the former officers at once, with photo and decision, before it is projected', async () => {
    const chen = await Candidate.sentToReview(catalogue, {
      id: 'CHENMQVEACHENMQV',
      name: '陈思',
      number: '41010220030921002',
    })
    await wang.get(fileAddress(chen.id))
    const shown = shownVersion(wang)
    await chen.withdraws()
    await chen.submits({ centre: HELUO, details: { class: '计算机 2203 班' } })
    await chen.sendToReview()
    await wang.get(fileAddress(chen.id))
    expect(wang.status).toBe(404)
    await wang.get(`${fileAddress(chen.id)}/photo/${shown.photo}`)
    expect(wang.status).toBe(404)
    const { round } = await chen.registration()
    await approve(wang, chen.id, { ...shown, round: String(round) })
    expect(wang.status).toBe(404)
    expect((await chen.registration()).stage.is).toBe('pending')
    await chen.runsAlarm()
    await wang.get(fileAddress(chen.id))
    expect([wang.status, callCounts(wang).do]).toEqual([404, 0])
    await other.get(fileAddress(chen.id))
    expect(other.status).toBe(200)
  })
})

describe('the photo', () => {
  test('has a fixed type and a sandbox, and the browser does not keep it', async () => {
    const { hash } = await li.photo()
    await wang.get(`${fileAddress(li.id)}/photo/${hash}`)
    expect(wang.status).toBe(200)
    expect(wang.headers.get('Content-Type')).toBe('image/jpeg')
    expect(wang.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(wang.headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(wang.headers.get('Cache-Control')).toBe('no-store')
  })

  test('that was replaced is not found any more', async () => {
    const old = (await li.photo()).hash
    await li.withdraws()
    await li.uploads('a newer one')
    await wang.get(`${fileAddress(li.id)}/photo/${old}`)
    expect(wang.status).toBe(404)
  })
})

describe('the first page of the office', () => {
  test('leads reviewers to their queue', async () => {
    await wang.get('/office')
    expect([wang.status, wang.location]).toEqual([303, '/office/review'])
  })

  test('shows to a province how many wait at its centres, and no candidate', async () => {
    const he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
    await Candidate.sentToReview(catalogue, {
      id: 'KHQVYVHANKHQVYVH',
      name: '周雨涵',
      number: '41010220040507664',
    })
    await he.get('/office')
    expect(he.status).toBe(200)
    expect(he.page).toMatch(/410032 中原示例大学<\/td><td class="num">[12]</)
    expect(he.page).toMatch(/410046 嵩山示例学院<\/td><td class="num">0</)
    expect(he.text).not.toContain('周雨涵')
    await he.get('/office/review')
    expect(he.status).toBe(403)
  })

  test('says to a system account that it sees no candidate’s data', async () => {
    const gao = await logInOfficer('gao', '高工', { role: 'system-administrator' })
    await gao.get('/office')
    expect(gao.text).toContain(office.home.system)
  })
})
