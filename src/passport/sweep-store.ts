import { lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { loginSession, mailLink, parkedForm, pictureCode, signUp, staffSession } from '../db/schema.ts'
import { CODE } from './picture/letters.ts'
import { SESSION } from './session-rules.ts'
import { SIGN_UP } from './sign-up-rules.ts'

/** Clears away what is over: codes, links, sign-ups, sessions, parked forms. One batch by indexes; repeatable. */
export async function sweepPassport(d1: D1Database, now: number): Promise<void> {
  const d = drizzle(d1)
  await d.batch([
    d.delete(pictureCode).where(lte(pictureCode.expiresAt, now - CODE.remembered)),
    d.delete(mailLink).where(lte(mailLink.expiresAt, now - SIGN_UP.remembered)),
    d.delete(signUp).where(lte(signUp.expiresAt, now - SIGN_UP.remembered)),
    d.delete(loginSession).where(lte(loginSession.seenAt, now - SESSION.remembered)),
    d.delete(staffSession).where(lte(staffSession.seenAt, now - SESSION.remembered)),
    d.delete(parkedForm).where(lte(parkedForm.expiresAt, now)),
  ])
}
