import { drizzle } from 'drizzle-orm/d1'
import { hashPassword } from '../../src/auth/password.ts'
import { beginSession } from '../../src/auth/session-store.ts'
import { loginSession, passport, staff, staffSession } from '../../src/db/schema.ts'
import local from '../../src/dev/local.ts'
import { ensureTable, recordingChannels } from '../../src/dev/recorded-messages.ts'
import { DEMO_STAFF } from '../../src/dev/seed-catalogue/staff.ts'
import { seedCatalogue } from '../../src/dev/seed-catalogue.ts'
import { sendMessages } from '../../src/messages/send-messages.ts'
import type { Site } from '../../src/site.ts'

export { RegistrationDesk, SeatLedger } from '../../src/dev/local.ts'

type Env = Site['Bindings']

/** The entry of the faults: the product as it runs locally, and beside it a window into its desks, ledgers and D1. */
export default {
  ...local,
  async fetch(request, env, ctx) {
    const url = new URL(request.url)
    const [, faults, what = '', id = ''] = url.pathname.split('/')
    if (faults !== 'faults') return local.fetch(request, env, ctx)
    const look = LOOKS[what]
    return look ? Response.json(await look(env, id, url.searchParams)) : new Response('', { status: 404 })
  },
} satisfies ExportedHandler<Env>

type Look = (env: Env, id: string, more: URLSearchParams) => Promise<unknown>

const LOOKS: Record<string, Look> = {
  /** The sitting without its demonstration candidates, and its officers. */
  seed: async (env) => {
    await seedCatalogue(env.DB, Date.now())
    await drizzle(env.DB)
      .insert(staff)
      .values(DEMO_STAFF.slice(0, 9).map((one) => ({ ...one, password: '-' })))
      .onConflictDoNothing()
    return { password: hashPassword('') !== '' }
  },
  /** A candidate who has an account and is logged in: the token of the cookie. */
  candidate: async (env, id) => {
    const digits = id.replace(/\D/g, '').padStart(8, '0')
    const row = { email: `${id}@example.cn`, mobile: `139${digits}`, lang: 'zh-CN' as const }
    await drizzle(env.DB)
      .insert(passport)
      .values({ id, ...row, activatedAt: 1 })
      .onConflictDoNothing()
    return beginSession(env.DB, loginSession, id, null, Date.now())
  },
  officer: async (env, login) => beginSession(env.DB, staffSession, `staff-${login}`, null, Date.now()),
  desk: async (env, id) => env.REGISTRATION.getByName(id).readWithHistory(),
  left: async (env, centre) => env.SEATS.getByName(`ncre-79:${centre}`).countSeats(),
  holding: async (env, centre, more) =>
    env.SEATS.getByName(`ncre-79:${centre}`).offeringsHeldBy(more.get('of') ?? ''),
  /** The rows of D1: registrations, attempts, claims, seats, mails, unmatched money. */
  told: async (env) => {
    await ensureTable(env.DB)
    await sendMessages(env, Date.now(), { channelsOf: recordingChannels, rounds: 100 })
    const all = (sql: string) => env.DB.prepare(sql)
    const [registrations, trades, claims, seats, mails, unmatched] = await env.DB.batch([
      all('SELECT id, passport_id AS passport, stage, version, centre_id AS centre FROM registration'),
      all('SELECT no, registration_id AS registration, state, amount FROM trade'),
      all('SELECT registration_id AS registration FROM identity_claim'),
      all('SELECT offering_id AS offering, held FROM seats_held'),
      all('SELECT key, "to", subject, body, at FROM dev_recorded_message ORDER BY at, rowid'),
      all('SELECT trade_no AS trade FROM unmatched_money'),
    ])
    const rows = (one: D1Result | undefined) => one?.results ?? []
    return {
      ...{ registrations: rows(registrations), trades: rows(trades), claims: rows(claims) },
      ...{ seats: rows(seats), mails: rows(mails), unmatched: rows(unmatched) },
    }
  },
}
