import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { mailLink, passport } from '../../db/schema.ts'
import type { Bindings } from '../../env.d.ts'
import type { Lang } from '../../lib/lang.ts'
import { LOGIN_LINK } from '../login/login-rules.ts'

export type Addressee = { id: string; email: string; lang: Lang; isTooSoon: number }

/** Who has this address, and whether the last link to it is less than a minute old. */
export async function findAddressee(env: Bindings, email: string, now: number): Promise<Addressee | null> {
  const [row] = await drizzle(env.DB)
    .select({
      id: passport.id,
      email: passport.email,
      lang: passport.lang,
      isTooSoon: sql<number>`EXISTS (SELECT 1 FROM mail_link l WHERE l.subject = passport.id
        AND l.kind = 'login' AND l.created_at > ${now - LOGIN_LINK.resendAfterMs})`,
    })
    .from(passport)
    .where(sql`lower(${passport.email}) = lower(${email})`)
  return row ?? null
}

/** Written for unknown addresses too, with nobody as its subject: the same work, and nothing it could open. */
export function loginLinkStatement(
  db: D1Database,
  link: { id: string; subject: string; backTo: string },
  now: number,
) {
  return drizzle(db)
    .insert(mailLink)
    .values({ ...link, kind: 'login', createdAt: now, expiresAt: now + LOGIN_LINK.validMs })
}

/** Whose link this is; null where it was used, is over, or never was. Changes nothing. */
export async function readLoginLink(
  env: Bindings,
  id: string,
  now: number,
): Promise<{ email: string } | null> {
  const [row] = await drizzle(env.DB)
    .select({ email: passport.email })
    .from(mailLink)
    .innerJoin(passport, eq(passport.id, mailLink.subject))
    .where(isValid(id, now))
  return row ?? null
}

/** Spends the link; of two at once only one gets it. */
export async function spendLoginLink(
  env: Bindings,
  id: string,
  now: number,
): Promise<{ passportId: string; backTo: string | null } | null> {
  const [row] = await drizzle(env.DB)
    .update(mailLink)
    .set({ usedAt: now })
    .where(and(isValid(id, now), ne(mailLink.subject, '')))
    .returning({ passportId: mailLink.subject, backTo: mailLink.backTo })
  return row ?? null
}

function isValid(id: string, now: number) {
  return and(
    eq(mailLink.id, id),
    eq(mailLink.kind, 'login'),
    isNull(mailLink.usedAt),
    gt(mailLink.expiresAt, now),
  )
}
