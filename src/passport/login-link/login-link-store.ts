import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { mailLink, outbox, passport } from '../../db/schema.ts'
import type { Lang } from '../../lib/lang.ts'
import type { SealingEnv } from '../../lib/seal.ts'
import type { NewMessage } from '../../messages/message.ts'
import { addMessageStatement } from '../../messages/outbox-store.ts'

/** A login link works once (spec A3); the next may be sent a minute later. */
export const LOGIN_LINK = { validMs: 15 * 60_000, resendAfterMs: 60_000 } as const

type Addressee = { id: string; email: string; lang: Lang; isTooSoon: number }

/** The passport with this address, and whether the last link to it is less than a minute old. */
export async function findAddressee(db: D1Database, email: string, now: number): Promise<Addressee | null> {
  const [row] = await drizzle(db)
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

/**
 * Stores a login link and its mail in one batch. An unknown address costs the same: the link is stored without a passport and
 * opens nothing, and the mail that was added is deleted in the same transaction.
 */
export async function addLoginLink(
  env: SealingEnv & { DB: D1Database },
  link: { id: string; passportId: string; backTo: string },
  mail: NewMessage,
  now: number,
): Promise<void> {
  const { id, passportId, backTo } = link
  const d = drizzle(env.DB)
  const times = { createdAt: now, expiresAt: now + LOGIN_LINK.validMs }
  const isUnknown = sql`NOT EXISTS (SELECT 1 FROM passport WHERE id = ${passportId})`
  await d.batch([
    d.insert(mailLink).values({ id, kind: 'login', subject: passportId, backTo, ...times }),
    addMessageStatement(d, env, mail, now),
    d.delete(outbox).where(and(eq(outbox.key, mail.key), isUnknown)),
  ])
}

/** The address of the passport whose link this is; null if it was used, has expired or never existed. Changes nothing. */
export async function readLoginLink(
  db: D1Database,
  id: string,
  now: number,
): Promise<{ email: string } | null> {
  const [row] = await drizzle(db)
    .select({ email: passport.email })
    .from(mailLink)
    .innerJoin(passport, eq(passport.id, mailLink.subject))
    .where(isValid(id, now))
  return row ?? null
}

/** Spends the link. Of two requests at once only one gets it. */
export async function spendLoginLink(
  db: D1Database,
  id: string,
  now: number,
): Promise<{ passportId: string; backTo: string | null } | null> {
  const [row] = await drizzle(db)
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
