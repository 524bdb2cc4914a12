import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, ZHONGYUAN } from '../../fixture.ts'
import { logInOfficer } from '../../officer.ts'
import { idOf, numberOf, runAlarms } from '../../registration/desk/desks.ts'
import { approve, fileAddress } from '../../review/review-pages.ts'
import { atCounter, book, bookingAddress, cancelBooking, paidAtCounter, WANCHENG } from './counter.ts'

const day = setUpExamDay()

async function toPay(n: number, name: string): Promise<Candidate> {
  const facts = { id: idOf(n), name, number: numberOf(n), centre: WANCHENG, subjects: ['24'] }
  const one = await Candidate.withPhoto(day.catalogue, facts)
  await runAlarms(one)
  return one
}

const stage = async (one: Candidate) => (await one.registration()).stage.is
const dueAt = (one: Candidate) =>
  env.DB.prepare('SELECT due_at FROM registration WHERE id = ?').bind(one.id).first<number>('due_at')

test('one receipt number that two officers book at once for two candidates pays one of them', async () => {
  const all = await Promise.all([0, 1, 2, 3].map((n) => toPay(800 + n, '冯静')))
  const officers = await Promise.all(all.map((_, n) => atCounter(`sun-${n}`, '孙老师')))
  await Promise.all(all.map((one, n) => book(officers[n] ?? (officers[0] as never), one, 'NO 1')))
  const stages = await Promise.all(all.map(stage))
  expect(stages.toSorted()).toEqual(['due', 'due', 'due', 'paid'])
  const { results } = await env.DB.prepare('SELECT registration_id AS id FROM receipt').all()
  expect(results).toEqual([{ id: all[stages.indexOf('paid')]?.id }])
})

test('booked and cancelled again and again, and used for others between: each number pays one at a time', async () => {
  const sun = await atCounter()
  const [one, other] = [await toPay(810, '冯静'), await toPay(811, '马林')]
  for (let round = 0; round < 3; round++) {
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      await book(sun, first, 'NO 2')
      await book(sun, second, 'NO 2')
      expect([await stage(first), await stage(second)]).toEqual(['paid', 'due'])
      await cancelBooking(sun, first, 'person')
    }
  }
})

test('a form without our own page before it is refused: nothing is booked, cancelled or given back', async () => {
  const feng = await paidAtCounter(day.catalogue, 820)
  const free = await toPay(821, '马林')
  const sun = await atCounter()
  const he = await logInOfficer('he', '何处长', { province: 'henan', role: 'province-administrator' })
  const foreign = { Origin: 'https://elsewhere.example' }
  const trade = (await feng.registration()).trades.at(-1)?.no ?? ''
  await sun.post(`${bookingAddress(free)}/receipt`, { receipt: '3', amount: '8000' }, foreign)
  await sun.post(`${bookingAddress(feng)}/cancellation`, { trade, reason: 'number', note: '' }, foreign)
  await he.post(
    `/office/registrations/${feng.id}/cancellation`,
    { owed: '8000', reason: 'candidate' },
    foreign,
  )
  expect([sun.status, he.status]).toEqual([403, 403])
  expect([await stage(feng), await stage(free)]).toEqual(['paid', 'due'])
})

test('an officer’s post that moves a registration says in its own batch that D1 is to hear of it soon', async () => {
  const now = Date.now()
  const feng = await toPay(830, '冯静')
  expect(await dueAt(feng)).toBeGreaterThan(now)
  await book(await atCounter(), feng, 'NO 4')
  expect(await dueAt(feng)).toBe(now)
  await runAlarms(feng)
  expect(await dueAt(feng)).toBeGreaterThan(now)
  const li = await Candidate.sentToReview(day.catalogue, {
    ...{ id: idOf(831), name: '李晓明', number: numberOf(831), centre: ZHONGYUAN },
  })
  await runAlarms(li)
  const wang = await logInOfficer('wang', '王老师', { centre: ZHONGYUAN, province: 'henan' })
  await wang.get(fileAddress(li.id))
  expect(await dueAt(li)).toBeGreaterThan(now)
  await approve(wang, li.id)
  expect(await dueAt(li)).toBe(now)
})

test('in English no Chinese is outside of the elements that are marked as Chinese', async () => {
  const feng = await paidAtCounter(day.catalogue, 840)
  const free = await toPay(841, '马林')
  const sun = await logInOfficer('sun-en', 'Sun', { centre: WANCHENG, province: 'henan', lang: 'en' })
  const he = await logInOfficer('he-en', 'He', {
    ...{ province: 'henan', role: 'province-administrator', lang: 'en' },
  })
  const pages = [
    ...[
      '/office/money',
      bookingAddress(feng),
      `${bookingAddress(feng)}/cancellation`,
      bookingAddress(free),
    ].map((address) => [sun, address] as const),
    ...[
      '',
      '/questions',
      '/registrations',
      `/registrations/${feng.id}`,
      `/registrations/${feng.id}/cancellation`,
    ].map((address) => [he, `/office${address}`] as const),
  ]
  for (const [officer, address] of pages) {
    await officer.get(address)
    expect(officer.status, address).toBe(200)
    const text = officer.page
      .replace(/<([a-z]+)(?=[^>]*lang="zh-CN")[^>]*>[^<]*<\/\1>/g, '')
      .replace(/<[^>]*>/g, '')
    expect(text.match(/\p{Script=Han}+/gu), address).toBeNull()
  }
})
