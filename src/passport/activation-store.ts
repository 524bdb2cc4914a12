import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { mailLink, signUp } from '../db/schema.ts'
import type { Bindings } from '../env.d.ts'
import type { Activation } from './activation-rules.ts'

/**
 * Makes the account its link was sent for, once, if the link still holds and nobody was faster: the unique indexes on
 * address and number decide between two at once. One round trip, one transaction; opening the link again changes nothing.
 */
export async function activate(env: Bindings, linkId: string, now: number): Promise<Activation | null> {
  const d = drizzle(env.DB)
  const [, , , rows] = await d.batch([
    d.run(sql`INSERT INTO passport (id, email, mobile, password, lang, activated_at)
      SELECT s.id, s.email, s.mobile, s.password, s.lang, ${now}
      FROM mail_link l JOIN sign_up s ON s.id = l.subject
      WHERE l.id = ${linkId} AND l.kind = 'activation' AND l.used_at IS NULL
        AND l.expires_at > ${now} AND s.expires_at > ${now}
      ON CONFLICT DO NOTHING`),
    d.run(sql`UPDATE mail_link SET used_at = ${now}
      WHERE id = ${linkId} AND used_at IS NULL AND EXISTS (SELECT 1 FROM passport p WHERE p.id = mail_link.subject)`),
    d.run(sql`UPDATE sign_up SET used_at = ${now}
      WHERE id = (SELECT subject FROM mail_link WHERE id = ${linkId} AND kind = 'activation')
        AND used_at IS NULL AND EXISTS (SELECT 1 FROM passport p WHERE p.id = sign_up.id)`),
    d
      .select({
        signUpId: signUp.id,
        usedAt: mailLink.usedAt,
        linkExpiresAt: mailLink.expiresAt,
        signUpExpiresAt: signUp.expiresAt,
        isMade: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE p.id = ${signUp.id})`,
        emailTaken: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE lower(p.email) = lower(${signUp.email}))`,
        mobileTaken: sql<number>`EXISTS (SELECT 1 FROM passport p WHERE p.mobile = ${signUp.mobile})`,
      })
      .from(mailLink)
      .innerJoin(signUp, eq(signUp.id, mailLink.subject))
      .where(sql`${mailLink.id} = ${linkId} AND ${mailLink.kind} = 'activation'`),
  ])
  return rows[0] ?? null
}
