import { LOGIN_COOKIE } from '../../../auth/login-cookie.ts'
import { PageClient } from '../../actors/page-client.ts'

/** Asks the entry of the bench; throws where it does not answer 200. */
export async function askBench(origin: string, path: string, query: Record<string, string> = {}) {
  const answer = await fetch(`${origin}/bench/${path}?${new URLSearchParams(query)}`)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`/bench/${path} answered ${answer.status}: ${text.slice(0, 300)}`)
  return text
}

/** Fills the installation with the demonstration. */
export async function seed(origin: string): Promise<void> {
  const answer = await fetch(`${origin}/dev/seed`, { method: 'POST', headers: { Origin: origin } })
  if (!answer.ok) throw new Error(`seeding failed: ${await answer.text()}`)
}

/** A candidate of the demonstration who is logged in; `send` replaces `fetch`. */
export async function logInCandidate(origin: string, name: string, send = fetch): Promise<PageClient> {
  const token = await askBench(origin, 'login', { passport: `demo-${name}` })
  const client = new PageClient(origin, { send })
  client.cookies.set(LOGIN_COOKIE.candidate, token).set('province', 'henan')
  return client
}

/** An officer of the demonstration who is logged in. */
export async function logInOfficer(origin: string, login: string): Promise<PageClient> {
  const client = new PageClient(origin)
  client.cookies.set(LOGIN_COOKIE.staff, await askBench(origin, 'login', { staff: `staff-${login}` }))
  return client
}
