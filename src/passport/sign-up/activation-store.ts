import { and, eq, exists, gt, isNull, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { credential, mailLink, passport, signUp } from '../../db/schema.ts'
import type { Activation } from './activation-rules.ts'

/**
 * Makes the account for which the link was sent, once, if the link is valid. The unique indexes on address and number
 * decide between two sign-ups at once. One round trip, one transaction; opening the link again changes nothing.
 */
export async function activate(db: D1Database, linkId: string, now: number): Promise<Activation | null> {
  const d = drizzle(db)
  const subject = d.select({ id: mailLink.subject }).from(mailLink).where(isActivation(linkId))
  const isActivated = (id: typeof signUp.id | typeof mailLink.subject) =>
    exists(d.select({ id: passport.id }).from(passport).where(eq(passport.id, id)))
  const [, , , , rows] = await d.batch([
    insertPassport(d, linkId, now),
    insertPassword(d, linkId, now),
    d
      .update(mailLink)
      .set({ usedAt: now })
      .where(and(isActivation(linkId), isNull(mailLink.usedAt), isActivated(mailLink.subject))),
    d
      .update(signUp)
      .set({ usedAt: now })
      .where(and(sql`${signUp.id} IN ${subject}`, isNull(signUp.usedAt), isActivated(signUp.id))),
    readActivation(d, linkId),
  ])
  return rows[0] ?? null
}

function insertPassport(d: DrizzleD1Database, linkId: string, now: number) {
  const rows = d
    .select({
      id: signUp.id,
      email: signUp.email,
      mobile: signUp.mobile,
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
  return d.insert(passport).select(rows).onConflictDoNothing()
}

/** The password of the sign-up becomes the first credential of the passport that was made from it, in the format of `passwordData`. */
function insertPassword(d: DrizzleD1Database, linkId: string, now: number) {
  const rows = d
    .select({
      id: passport.id,
      passportId: sql<string>`${passport.id}`.as('passport_id'),
      kind: sql<'password'>`'password'`.as('kind'),
      externalSubject: sql<string | null>`NULL`.as('external_subject'),
      data: sql<string>`json_object('format', 1, 'hash', ${signUp.passwordHash})`.as('data'),
      createdAt: sql<number>`${now}`.as('created_at'),
    })
    .from(mailLink)
    .innerJoin(signUp, eq(signUp.id, mailLink.subject))
    .innerJoin(passport, eq(passport.id, signUp.id))
    .where(and(isActivation(linkId), isNull(mailLink.usedAt)))
  return d.insert(credential).select(rows).onConflictDoNothing()
}

function readActivation(d: DrizzleD1Database, linkId: string) {
  return d
    .select({
      signUpId: signUp.id,
      usedAt: mailLink.usedAt,
      linkExpiresAt: mailLink.expiresAt,
      isActivated: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE p.id = ${signUp.id})`,
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
