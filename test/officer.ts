import { env } from 'cloudflare:workers'
import { LOGIN_COOKIE } from '../src/auth/login-cookie.ts'
import { beginSession } from '../src/auth/session-store.ts'
import { staffSession } from '../src/db/schema.ts'
import type { Role } from '../src/office/roles.ts'
import { Visitor } from './passport/visitor.ts'

/** An officer who is logged in, with a browser of their own. */
export async function logInOfficer(
  login: string,
  name: string,
  of: { centre?: string; province?: string; role?: Role; lang?: 'zh-CN' | 'en' } = {},
): Promise<Visitor> {
  await env.DB.prepare(
    `INSERT INTO staff (id, login, name, password, role, centre_id, province_id) VALUES (?, ?, ?, '-', ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
    .bind(`staff-${login}`, login, name, of.role ?? 'reviewer', of.centre ?? null, of.province ?? null)
    .run()
  const visitor = new Visitor(of.lang)
  visitor.cookies.set(
    LOGIN_COOKIE.staff,
    await beginSession(env.DB, staffSession, `staff-${login}`, null, Date.now()),
  )
  return visitor
}
