import { eq, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { type CatalogueBatch, planCatalogueRead, seatsHeldStatement } from '../catalogue/catalogue-store.ts'
import { revisionStatement } from '../catalogue/revision-store.ts'
import { registration, sitting as sittings } from '../db/schema.ts'
import { type Login, passportLoggedIn, readLogin, sessionStatements } from '../passport/session-store.ts'
import { dueStatement } from './due-store.ts'
import { claimNamedStatement, nameStatements } from './identity/claim-store.ts'
import type { Claim } from './machine/command.ts'
import type { StageName } from './machine/registration.ts'

/** A write that the first batch of a request takes along, for the registration of the passport that is logged in. */
export type FirstWrite =
  /** The document that the candidate names is saved, where it is free. */
  | { is: 'name'; blindIndex: string }
  /** The document named last is claimed, where the registration is in one of these stages; and the stage is about to move. */
  | { is: 'claim'; stages: readonly StageName[] }
  /** The command that follows moves the stage. */
  | { is: 'move' }

type RequestRows = {
  login: Login
  /** The registration in this sitting of the passport that is logged in. */
  row: { id: string; provinceId: string | null } | null
  revision: number
  /** False for a sitting that somebody made up. */
  sittingExists: boolean
  /** Seats held per offering at the centre asked for, or at the file's own. */
  held: ReadonlyMap<string, number>
  written: Written
}

/** `holder`: the registration that has claimed the document named; `claim`: made for the command that follows. */
export type Written = { holder: string | null; claim: Claim | null }

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
    write: FirstWrite | undefined
  },
  now: number,
): Promise<RequestRows> {
  const { token, sitting } = wanted
  const d = drizzle(db)
  const ofPassport = sql`${registration.sittingId} = ${sitting} AND ${registration.passportId} = ${passportLoggedIn(token, now)}`
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
  const write = writeOf(d, wanted.write, ofPassport, sitting, now)
  const missingCatalogue = planCatalogueRead(d, sitting, province, wanted.rememberedProvince)
  const [, sessions, rows, revisions, held, sittingRows, ...rest] = await d.batch([
    ...statements,
    ...write.statements,
    ...(missingCatalogue?.statements ?? []),
  ])
  const written = write.statements.length
  missingCatalogue?.acceptRows(rest.slice(written) as unknown as CatalogueBatch)
  return {
    login: readLogin(sessions, now),
    row: rows[0] ?? null,
    revision: revisions[0]?.revision ?? 0,
    sittingExists: sittingRows.length > 0,
    held: new Map(held.map((one) => [one.offeringId, one.held])),
    written: write.read(rest.slice(0, written)),
  }
}

/** The statements of a write, and how their answers are read. */
function writeOf(
  d: DrizzleD1Database,
  write: FirstWrite | undefined,
  own: SQL,
  sitting: string,
  now: number,
): { statements: BatchItem<'sqlite'>[]; read: (answers: unknown[]) => Written } {
  const nothing = { holder: null, claim: null }
  switch (write?.is) {
    case 'name': {
      const statements = [...nameStatements(d, own, sitting, write.blindIndex)]
      return {
        statements,
        read: ([, holders]) => ({ ...nothing, holder: (holders as { id: string }[])[0]?.id ?? null }),
      }
    }
    case 'claim': {
      const statements = [claimNamedStatement(d, own, write.stages, now), dueStatement(d, own, now)]
      return { statements, read: ([claims]) => ({ ...nothing, claim: (claims as Claim[])[0] ?? null }) }
    }
    case 'move':
      return { statements: [dueStatement(d, own, now)], read: () => nothing }
    default:
      return { statements: [], read: () => nothing }
  }
}
