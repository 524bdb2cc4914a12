import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { setUpExamDay } from '../../exam-day.ts'
import { DAY } from '../../registration/desk/desks.ts'
import { callCounts } from '../../review/review-pages.ts'
import { atCounter, cancelBooking, paidAtCounter, w } from './counter.ts'

const day = setUpExamDay()

test('the list has the payments of the day with their sums, and all of them; a cancelled one counts nothing', async () => {
  let sun = await atCounter()
  await sun.get('/office/money')
  expect(sun.text).toContain(w.bookings.none)
  const feng = await paidAtCounter(day.catalogue, 1)
  const other = await paidAtCounter(day.catalogue, 2)
  await cancelBooking(sun, other)
  await other.runsAlarm()
  await sun.get('/office/money')
  expect(callCounts(sun)).toEqual({ d1: 1, do: 0 })
  expect(sun.text).toContain(`${w.bookings.states.paid} ${w.bookings.sum('1', '¥80.00')}`)
  expect(sun.text).toContain(`${w.bookings.states.cancelled} ${w.bookings.sum('1', '¥80.00')}`)
  expect(sun.page).toContain(`href="/office/money/${feng.id}"`)
  vi.setSystemTime(Date.now() + DAY)
  sun = await atCounter()
  await sun.get('/office/money')
  expect(sun.text).toContain(w.bookings.none)
  await sun.get('/office/money?of=all')
  expect(sun.text).toContain(w.bookings.sum('1', '¥80.00'))
})

test('the list goes on page by page, newest first, each payment once', async () => {
  const sun = await atCounter()
  await env.DB.prepare(
    `INSERT INTO registration (id, sitting_id, passport_id, created_at, name) VALUES ('MANYMANYMANYMANY', 'ncre-79', 'many', 1, '马林')`,
  ).run()
  const rows = Array.from({ length: 120 }, (_, n) =>
    env.DB.prepare(
      `INSERT INTO trade (no, registration_id, centre_id, gateway, amount, state, opened_at, version, platform_no)
       VALUES (?, 'MANYMANYMANYMANY', '410085', 'centre', 8000, 'paid', ?, 1, ?)`,
    ).bind(`MANYMANYMANYMANY${100 + n}`, Date.now() + Math.floor(n / 3), `LIST-${n}`),
  )
  await env.DB.batch(rows)
  const seen: string[] = []
  let address = '/office/money?of=all'
  for (let pages = 0; pages < 5 && address !== ''; pages++) {
    await sun.get(address)
    seen.push(...[...sun.page.matchAll(/LIST-(\d+)/g)].map(([, n = '']) => n))
    address =
      /href="(\/office\/money\?of=all&amp;after=[^"]*)"/.exec(sun.page)?.[1]?.replace('&amp;', '&') ?? ''
  }
  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
  expect(seen[0]).toBe('119')
})
