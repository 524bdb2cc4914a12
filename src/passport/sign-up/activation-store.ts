import { and, eq, exists, gt, isNull, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { mailLink, passport, signUp } from '../../db/schema.ts'
import type { Bindings } from '../../env.d.ts'
import type { Activation } from './activation-rules.ts'

/**
 * Makes the account its link was sent for, once, if the link still holds and nobody was faster: the unique indexes on
 * address and number decide between two at once. One round trip, one transaction; opening the link again changes nothing.
 */
export async function activate(env: Bindings, linkId: string, now: number): Promise<Activation | null> {
  const d = drizzle(env.DB)
  const subject = d.select({ id: mailLink.subject }).from(mailLink).where(isActivation(linkId))
  const isMade = (id: typeof signUp.id | typeof mailLink.subject) =>
    exists(d.select({ id: passport.id }).from(passport).where(eq(passport.id, id)))
  const [, , , rows] = await d.batch([
    makeAccount(d, linkId, now),
    d
      .update(mailLink)
      .set({ usedAt: now })
      .where(and(isActivation(linkId), isNull(mailLink.usedAt), isMade(mailLink.subject))),
    d
      .update(signUp)
      .set({ usedAt: now })
      .where(and(sql`${signUp.id} IN ${subject}`, isNull(signUp.usedAt), isMade(signUp.id))),
    readActivation(d, linkId),
  ])
  return rows[0] ?? null
}

function makeAccount(d: DrizzleD1Database, linkId: string, now: number) {
  const entered = d
    .select({
      id: signUp.id,
      email: signUp.email,
      mobile: signUp.mobile,
      password: signUp.password,
      lang: signUp.lang,
      activatedAt: sql<number>`${now}`.as('activated_at'),
    })
    .from(mailLink)
    .innerJoin(signUp, eq(signUp.id, mailLink.subject))
    .where(
      and(
        isActivation(linkId),
        isNull(mailLink.usedAt),
        gt(mailLink.expiresAt, now),
        gt(signUp.expiresAt, now),
      ),
    )
  return d.insert(passport).select(entered).onConflictDoNothing()
}

function readActivation(d: DrizzleD1Database, linkId: string) {
  return d
    .select({
      signUpId: signUp.id,
      usedAt: mailLink.usedAt,
      linkExpiresAt: mailLink.expiresAt,
      isMade: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE p.id = ${signUp.id})`,
      emailTaken: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE lower(p.email) = lower(${signUp.email}))`,
      mobileTaken: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE p.mobile = ${signUp.mobile})`,
    })
    .from(mailLink)
    .innerJoin(signUp, eq(signUp.id, mailLink.subject))
    .where(isActivation(linkId))
}

function isActivation(linkId: string) {
  return and(eq(mailLink.id, linkId), eq(mailLink.kind, 'activation'))
}
