import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { site } from '../../src/app.ts'
import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import { beginSession } from '../../src/auth/session-store.ts'
import { loginSession, staffSession } from '../../src/db/schema.ts'
import { makeKeys, settingsFor } from '../../src/dev/node/bank-keys.ts'
import type { Bindings } from '../../src/env.d.ts'

export const ORIGIN = 'http://localhost:8787'

/** The whole product, with a payment platform that cannot be reached. */
export const app = site()
export const bindings: Bindings = { ...env, ...settingsFor('http://127.0.0.1:1', makeKeys()) }

export type Route = { method: 'GET' | 'POST'; path: string }

/** The app's own table of addresses. */
export const ROUTES: Route[] = app.routes
  .filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => ({ method: method as Route['method'], path }))
  .filter(
    (route, i, all) => all.findIndex((one) => one.method === route.method && one.path === route.path) === i,
  )

type RequestOptions = {
  cookie?: string
  body?: BodyInit | undefined
  headers?: Record<string, string | null>
  env?: Bindings
}

/** Asks as a browser on our own pages does; a header that is null is left out. */
export async function request(
  method: string,
  address: string,
  asked: RequestOptions = {},
): Promise<Response> {
  const headers = new Headers({ Cookie: asked.cookie ?? '', 'Accept-Language': 'zh-CN' })
  if (method === 'POST') headers.set('Origin', ORIGIN)
  if (method === 'POST' && asked.body === undefined)
    headers.set('Content-Type', 'application/x-www-form-urlencoded')
  for (const [name, value] of Object.entries(asked.headers ?? {})) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  const body = method === 'POST' ? (asked.body ?? '') : null
  const ctx = createExecutionContext()
  const request = new Request(ORIGIN + address, { method, headers, body, redirect: 'manual' })
  const answer = await app.fetch(request, asked.env ?? bindings, ctx)
  await waitOnExecutionContext(ctx)
  return answer
}

/** The cookie of a demonstration candidate who is logged in, e.g. `approved`. */
export async function candidate(login: string): Promise<string> {
  return `${LOGIN_COOKIE.candidate}=${await beginSession(env.DB, loginSession, `demo-${login}`, null, Date.now())}`
}

/** The cookie of a demonstration officer who is logged in, e.g. `wang`. */
export async function officer(login: string): Promise<string> {
  return `${LOGIN_COOKIE.staff}=${await beginSession(env.DB, staffSession, `staff-${login}`, null, Date.now())}`
}

/** A page without what is different every time: its reference, its own address, the number of a new form or picture. */
export function withoutVaryingParts(page: string): string {
  return page
    .replace(/[A-Z0-9]{4}-[A-Z0-9]{2}\b/g, 'REFERENCE')
    .replace(/to=%2F[^"&]*/g, 'to=HERE')
    .replace(/[A-Z0-9]{16}\b/g, 'NUMBER')
}
