import { and, eq, gt, inArray, max, or, type SQL, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { alias } from 'drizzle-orm/sqlite-core'
import {
  catalogueRevision,
  centre,
  notice,
  offering,
  province,
  seatsHeld,
  sitting,
  sittingCentre,
  sittingProvince,
  slot,
  subject,
} from '../db/schema.ts'
import { assembleCatalogue, assembleEntrance, entranceValidUntil, noticeOf } from './assemble.ts'
import type { Catalogue, Entrance, Notice, NoticeKind } from './catalogue.ts'

type Env = { DB: D1Database }

/** Provinces × sittings an isolate keeps; a large province takes about a quarter of a megabyte. */
const MAX_CACHED = 40

// Only what has been read is kept, never a promise: one that belongs to a request which was cancelled never settles
// for those that wait for it, and a failure would be kept with it.
const catalogueCache = new Map<string, Catalogue>()
let entranceCache: Entrance | null = null

/** For the one batch of a page; no row means revision 0. */
export function revisionStatement(d: DrizzleD1Database) {
  return d
    .select({ revision: catalogueRevision.revision })
    .from(catalogueRevision)
    .where(eq(catalogueRevision.id, 1))
}

/** Goes into the same batch as every change of the catalogue, so that no isolate keeps what it knew. */
export function raiseRevision(d: DrizzleD1Database) {
  return d
    .insert(catalogueRevision)
    .values({ id: 1, revision: 1 })
    .onConflictDoUpdate({
      target: catalogueRevision.id,
      set: { revision: sql`${catalogueRevision.revision} + 1` },
    })
}

/** The catalogue of one province in one sitting, or null where the province does not hold it. One round trip when cold. */
export async function loadCatalogue(
  env: Env,
  revision: number,
  sittingId: string,
  provinceId: string,
): Promise<Catalogue | null> {
  const key = `${sittingId} ${provinceId}`
  const known = catalogueCache.get(key)
  if (known?.revision === revision) return known
  return cacheCatalogue(key, await readCatalogue(drizzle(env.DB), sittingId, provinceId))
}

/**
 * For a page with a batch of its own: what to put into it so that a cold isolate needs no second round trip, or null where it
 * probably has the catalogue. `likely` is the province the page expects; without one, any province of the sitting will do.
 */
export function planCatalogueRead(
  d: DrizzleD1Database,
  sittingId: string,
  province: string | SQL,
  likely: string | undefined,
) {
  const wanted = `${sittingId} ${likely ?? ''}`
  if ([...catalogueCache.keys()].some((key) => (likely ? key === wanted : key.startsWith(wanted))))
    return null
  const acceptRows = (rows: CatalogueBatch): void => {
    const catalogue = fromBatch(rows)
    if (catalogue) cacheCatalogue(`${sittingId} ${catalogue.province.id}`, catalogue)
  }
  return { statements: catalogueStatements(d, sittingId, province), acceptRows: acceptRows }
}

function cacheCatalogue(key: string, catalogue: Catalogue | null): Catalogue | null {
  catalogueCache.delete(key)
  if (!catalogue) return null
  catalogueCache.set(key, catalogue)
  for (const oldest of catalogueCache.keys()) {
    if (catalogueCache.size > MAX_CACHED) catalogueCache.delete(oldest)
  }
  return catalogue
}

/** The catalogue as D1 has it at this moment, or null where the province does not hold the sitting. Two round trips at most. */
export async function loadNewestCatalogue(
  env: Env,
  sittingId: string,
  provinceId: string,
): Promise<Catalogue | null> {
  const revision = (await revisionStatement(drizzle(env.DB)).get())?.revision ?? 0
  return loadCatalogue(env, revision, sittingId, provinceId)
}

/** Sittings and provinces for the entry page, always in one round trip: the rows come only where the revision is news. */
export async function loadEntrance(env: Env, now: number): Promise<Entrance> {
  const d = drizzle(env.DB)
  const plan = planEntranceRead(d, now)
  return plan.fromRows(await d.batch(plan.statements))
}

/** The same for a page that has a batch of its own: put `statements` into it, and `read` their rows. */
export function planEntranceRead(d: DrizzleD1Database, now: number) {
  const known = entranceCache && now < entranceValidUntil(entranceCache) ? entranceCache : null
  const statements = entranceStatements(d, known?.revision ?? -1, now)
  const fromRows = (rows: EntranceRows): Entrance => {
    const [revisions, sittings, sittingProvinces, provinces] = rows
    const revision = revisions[0]?.revision ?? 0
    if (known?.revision === revision) return known
    entranceCache = assembleEntrance({ revision, sittings, sittingProvinces, provinces })
    return entranceCache
  }
  return { statements, fromRows: fromRows }
}

type EntranceRows = BatchRows<ReturnType<typeof entranceStatements>>
type BatchRows<T extends readonly unknown[]> = { readonly [K in keyof T]: Awaited<T[K]> }

/** One version of a text, as it was agreed to. `provinceId` '' is the sitting's own. */
export async function noticeAt(
  env: Env,
  key: { sittingId: string; provinceId: string; kind: NoticeKind; version: number },
): Promise<Notice | null> {
  const row = await drizzle(env.DB)
    .select()
    .from(notice)
    .where(
      and(
        eq(notice.sittingId, key.sittingId),
        eq(notice.provinceId, key.provinceId),
        eq(notice.kind, key.kind),
        eq(notice.version, key.version),
      ),
    )
    .get()
  return row ? noticeOf(row) : null
}

/**
 * Seats held at a centre, as the ledgers told D1, for hints only. Sitting and centre are ids, or expressions that find
 * them in the same batch, e.g. a subquery for `registration.centre_id` of the login session.
 */
export function seatsHeldStatement(d: DrizzleD1Database, sittingId: string | SQL, centreId: string | SQL) {
  return d
    .select({ offeringId: seatsHeld.offeringId, held: seatsHeld.held })
    .from(offering)
    .innerJoin(seatsHeld, eq(seatsHeld.offeringId, offering.id))
    .where(and(eq(offering.sittingId, sittingId), eq(offering.centreId, centreId)))
}

/** The revision, and rows only where it is not `known`. */
export function entranceStatements(d: DrizzleD1Database, known: number, now: number) {
  const isChanged = sql`(select ${catalogueRevision.revision} from ${catalogueRevision} where ${catalogueRevision.id} = 1) is not ${known}`
  const isCurrent = and(isChanged, or(gt(sitting.examUntil, now), gt(sitting.ticketUntil, now)))
  const currentIds = d.select({ id: sitting.id }).from(sitting).where(isCurrent)
  return [
    revisionStatement(d),
    d.select().from(sitting).where(isCurrent),
    d.select().from(sittingProvince).where(inArray(sittingProvince.sittingId, currentIds)),
    d.select().from(province).where(isChanged),
  ] as const
}

/** The statements of a cold read. Only one table's columns each: in a batch D1 answers by column name. */
export function catalogueStatements(d: DrizzleD1Database, sittingId: string, provinceId: string | SQL) {
  const centres = d.select({ id: centre.id }).from(centre).where(eq(centre.provinceId, provinceId))
  const later = alias(notice, 'later')
  const newest = d
    .select({ version: max(later.version) })
    .from(later)
    .where(
      and(
        eq(later.sittingId, notice.sittingId),
        eq(later.provinceId, notice.provinceId),
        eq(later.kind, notice.kind),
      ),
    )
  return [
    revisionStatement(d),
    d.select().from(sitting).where(eq(sitting.id, sittingId)),
    d.select().from(province).where(eq(province.id, provinceId)),
    d
      .select()
      .from(sittingProvince)
      .where(and(eq(sittingProvince.sittingId, sittingId), eq(sittingProvince.provinceId, provinceId))),
    d.select().from(centre).where(eq(centre.provinceId, provinceId)),
    d
      .select()
      .from(sittingCentre)
      .where(and(eq(sittingCentre.sittingId, sittingId), inArray(sittingCentre.centreId, centres))),
    d.select().from(subject),
    d.select().from(slot).where(eq(slot.sittingId, sittingId)),
    d
      .select()
      .from(offering)
      .where(and(eq(offering.sittingId, sittingId), inArray(offering.centreId, centres))),
    d
      .select()
      .from(notice)
      .where(
        and(
          eq(notice.sittingId, sittingId),
          or(eq(notice.provinceId, ''), eq(notice.provinceId, provinceId)),
          eq(notice.version, newest),
        ),
      ),
  ] as const
}

async function readCatalogue(
  d: DrizzleD1Database,
  sittingId: string,
  provinceId: string,
): Promise<Catalogue | null> {
  return fromBatch(await d.batch(catalogueStatements(d, sittingId, provinceId)))
}

type CatalogueBatch = BatchRows<ReturnType<typeof catalogueStatements>>

function fromBatch(batch: CatalogueBatch): Catalogue | null {
  const [revisions, sittings, provinces, sittingProvinces, ...rows] = batch
  const [centres, sittingCentres, subjects, slots, offerings, notices] = rows
  const [[sitting], [province], [sittingProvince]] = [sittings, provinces, sittingProvinces]
  if (!sitting || !province || !sittingProvince) return null
  return assembleCatalogue({
    revision: revisions[0]?.revision ?? 0,
    ...{ sitting, province, sittingProvince, centres, sittingCentres, subjects, slots, offerings, notices },
  })
}
