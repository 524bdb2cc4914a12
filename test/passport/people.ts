import { env } from 'cloudflare:workers'
import { hashPassword } from '../../src/auth/password.ts'
import { Visitor } from './visitor.ts'

/** Long, and nobody else's. */
export const PASSWORD = '桂花开在八月里'.concat(' 2027')

export function formOf(
  email: string,
  mobile: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return { email, mobile, password: PASSWORD, confirm: PASSWORD, ...more }
}

/** An account that is active, by SQL. */
export async function hasPassport(
  id: string,
  email: string,
  mobile: string,
  password = PASSWORD,
): Promise<void> {
  await env.DB.prepare(
    "INSERT INTO passport (id, email, mobile, password, lang, activated_at) VALUES (?, ?, ?, ?, 'zh-CN', 0)",
  )
    .bind(id, email, mobile, hashPassword(password))
    .run()
}

export async function loggedIn(account: string, to = ''): Promise<Visitor> {
  const visitor = new Visitor()
  return visitor.fillIn('/login', { account, password: PASSWORD, to })
}
