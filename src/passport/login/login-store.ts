import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import {
  type Captcha,
  checkCaptcha,
  newCaptcha,
  spendCaptchaStatement,
} from '../../auth/captcha/captcha-store.ts'
import { credential, passport, signUp } from '../../db/schema.ts'
import type { Lang } from '../../lib/lang.ts'
import { passwordHash } from '../credential.ts'
import { type Login, readLogin, sessionStatements } from '../session-store.ts'
import type { AccountName, LoginEntry, LoginLookup } from './login-rules.ts'

/** For the login page, in one round trip: a new captcha, and who is logged in already. */
export async function loadLoginPage(
  db: D1Database,
  tokenHash: string | null,
  lang: Lang,
  now: number,
): Promise<{ captcha: Captcha; login: Login }> {
  const d = drizzle(db)
  const { created, insert } = newCaptcha(d, lang, now)
  const [, , sessions] = await d.batch([insert, ...sessionStatements(d, tokenHash ?? '', now)])
  return { captcha: created, login: readLogin(sessions, now) }
}

/** Spends the captcha and looks for the account: one round trip and the same statements, whether the account exists or not. */
export async function findAccount(db: D1Database, entry: LoginEntry, now: number): Promise<LoginLookup> {
  const d = drizzle(db)
  const [spent, passports, waiting] = await d.batch([
    spendCaptchaStatement(d, entry.captchaId),
    d
      .select({ id: passport.id, data: credential.data })
      .from(passport)
      .leftJoin(credential, and(eq(credential.passportId, passport.id), eq(credential.kind, 'password')))
      .where(isNamed(entry.account, passport)),
    d
      .select({ id: signUp.id, passwordHash: signUp.passwordHash, email: signUp.email })
      .from(signUp)
      .where(and(isNamed(entry.account, signUp), isNull(signUp.usedAt)))
      .orderBy(desc(signUp.createdAt))
      .limit(1),
  ])
  const [found] = passports
  return {
    captcha: checkCaptcha(spent, entry.captchaAnswer, now),
    passport: found?.data ? { id: found.id, passwordHash: passwordHash(found.data) } : null,
    waiting: found ? null : (waiting[0] ?? null),
  }
}

/** Whether a row has this address or number; capitals in an address do not count. */
function isNamed(account: AccountName, table: { email: SQLiteColumn; mobile: SQLiteColumn }): SQL {
  if ('mobile' in account) return eq(table.mobile, account.mobile)
  return sql`lower(${table.email}) = lower(${account.email})`
}
