import { eq } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { CaptchaCheck } from '../auth/captcha/captcha-rules.ts'
import { checkCaptcha, spendCaptchaStatement } from '../auth/captcha/captcha-store.ts'
import type { LoginForm } from '../auth/login-rules.ts'
import { isAlive } from '../auth/session-rules.ts'
import { deleteOldSessionsStatement, markSeenStatement } from '../auth/session-store.ts'
import { staff, staffSession } from '../db/schema.ts'
import type { Officer } from './roles.ts'

/** For the one batch of a page: marks the session as seen, then reads its officer. */
export function officerStatements(d: DrizzleD1Database, tokenHash: string, now: number) {
  return [markSeenStatement(d, staffSession, tokenHash, now), officerStatement(d, tokenHash)] as const
}

/** The officer in the rows of `officerStatement`; null if the session is over or there was none. */
export function activeOfficer(
  rows: readonly (Officer & { createdAt: number; seenAt: number })[],
  now: number,
): Officer | null {
  const [row] = rows
  if (!row || !isAlive(row, now)) return null
  const { id, name, role, centreId, provinceId } = row
  return { id, name, role, centreId, provinceId }
}

/** Spends the captcha and looks for the officer's account, in one round trip. */
export async function findOfficerForLogin(
  db: D1Database,
  entered: LoginForm,
  now: number,
): Promise<{ captcha: CaptchaCheck; officer: { id: string; password: string } | null }> {
  const d = drizzle(db)
  const [spent, officers] = await d.batch([
    spendCaptchaStatement(d, entered.captchaId),
    d.select({ id: staff.id, password: staff.password }).from(staff).where(eq(staff.login, entered.account)),
  ])
  return { captcha: checkCaptcha(spent, entered.captchaAnswer, now), officer: officers[0] ?? null }
}

/** Without the mark: a part that a page asks for by itself keeps no session alive. */
export function officerStatement(d: DrizzleD1Database, tokenHash: string) {
  return d
    .select({
      id: staff.id,
      name: staff.name,
      role: staff.role,
      centreId: staff.centreId,
      provinceId: staff.provinceId,
      createdAt: staffSession.createdAt,
      seenAt: staffSession.seenAt,
    })
    .from(staffSession)
    .innerJoin(staff, eq(staff.id, staffSession.accountId))
    .where(eq(staffSession.id, tokenHash))
}

/** Deletes officers' sessions that ended long ago. Repeatable. */
export async function sweepOffice(db: D1Database, now: number): Promise<void> {
  await deleteOldSessionsStatement(drizzle(db), staffSession, now)
}
