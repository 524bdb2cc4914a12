import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { catalogueAt, revisionStatement, seatsLeftStatement } from '../catalogue/catalogue-store.ts'
import { registration } from '../db/schema.ts'
import { type Login, readLogin, readToken, sessionStatements } from '../passport/session.ts'
import type { Ask } from '../site.ts'
import type { FileView } from './desk-file.ts'
import type { RegistrationDesk } from './registration-desk.ts'
import { termsOf } from './terms-of.ts'

/** Who asks, for which sitting, and what D1 knew about it: everything a candidate's page needs, in one round trip. */
export type Candidate = {
  login: Extract<Login, { is: 'in' }>
  sitting: string
  registrationId: string | null
  catalogue: Catalogue | null
  /** Seats held per offering of the centre in question, as the ledger told D1: a hint. */
  held: ReadonlyMap<string, number>
}

type Known = { login: Login; row: { id: string; provinceId: string | null } | undefined; candidate: Candidate | null }

/** Reads login session, own registration, catalogue revision and seats in one batch. `centre` names whose seats are hinted at. */
export async function knowCandidate(c: Ask, sitting: string, province: string | null, centre?: string): Promise<Known> {
  const token = await readToken(c)
  if (!token) return { login: { is: 'none' }, row: undefined, candidate: null }
  const d = drizzle(c.env.DB)
  const mine = sql`${registration.sittingId} = ${sitting} AND ${registration.passportId} =
    (SELECT passport_id FROM login_session WHERE id = ${token})`
  const chosen: SQL | string = centre ?? sql`(SELECT centre_id FROM registration WHERE ${mine})`
  const [touch, session] = sessionStatements(d, token, c.var.now)
  const [, sessions, rows, revisions, held] = await d.batch([
    touch,
    session,
    d.select({ id: registration.id, provinceId: registration.provinceId }).from(registration).where(mine),
    revisionStatement(d),
    seatsLeftStatement(d, sitting, chosen),
  ])
  const login = readLogin(sessions, c.var.now)
  if (login.is !== 'in') return { login, row: undefined, candidate: null }
  const row = rows[0]
  const revision = revisions[0]?.revision ?? 0
  const provinceId = row?.provinceId ?? province
  const catalogue = provinceId ? await catalogueAt(c.env, revision, sitting, provinceId) : null
  const seats = new Map(held.map((one) => [one.offeringId, one.held]))
  return { login, row, candidate: { login, sitting, registrationId: row?.id ?? null, catalogue, held: seats } }
}

export function deskOf(c: Ask, registrationId: string): DurableObjectStub<RegistrationDesk> {
  return c.env.REGISTRATION.getByName(registrationId)
}

/** The candidate's own file, with the catalogue of its province and the terms of its centre. */
export type Own = Candidate & {
  registrationId: string
  catalogue: Catalogue
  view: FileView
  terms: ReturnType<typeof termsOf>
}
