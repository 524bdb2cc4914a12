import { lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { deleteOldSessionsStatement } from '../auth/session-store.ts'
import { loginSession, mailLink, signUp } from '../db/schema.ts'
import { SIGN_UP } from './sign-up/sign-up-rules.ts'

/** Deletes old links, sign-ups and candidates' sessions. One batch by indexes; repeatable. */
export async function sweepPassport(db: D1Database, now: number): Promise<void> {
  const d = drizzle(db)
  await d.batch([
    d.delete(mailLink).where(lte(mailLink.expiresAt, now - SIGN_UP.rememberedMs)),
    d.delete(signUp).where(lte(signUp.expiresAt, now - SIGN_UP.rememberedMs)),
    deleteOldSessionsStatement(d, loginSession, now),
  ])
}
