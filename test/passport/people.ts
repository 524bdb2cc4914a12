import { env } from 'cloudflare:workers'
import { hashPassword } from '../../src/auth/password.ts'
import { addPassports } from '../../src/dev/add-passports.ts'
import { Visitor } from './visitor.ts'

/** Long, and in no list of frequent passwords. */
export const PASSWORD = '桂花开在八月里'.concat(' 2027')

export function formOf(
  email: string,
  mobile: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return { email, mobile, password: PASSWORD, confirm: PASSWORD, ...more }
}

/** An account that is active already. */
export async function hasPassport(
  id: string,
  email: string,
  mobile: string,
  password = PASSWORD,
): Promise<void> {
  const passwordHash = hashPassword(password)
  await addPassports(env.DB, [{ id, email, mobile, passwordHash, lang: 'zh-CN', activatedAt: 0 }])
}

export async function loggedIn(account: string, to = ''): Promise<Visitor> {
  const visitor = new Visitor()
  return visitor.fillIn('/login', { account, password: PASSWORD, to })
}
