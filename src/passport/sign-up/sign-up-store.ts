import { and, eq, isNull, lte, ne, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import type { CaptchaCheck } from '../../auth/captcha/captcha-rules.ts'
import { checkCaptcha, spendCaptchaStatement } from '../../auth/captcha/captcha-store.ts'
import { mailLink, passport, signUp } from '../../db/schema.ts'
import type { Lang } from '../../lib/lang.ts'
import type { SealingEnv } from '../../lib/seal.ts'
import type { NewMessage } from '../../messages/message.ts'
import { addMessageStatement } from '../../messages/outbox-store.ts'
import { SIGN_UP, type SignUpEntry } from './sign-up-rules.ts'

/** Whether an account already has the address, and whether one has the number. */
export type Taken = { email: boolean; mobile: boolean }

/** Spends the captcha and looks whether address or number is taken, in one round trip. */
export async function findTaken(
  db: D1Database,
  entry: SignUpEntry,
  now: number,
): Promise<{ captcha: CaptchaCheck; taken: Taken }> {
  const d = drizzle(db)
  const [spent, owners] = await d.batch([spendCaptchaStatement(d, entry.captchaId), selectOwners(d, entry)])
  return { captcha: checkCaptcha(spent, entry.captchaAnswer, now), taken: takenFrom(owners) }
}

type Env = SealingEnv & { DB: D1Database }

/**
 * Stores a sign-up with its activation link and its mail, and ends the sign-ups that waited for the same address before
 * (spec section 13.5). One batch.
 */
export async function addSignUp(
  env: Env,
  signUpId: string,
  entry: { email: string; mobile: string; passwordHash: string; lang: Lang },
  { linkId, mail }: ActivationMail,
  now: number,
): Promise<void> {
  const d = drizzle(env.DB)
  const times = { createdAt: now, mailedAt: now, expiresAt: now + SIGN_UP.validMs }
  await d.batch([
    d.insert(signUp).values({ ...entry, ...times, id: signUpId }),
    endOtherSignUps(d, signUpId, entry.email, now),
    insertActivationLink(d, linkId, signUpId, now),
    addMessageStatement(d, env, mail, now),
  ])
}

/** Stores another activation link for a sign-up, and its mail. One batch. */
export async function addActivationLink(
  env: Env,
  signUpId: string,
  { linkId, mail }: ActivationMail,
  now: number,
): Promise<void> {
  const d = drizzle(env.DB)
  await d.batch([
    endOtherSignUps(d, signUpId, mail.recipient, now),
    insertActivationLink(d, linkId, signUpId, now),
    addMessageStatement(d, env, mail, now),
  ])
}

/** The mail of a sign-up and the id of the link for it; if the address is taken, the mail does not hold the link. */
export type ActivationMail = { linkId: string; mail: NewMessage }

function insertActivationLink(d: DrizzleD1Database, linkId: string, signUpId: string, now: number) {
  const times = { createdAt: now, expiresAt: now + SIGN_UP.validMs }
  return d.insert(mailLink).values({ id: linkId, kind: 'activation', subject: signUpId, ...times })
}

export type PendingSignUp = { email: string; mobile: string; lang: Lang }

/**
 * Claims the right to send a sign-up's mail once more; null if there is no such sign-up, it was used, or the last mail is
 * less than a minute old. Only one of two requests at once gets it. An expired sign-up is valid again.
 */
export async function claimResend(
  db: D1Database,
  id: string,
  now: number,
): Promise<(PendingSignUp & { taken: Taken }) | null> {
  const d = drizzle(db)
  const [turns, owners] = await d.batch([
    d
      .update(signUp)
      .set({ mailedAt: now, expiresAt: now + SIGN_UP.validMs })
      .where(and(eq(signUp.id, id), isNull(signUp.usedAt), lte(signUp.mailedAt, now - SIGN_UP.resendAfterMs)))
      .returning({ email: signUp.email, mobile: signUp.mobile, lang: signUp.lang }),
    selectOwners(d, {
      email: sql`(SELECT email FROM sign_up WHERE id = ${id})`,
      mobile: sql`(SELECT mobile FROM sign_up WHERE id = ${id})`,
    }),
  ])
  return turns[0] ? { ...turns[0], taken: takenFrom(owners) } : null
}

/** Ends the other sign-ups that wait for the same address: the newest takes their place. */
function endOtherSignUps(d: DrizzleD1Database, id: string, email: string, now: number) {
  return d
    .update(signUp)
    .set({ expiresAt: sql`min(${signUp.expiresAt}, ${now})` })
    .where(and(sql`lower(${signUp.email}) = lower(${email})`, ne(signUp.id, id), isNull(signUp.usedAt)))
}

export async function readSignUpRow(
  db: D1Database,
  id: string,
): Promise<{ email: string; mailedAt: number } | null> {
  const [row] = await drizzle(db)
    .select({ email: signUp.email, mailedAt: signUp.mailedAt })
    .from(signUp)
    .where(eq(signUp.id, id))
  return row ?? null
}

type Contact = { email: string | ReturnType<typeof sql>; mobile: string | ReturnType<typeof sql> }

function selectOwners(d: DrizzleD1Database, { email, mobile }: Contact) {
  return d
    .select({
      email: sql<number>`lower(${passport.email}) = lower(${email})`,
      mobile: sql<number>`${passport.mobile} = ${mobile}`,
    })
    .from(passport)
    .where(sql`lower(${passport.email}) = lower(${email}) OR ${passport.mobile} = ${mobile}`)
}

function takenFrom(owners: { email: number; mobile: number }[]): Taken {
  return { email: owners.some((o) => o.email === 1), mobile: owners.some((o) => o.mobile === 1) }
}
