import { desc, eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Entrance } from '../../catalogue/catalogue.ts'
import { planEntranceRead } from '../../catalogue/entrance-store.ts'
import { registration } from '../../db/schema.ts'
import { type Login, readLogin, sessionStatements } from '../../passport/session-store.ts'

export type WelcomeData = {
  login: Login
  entrance: Entrance
  /** Every registration of the passport, newest first, as it was projected to D1. */
  registrations: {
    id: string
    sittingId: string
    provinceId: string | null
    stage: typeof registration.$inferSelect.stage
    name: string | null
  }[]
}

/** Login, sittings and registrations of the passport that is logged in: one round trip. */
export async function readWelcome(db: D1Database, token: string, now: number): Promise<WelcomeData> {
  const d = drizzle(db)
  const asked = planEntranceRead(d, now)
  const [touch, session] = sessionStatements(d, token, now)
  const mine = d
    .select({
      id: registration.id,
      sittingId: registration.sittingId,
      provinceId: registration.provinceId,
      stage: registration.stage,
      name: registration.name,
    })
    .from(registration)
    .where(eq(registration.passportId, sql`(SELECT passport_id FROM login_session WHERE id = ${token})`))
    .orderBy(desc(registration.createdAt))
    .limit(20)
  const [, sessions, registrations, ...rows] = await d.batch([touch, session, mine, ...asked.statements])
  return { login: readLogin(sessions, now), entrance: asked.fromRows(rows).entrance, registrations }
}
