import { lte } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { captcha, savedPost } from '../db/schema.ts'
import { CAPTCHA } from './captcha/captcha-rules.ts'

/** Deletes old captchas and saved posts. One batch by indexes; repeatable. */
export async function sweepAuth(db: D1Database, now: number): Promise<void> {
  const d = drizzle(db)
  await d.batch([
    d.delete(captcha).where(lte(captcha.expiresAt, now - CAPTCHA.rememberedMs)),
    d.delete(savedPost).where(lte(savedPost.expiresAt, now)),
  ])
}
