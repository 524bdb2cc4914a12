import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { loginSession, passport, signUp } from '../db/schema.ts'
import type { Bindings } from '../env.d.ts'
import { digest, randomToken } from '../lib/bytes.ts'
import type { Lang } from '../lib/lang.ts'
import type { Account, Found } from './login-rules.ts'
import { checkCode, newCode, type OpenCode, takeCodeStatement } from './picture/code-store.ts'
import { type Login, readLogin, sessionStatements } from './session-store.ts'

/** For the login page, in one round trip: a new picture code, and who is logged in already. */
export async function openLogin(
  env: Bindings,
  tokenHash: string | null,
  lang: Lang,
  now: number,
): Promise<{ code: OpenCode; login: Login }> {
  const d = drizzle(env.DB)
  const { code, keep } = newCode(d, lang, now)
  const [, , sessions] = await d.batch([keep, ...sessionStatements(d, tokenHash ?? '', now)])
  return { code, login: readLogin(sessions, now) }
}

/** Spends the picture code and looks for the account, known or not, with the same work. */
export async function findAccount(
  env: Bindings,
  asked: { codeId: string; code: string; account: Account },
  now: number,
): Promise<Found> {
  const d = drizzle(env.DB)
  const [taken, passports, waiting] = await d.batch([
    takeCodeStatement(d, asked.codeId),
    d
      .select({ id: passport.id, password: passport.password })
      .from(passport)
      .where(named(asked.account, passport)),
    d
      .select({ id: signUp.id, password: signUp.password, email: signUp.email })
      .from(signUp)
      .where(and(named(asked.account, signUp), isNull(signUp.usedAt)))
      .orderBy(desc(signUp.createdAt))
      .limit(1),
  ])
  return {
    code: checkCode(taken, asked.code, now),
    passport: passports[0] ?? null,
    waiting: waiting[0] ?? null,
  }
}

/** Begins a login session and ends the one this browser had; answers the token for the cookie. */
export async function openSession(
  env: Bindings,
  passportId: string,
  former: string | null,
  now: number,
): Promise<string> {
  const token = randomToken()
  const d = drizzle(env.DB)
  await d.batch([
    d.insert(loginSession).values({ id: await digest(token), passportId, createdAt: now, seenAt: now }),
    d.delete(loginSession).where(eq(loginSession.id, former ?? '')),
  ])
  return token
}

/** Ends a login session on the server. Repeatable. */
export async function closeSession(env: Bindings, tokenHash: string): Promise<void> {
  await drizzle(env.DB).delete(loginSession).where(eq(loginSession.id, tokenHash))
}

/** Capitals in an address do not count. */
export function named(account: Account, table: { email: SQLiteColumn; mobile: SQLiteColumn }): SQL {
  if ('mobile' in account) return eq(table.mobile, account.mobile)
  return sql`lower(${table.email}) = lower(${account.email})`
}
