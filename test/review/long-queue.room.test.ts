import { env } from 'cloudflare:workers'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { registration } from '../../src/db/schema.ts'
import { scopeSql } from '../../src/office/scope-store.ts'
import { listStatement } from '../../src/review/queue-store.ts'
import { MORNING, seededCatalogue, setClock } from '../fixture.ts'
import { logInOfficer } from '../officer.ts'

import { rowNames } from './review-pages.ts'

const MINUTE = 60_000
let catalogue: Catalogue

beforeAll(async () => {
  setClock('9:50')
  catalogue = await seededCatalogue()
})

afterAll(() => vi.useRealTimers())

describe('a long queue', () => {
  const zhou = () => logInOfficer('zhou', '周老师', { centre: '410071', province: 'henan' })
  /** In the order of the numbers, in the letters of registration numbers. */
  const idOf = (i: number) =>
    `QVEVE${String(i)
      .padStart(11, '0')
      .replace(/\d/g, (digit) => 'ABCDEFGHJK'[Number(digit)] ?? '')}`
  const name = (i: number) => `考生${String(i).padStart(4, '0')}`

  beforeAll(async () => {
    const d = drizzle(env.DB)
    const rows = Array.from({ length: 1010 }, (_, i) => ({
      ...{ id: idOf(i), sittingId: catalogue.sitting.id, passportId: `queue-${i}` },
      ...{ createdAt: 0, version: 1, stage: 'pending' as const, provinceId: 'henan', centreId: '410071' },
      ...{ name: name(i), maskedNumber: `4101**********${1000 + i}`, round: 1, pendingSince: MORNING },
      // Two registrations share a minute, so that the id decides their order.
      firstSubmittedAt: MORNING - Math.floor((2000 - i) / 2) * MINUTE,
    }))
    for (let i = 0; i < rows.length; i += 4) {
      await d.insert(registration).values(rows.slice(i, i + 4))
    }
    // Every tenth has chosen another subject.
    await env.DB.prepare(
      `INSERT INTO registration_choice (registration_id, offering_id, sitting_id, centre_id, subject, state, fee, position,
         first_submitted_at)
       SELECT id, 'an offering', sitting_id, centre_id, iif(CAST(substr(name, 3) AS INTEGER) % 10, '24', '66'), stage, 0, 0,
         first_submitted_at
       FROM registration WHERE passport_id LIKE 'queue-%'`,
    ).run()
  }, 60_000)

  test('comes fifty at a time, each registration once and in order', async () => {
    setClock('10:00')
    const visitor = await zhou()
    await visitor.get('/office/review')
    const seen: string[] = []
    for (let page = 0; page < 25; page++) {
      seen.push(...rowNames(visitor))
      const next = /<a class="button" href="([^"]*)">下 50 份/.exec(visitor.page)?.[1]
      if (!next) break
      await visitor.get(next)
    }
    expect(seen).toEqual(Array.from({ length: 1010 }, (_, i) => name(i)))
  })

  test('is counted to a thousand and no further', async () => {
    setClock('10:00')
    const visitor = await zhou()
    await visitor.get('/office/review')
    expect(visitor.text).toContain('待审核 1000+ 份')
  })

  test('filtered by subject comes fifty at a time too, each registration once and in order', async () => {
    setClock('10:00')
    const visitor = await zhou()
    await visitor.get('/office/review?subject=66')
    const listed = rowNames(visitor)
    for (let page = 0; page < 2; page++) {
      const next = /<a class="button" href="([^"]*)">下 50 份/.exec(visitor.page)?.[1] ?? ''
      expect(next).toMatch(/subject=66&amp;after=\d+\.QVEVE/)
      await visitor.get(next.replaceAll('&amp;', '&'))
      listed.push(...rowNames(visitor))
    }
    expect(listed).toEqual(Array.from({ length: 101 }, (_, i) => name(i * 10)))
    expect(visitor.page).not.toContain('下 50 份')
  })

  test.each([
    ['its first page', { stage: 'pending', subject: null, after: null }],
    ['a later page', { stage: 'pending', subject: null, after: { submittedAt: MORNING, id: idOf(500) } }],
    ['one subject', { stage: 'pending', subject: '24', after: null }],
    [
      'a later page of it',
      { stage: 'pending', subject: '24', after: { submittedAt: MORNING, id: idOf(500) } },
    ],
  ] as const)('is read by the index, %s too, and is never sorted', async (_, filter) => {
    const d = drizzle(env.DB)
    const query = listStatement(d, scopeSql('a token'), sql`${catalogue.sitting.id}`, filter).toSQL()
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${query.sql}`)
      .bind(...query.params)
      .all<{ detail: string }>()
    const steps = plan.results.map(({ detail }) => detail).join('\n')
    const range = filter.after
      ? String.raw`\(first_submitted_at,id\)>\(\?,\?\)`
      : String.raw`first_submitted_at>\?`
    expect(steps).toMatch(
      new RegExp(
        filter.subject === null
          ? String.raw`registration_queue \(sitting_id=\? AND centre_id=\? AND stage=\? AND ${range}\)`
          : String.raw`registration_choice_list \(sitting_id=\? AND centre_id=\? AND subject=\? AND state=\? AND ${range.replace(',id', ',registration_id')}\)`,
      ),
    )
    expect(steps).not.toMatch(/SCAN registration\b/)
    expect(steps).not.toContain('USE TEMP B-TREE FOR ORDER BY')
  })
})

describe('the count in the frame', () => {
  test('comes as a part of a page, is loaded again by itself, and keeps no login alive', async () => {
    setClock('10:00')
    const sun = await logInOfficer('sun', '孙老师', { centre: '410071', province: 'henan' })
    const asks = () => sun.get('/office/review/count', { 'HX-Request-Type': 'partial' })
    setClock('10:20')
    await asks()
    expect(sun.status).toBe(200)
    expect(sun.page).toContain('hx-trigger="every 60s"')
    expect(sun.text).toBe('待审核 1000+')
    expect(sun.headers.get('Vary')).toContain('HX-Request-Type')
    setClock('10:30')
    await asks()
    expect([sun.status, sun.page]).toEqual([204, ''])
  })

  test('as a page of its own leads to the queue', async () => {
    setClock('10:00')
    const sun = await logInOfficer('sun', '孙老师', { centre: '410071', province: 'henan' })
    await sun.get('/office/review/count')
    expect([sun.status, sun.location]).toEqual([303, '/office/review'])
  })
})
