import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import {
  type Captcha,
  checkCaptcha,
  newCaptcha,
  spendCaptchaStatement,
} from '../../auth/captcha/captcha-store.ts'
import { loginSession, passport, signUp } from '../../db/schema.ts'
import type { Bindings } from '../../env.d.ts'
import { digest, randomToken } from '../../lib/bytes.ts'
import type { Lang } from '../../lib/lang.ts'
import { type Login, readLogin, sessionStatements } from '../session-store.ts'
import type { AccountName, LoginLookup } from './login-rules.ts'

/** For the login page, in one round trip: a new picture code, and who is logged in already. */
export async function loadLoginPage(
  env: Bindings,
  tokenHash: string | null,
  lang: Lang,
  now: number,
): Promise<{ code: Captcha; login: Login }> {
  const d = drizzle(env.DB)
  const { created: code, insert: keep } = newCaptcha(d, lang, now)
  const [, , sessions] = await d.batch([keep, ...sessionStatements(d, tokenHash ?? '', now)])
  return { code, login: readLogin(sessions, now) }
}

/** Spends the picture code and looks for the account, known or not, with the same work. */
export async function findAccount(
  env: Bindings,
  asked: { codeId: string; code: string; account: AccountName },
  now: number,
): Promise<LoginLookup> {
  const d = drizzle(env.DB)
  const [taken, passports, waiting] = await d.batch([
    spendCaptchaStatement(d, asked.codeId),
    d
      .select({ id: passport.id, password: passport.password })
      .from(passport)
      .where(isNamed(asked.account, passport)),
    d
      .select({ id: signUp.id, password: signUp.password, email: signUp.email })
      .from(signUp)
      .where(and(isNamed(asked.account, signUp), isNull(signUp.usedAt)))
      .orderBy(desc(signUp.createdAt))
      .limit(1),
  ])
  return {
    code: checkCaptcha(taken, asked.code, now),
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
export function isNamed(account: AccountName, table: { email: SQLiteColumn; mobile: SQLiteColumn }): SQL {
  if ('mobile' in account) return eq(table.mobile, account.mobile)
  return sql`lower(${table.email}) = lower(${account.email})`
}
