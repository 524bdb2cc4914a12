import { beginSession } from '../auth/session-store.ts'
import { loginSession } from '../db/schema.ts'
import { readDesk } from '../registration/desk/call-desk.ts'
import type { Site } from '../site.ts'
import local from './local.ts'

export { RegistrationDesk, SeatLedger } from './local.ts'

type Env = Site['Bindings']

/** The entry of `npm run bench`: the product, and beside it the least that its pages could cost on this runtime. */
export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url)
    const floor = FLOORS[pathname]
    return floor ? floor(env, request) : local.fetch(request, env, ctx)
  },
} satisfies ExportedHandler<Env>

const FLOORS: Record<string, (env: Env, request: Request) => Promise<Response>> = {
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
  '/bench/login': async (env, request) => {
    const passport = new URL(request.url).searchParams.get('passport') ?? ''
    return new Response(await beginSession(env.DB, loginSession, passport, null, Date.now()))
  },
}
