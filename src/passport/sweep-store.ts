import { lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { CAPTCHA } from '../auth/captcha/captcha-rules.ts'
import { SESSION } from '../auth/session-rules.ts'
import { captcha, loginSession, mailLink, savedPost, signUp, staffSession } from '../db/schema.ts'
import { SIGN_UP } from './sign-up/sign-up-rules.ts'

/** Clears away what is over: codes, links, sign-ups, sessions, parked forms. One batch by indexes; repeatable. */
export async function sweepPassport(d1: D1Database, now: number): Promise<void> {
  const d = drizzle(d1)
  await d.batch([
    d.delete(captcha).where(lte(captcha.expiresAt, now - CAPTCHA.rememberedMs)),
    d.delete(mailLink).where(lte(mailLink.expiresAt, now - SIGN_UP.rememberedMs)),
    d.delete(signUp).where(lte(signUp.expiresAt, now - SIGN_UP.rememberedMs)),
    d.delete(loginSession).where(lte(loginSession.seenAt, now - SESSION.rememberedMs)),
    d.delete(staffSession).where(lte(staffSession.seenAt, now - SESSION.rememberedMs)),
    d.delete(savedPost).where(lte(savedPost.expiresAt, now)),
  ])
}
