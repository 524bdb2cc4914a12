import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { OUTDATED } from '../../../src/registration/desk/outdated-rows-store.ts'
import { CRON, runCron } from '../../../src/sweep.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate } from '../../fixture.ts'
import { decideAsOfficer, idOf, numberOf, runAlarms } from './desks.ts'
import { paymentOf } from './format-stages.ts'

const day = setUpExamDay()
const li = () => ({ id: idOf(800 + day.n), name: '李晓明', number: numberOf(800 + day.n) })

/** All that D1 knows of a registration, but for the times of telling. */
async function rowsOf({ id }: Candidate) {
  const all = async (sql: string) => (await env.DB.prepare(sql).bind(id).all()).results
  return {
    registration: await all(
      `SELECT id, sitting_id, passport_id, stage, version, centre_id, name, paid_at, due_at, projected_format
       FROM registration WHERE id = ?`,
    ),
    choices: await all('SELECT * FROM registration_choice WHERE registration_id = ?'),
    trades: await all('SELECT * FROM trade WHERE registration_id = ?'),
    audit: await all('SELECT * FROM audit WHERE registration_id = ?'),
    claims: await all('SELECT sitting_id, blind_index FROM identity_claim WHERE registration_id = ?'),
  }
}

async function paidRegistration(): Promise<Candidate> {
  const one = await Candidate.sentToReview(day.catalogue, li())
  await decideAsOfficer(one, 'approve')
  await one.openPayment()
  await one.desk.handle(paymentOf(await one.registration()))
  await runAlarms(one)
  return one
}

const forget = (...tables: string[]) =>
  env.DB.batch(tables.map((table) => env.DB.prepare(`DELETE FROM ${table}`)))

test('a D1 that was restored from a time before is made anew from the desks, when all rows have format 0', async () => {
  const one = await paidRegistration()
  const before = await rowsOf(one)
  expect(Object.values(before).map((rows) => rows.length)).toEqual([1, 1, 1, 1, 1])
  await forget('registration_choice', 'trade', 'audit', 'identity_claim')
  await env.DB.prepare(`UPDATE registration SET stage = 'pending', version = 1, projected_format = 0`).run()
  vi.setSystemTime(Date.now() + OUTDATED.retryMs)
  await runCron(env, CRON.everyMinute, Date.now())
  await runAlarms(one)
  expect(await rowsOf(one)).toEqual(before)
})

test('a row that is not there any more comes back with all that belongs to it', async () => {
  const one = await paidRegistration()
  const before = await rowsOf(one)
  await forget('registration', 'registration_choice', 'trade', 'audit', 'identity_claim')
  await one.desk.resume(Date.now())
  await runAlarms(one)
  expect(await rowsOf(one)).toEqual(before)
})

test('it does not come back where the passport has begun anew: that row counts', async () => {
  const one = await paidRegistration()
  await env.DB.prepare(`UPDATE registration SET id = 'ANOTHER' WHERE id = ?`).bind(one.id).run()
  await one.desk.resume(Date.now())
  await runAlarms(one)
  expect((await rowsOf(one)).registration).toEqual([])
})

test('a claim that was given up does not come back with an ordinary projection', async () => {
  const one = await Candidate.sentToReview(day.catalogue, li())
  await forget('identity_claim')
  await one.desk.resume(Date.now())
  await runAlarms(one)
  expect((await rowsOf(one)).claims).toEqual([])
})
