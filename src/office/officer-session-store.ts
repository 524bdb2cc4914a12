import { eq } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { CaptchaCheck } from '../auth/captcha/captcha-rules.ts'
import { checkCaptcha, spendCaptchaStatement } from '../auth/captcha/captcha-store.ts'
import { isAlive } from '../auth/session-rules.ts'
import { markSeenStatement } from '../auth/session-store.ts'
import { staff, staffSession } from '../db/schema.ts'
import type { Bindings } from '../env.d.ts'
import type { Officer } from './roles.ts'

/** For the one batch of a page: marks the session as seen, then reads who has it. */
export function officerStatements(d: DrizzleD1Database, tokenHash: string, now: number) {
  return [markSeenStatement(d, staffSession, tokenHash, now), officerStatement(d, tokenHash)] as const
}

/** The officer in the answer to `officerStatement`; null where the session is over or never was. */
export function activeOfficer(
  rows: readonly (Officer & { createdAt: number; seenAt: number })[],
  now: number,
): Officer | null {
  const [row] = rows
  if (!row || !isAlive(row, now)) return null
  const { id, name, role, centreId, provinceId } = row
  return { id, name, role, centreId, provinceId }
}

/** Spends the picture code and looks for the officer, in one round trip. */
export async function findOfficerForLogin(
  env: Bindings,
  entered: { codeId: string; code: string; login: string },
  now: number,
): Promise<{ code: CaptchaCheck; officer: { id: string; password: string } | null }> {
  const d = drizzle(env.DB)
  const [taken, officers] = await d.batch([
    spendCaptchaStatement(d, entered.codeId),
    d.select({ id: staff.id, password: staff.password }).from(staff).where(eq(staff.login, entered.login)),
  ])
  return { code: checkCaptcha(taken, entered.code, now), officer: officers[0] ?? null }
}

/** Reads without marking: what a page asks by itself keeps no session alive. */
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
