import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { sweepAuth } from '../../src/auth/sweep-store.ts'
import { sweepOffice } from '../../src/office/officer-store.ts'
import { sweepPassport } from '../../src/passport/sweep-store.ts'

const NOW = Date.UTC(2026, 11, 17, 4)
const HOUR = 3_600_000
const DAY = 24 * HOUR

it('old rows are deleted, each table after its own time, and younger ones stay', async () => {
  const rows: [string, (id: string, at: number) => string, age: number][] = [
    ['captcha', (id, at) => `VALUES ('${id}', 'AC79', '?', '1', 1, ${at})`, HOUR],
    ['mail_link', (id, at) => `VALUES ('${id}', 'login', 'li', NULL, 0, ${at}, NULL)`, 7 * DAY],
    ['sign_up', (id, at) => `VALUES ('${id}', '${id}@qq.com', '1', 'x', 'en', 0, 0, ${at}, NULL)`, 7 * DAY],
    ['login_session', (id, at) => `VALUES ('${id}', 'li', 0, ${at})`, DAY],
    ['staff_session', (id, at) => `VALUES ('${id}', 'wang', 0, ${at})`, DAY],
    ['saved_post', (id, at) => `VALUES ('${id}', 'li', '/', 'sealed', ${at})`, 0],
  ]
  for (const [table, values, age] of rows) {
    await env.DB.exec(`INSERT INTO ${table} ${values('over', NOW - age)}`)
    await env.DB.exec(`INSERT INTO ${table} ${values('stays', NOW - age + 1)}`)
  }
  for (const sweep of [sweepAuth, sweepOffice, sweepPassport, sweepPassport]) await sweep(env.DB, NOW)
  for (const [table] of rows) {
    const { results } = await env.DB.prepare(`SELECT id FROM ${table}`).all<{ id: string }>()
    expect(
      results.map((row) => row.id),
      table,
    ).toEqual(['stays'])
  }
})
