import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { hashPassword } from '../../src/auth/password.ts'
import { seedCandidates } from '../../src/dev/seed-candidates.ts'
import { seedCatalogue, seedStaff } from '../../src/dev/seed-catalogue.ts'
import type { Command } from '../../src/registration/machine/command.ts'
import { totalOf } from '../../src/registration/machine/registration.ts'

/** The demonstration's sitting with its officers and its candidates at every stage; all of them are projected into D1. */
export async function seedExam(now = Date.now()): Promise<void> {
  await seedCatalogue(env.DB, now)
  await seedStaff(env.DB, async (password) => hashPassword(password))
  // No bank is near: who is to have paid pays by the platform's own word.
  await seedCandidates({ ...env, ALIPAY_GATEWAY: '' }, now)
  for (const login of ['paid', 'onsite']) await pay(login, now)
  for (const { id } of await registrations()) await runDurableObjectAlarm(env.REGISTRATION.getByName(id))
}

/** Opens a payment and says, as the platform would, that it was paid. */
async function pay(login: string, now: number): Promise<void> {
  const desk = env.REGISTRATION.getByName((await registrationOf(login)).id)
  const says = async (command: Command, by: 'candidate' | 'platform') => {
    const { refused, view } = await desk.handle({
      command,
      by: { is: by },
      now,
      requestId: 'seed',
      answer: 'view',
    })
    if (refused || !view) throw new Error(`${login}: ${command.do} refused: ${JSON.stringify(refused)}`)
    return view.registration
  }
  await says({ do: 'confirm-facts', revision: (await desk.read())?.registration.revision ?? 0 }, 'candidate')
  const amount = totalOf((await desk.read())?.registration.choices ?? [])
  const trade =
    (
      await says(
        { do: 'open-payment', gateway: 'alipay', amount, subject: 'NCRE', device: 'computer' },
        'candidate',
      )
    ).trades.at(-1)?.no ?? ''
  const answer = { is: 'paid', amount, platformNo: `platform ${trade}`, paidAt: now } as const
  await says({ do: 'trade-answer', trade, answer, by: 'query', askedAt: now }, 'platform')
}

type Row = {
  id: string
  passport: string
  stage: string
  version: number
  projectedAt: number
  payBy: number | null
}

export async function registrations(): Promise<Row[]> {
  const { results } = await env.DB.prepare(
    `SELECT id, passport_id AS passport, stage, version, projected_at AS projectedAt, pay_by AS payBy FROM registration ORDER BY created_at`,
  ).all<Row>()
  return results
}

/** The registration of a demonstration login, e.g. `approved`. */
export async function registrationOf(login: string): Promise<Row> {
  const row = (await registrations()).find((one) => one.passport === `demo-${login}`)
  if (!row) throw new Error(`the seed has no ${login}`)
  return row
}
