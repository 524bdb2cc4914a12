import { eq, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { planCatalogueRead, seatsHeldStatement } from '../catalogue/catalogue-store.ts'
import { revisionStatement } from '../catalogue/revision-store.ts'
import { registration, sitting as sittings } from '../db/schema.ts'
import { type Login, readLogin, sessionStatements } from '../passport/session-store.ts'

type RequestRows = {
  login: Login
  /** The registration in this sitting of the passport that is logged in. */
  row: { id: string; provinceId: string | null } | null
  revision: number
  /** False for a sitting that somebody made up. */
  sittingExists: boolean
  /** Seats held per offering at the centre asked for, or at the file's own. */
  held: ReadonlyMap<string, number>
}

/**
 * All that D1 knows for a page of the journey, in its one round trip: login, registration, catalogue revision, seats held, and the
 * catalogue itself where this isolate has none. `likely` is the province the browser remembers.
 */
export async function readRequestContext(
  db: D1Database,
  wanted: {
    token: string
    sitting: string
    centre: string | undefined
    rememberedProvince: string | undefined
  },
  now: number,
): Promise<RequestRows> {
  const { token, sitting } = wanted
  const d = drizzle(db)
  const ofPassport = sql`${registration.sittingId} = ${sitting} AND ${registration.passportId} =
    (SELECT passport_id FROM login_session WHERE id = ${token})`
  const province = sql`(SELECT province_id FROM registration WHERE ${ofPassport})`
  const centre: SQL | string = wanted.centre ?? sql`(SELECT centre_id FROM registration WHERE ${ofPassport})`
  const [touch, session] = sessionStatements(d, token, now)
  const statements = [
    touch,
    session,
    d
      .select({ id: registration.id, provinceId: registration.provinceId })
      .from(registration)
      .where(ofPassport),
    revisionStatement(d, sitting, province),
    seatsHeldStatement(d, sitting, centre),
    d.select({ id: sittings.id }).from(sittings).where(eq(sittings.id, sitting)),
  ] as const
  const missingCatalogue = planCatalogueRead(d, sitting, province, wanted.rememberedProvince)
  const answers = missingCatalogue ? await withCatalogue(missingCatalogue) : await d.batch(statements)
  const [, sessions, rows, revisions, held, sittingRows] = answers

  async function withCatalogue(asks: NonNullable<typeof missingCatalogue>) {
    const [touched, own, mineRows, revision, seats, one, ...catalogue] = await d.batch([
      ...statements,
      ...asks.statements,
    ])
    asks.acceptRows(catalogue)
    return [touched, own, mineRows, revision, seats, one] as const
  }

  return {
    login: readLogin(sessions, now),
    row: rows[0] ?? null,
    revision: revisions[0]?.revision ?? 0,
    sittingExists: sittingRows.length > 0,
    held: new Map(held.map((one) => [one.offeringId, one.held])),
  }
}
