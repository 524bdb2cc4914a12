import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { seedCandidates } from '../../src/dev/seed-candidates.ts'
import { seedCatalogue, seedStaff } from '../../src/dev/seed-catalogue.ts'
import { hashPassword } from '../../src/passport/password.ts'

/** The demonstration's sitting with its officers and its candidates at every stage; D1 has been told of all of them. */
export async function seedExam(now = Date.now()): Promise<void> {
  await seedCatalogue(env.DB, now)
  await seedStaff(env.DB, async (password) => hashPassword(password))
  await seedCandidates(env, now)
  for (const { id } of await registrations()) await runDurableObjectAlarm(env.REGISTRATION.getByName(id))
}

export type Row = {
  id: string
  passport: string
  stage: string
  version: number
  toldAt: number
  payBy: number | null
}

export async function registrations(): Promise<Row[]> {
  const { results } = await env.DB.prepare(
    `SELECT id, passport_id AS passport, stage, version, told_at AS toldAt, pay_by AS payBy FROM registration ORDER BY created_at`,
  ).all<Row>()
  return results
}

/** The registration of a demonstration login, e.g. `approved`. */
export async function registrationOf(login: string): Promise<Row> {
  const row = (await registrations()).find((one) => one.passport === `demo-${login}`)
  if (!row) throw new Error(`nobody is seeded as ${login}`)
  return row
}
