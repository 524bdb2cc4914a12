import { beginSession } from '../auth/session-store.ts'
import { loginSession, staffSession } from '../db/schema.ts'
import { readDesk } from '../registration/desk/call-desk.ts'
import type { Site } from '../site.ts'
import { runCron } from '../sweep.ts'
import { countRows } from './bench/count-rows.ts'
import { callsOf, type SeatLedger } from './bench/counted-objects.ts'
import { addManyRegistrations } from './bench/many-registrations.ts'
import { insertRows, raceForSeats } from './bench/seat-race.ts'
import local from './local.ts'
import { CENTRE } from './seed-catalogue/centres.ts'
import { SITTING_ID } from './seed-catalogue/sitting.ts'

export { RegistrationDesk, SeatLedger } from './bench/counted-objects.ts'

type Env = Site['Bindings']

const ROWS = '/bench/rows'

/**
 * The entry of `npm run bench`: the product, and beside it the least that its pages could cost on this runtime. A page that is
 * asked for under `/bench/rows` says in `Rows-Read` how many rows it has read in D1.
 */
export default {
  async fetch(request, env, ctx) {
    const url = new URL(request.url)
    const work = WORK[url.pathname]
    if (work) return work(env, url.searchParams)
    if (!url.pathname.startsWith(ROWS)) return local.fetch(request, env, ctx)
    url.pathname = url.pathname.slice(ROWS.length)
    const counted = withCountedRows(env)
    const answer = await local.fetch(new Request(url, request), counted.env, ctx)
    const headers = new Headers(answer.headers)
    headers.set('Rows-Read', String(counted.rows()))
    return new Response(answer.body, { status: answer.status, headers })
  },
} satisfies ExportedHandler<Env>

function withCountedRows(env: Env) {
  let rows = 0
  const DB = countRows(env.DB, (read) => {
    rows += read
  })
  return { env: { ...env, DB }, rows: () => rows }
}

const WORK: Record<string, (env: Env, query: URLSearchParams) => Promise<Response>> = {
  '/bench/hello': async () => new Response('hello'),
  '/bench/read': async (env) => {
    await env.DB.prepare('SELECT revision FROM catalogue_revision').first()
    await readDesk({ env }, 'BENCHBENCHBENCHX')
    return new Response('read')
  },
  '/bench/insert': async ({ DB }) => {
    await DB.prepare('INSERT INTO bench VALUES (?)').bind(crypto.randomUUID()).run()
    return new Response('inserted')
  },
  '/bench/login': async ({ DB }, query) => {
    const staffId = query.get('staff')
    return new Response(
      staffId
        ? await beginSession(DB, staffSession, staffId, null, Date.now())
        : await beginSession(DB, loginSession, query.get('passport') ?? '', null, Date.now()),
    )
  },
  /** The newest registration of a passport as D1 has heard of it, and the calls of its desk and its ledger. */
  '/bench/registration': async ({ DB }, query) => {
    const row = await DB.prepare(
      'SELECT id, stage, version, centre_id FROM registration WHERE passport_id = ?',
    )
      .bind(query.get('passport'))
      .first<{ id: string; stage: string; version: number; centre_id: string }>()
    const ledger = `${SITTING_ID}:${row?.centre_id}`
    return Response.json({ ...row, desk: callsOf([row?.id ?? '']), ledger: callsOf([ledger]) })
  },
  '/bench/many': async ({ DB }, query) => {
    const at = { sittingId: SITTING_ID, provinceId: 'henan', centreId: CENTRE.ordinary, now: Date.now() }
    await addManyRegistrations(DB, { ...at, from: numberIn(query, 'from'), to: numberIn(query, 'to') })
    return new Response('added')
  },
  /** Runs one cron; answers how many rows it has read. */
  '/bench/cron': async (env, query) => {
    const counted = withCountedRows(env)
    await runCron(counted.env, query.get('cron') ?? '', Date.now())
    return new Response(String(counted.rows()))
  },
  '/bench/race': async (env, query) => Response.json(await raceForSeats(ledgersOf(env), raceIn(query))),
  '/bench/object-inserts': async (env, query) => {
    await insertRows(ledgersOf(env), raceIn(query))
    return new Response('inserted')
  },
}

/** Here the class that the binding names is the one above. */
function ledgersOf(env: Env) {
  return env.SEATS as unknown as DurableObjectNamespace<SeatLedger>
}

function raceIn(query: URLSearchParams) {
  return {
    ledger: query.get('ledger') ?? '',
    first: numberIn(query, 'first'),
    calls: numberIn(query, 'calls'),
    seats: numberIn(query, 'seats'),
  }
}

function numberIn(query: URLSearchParams, name: string): number {
  return Number(query.get(name) ?? 0)
}
