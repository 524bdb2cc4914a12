import { and, eq, inArray, max, or, type SQL } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { alias } from 'drizzle-orm/sqlite-core'
import {
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
import { assembleCatalogue } from './assemble.ts'
import type { Catalogue } from './catalogue.ts'
import { revisionStatement } from './revision-store.ts'

type Env = { DB: D1Database }

/** Provinces × sittings an isolate keeps; a large province takes about a quarter of a megabyte. */
const MAX_CACHED = 40

// The cache holds catalogues, never promises: the promise of a cancelled request never resolves for the requests that wait for
// it, and a failure would be cached with it.
const catalogueCache = new Map<string, Catalogue>()

/**
 * The catalogue of one province in one sitting at `revision` or a higher one, or null where the province does not hold it. One
 * round trip when the isolate does not have it.
 */
export async function loadCatalogue(
  env: Env,
  revision: number,
  sittingId: string,
  provinceId: string,
): Promise<Catalogue | null> {
  const key = `${sittingId} ${provinceId}`
  const known = catalogueCache.get(key)
  if (known && known.revision >= revision) return known
  return cacheCatalogue(key, await readCatalogue(drizzle(env.DB), sittingId, provinceId))
}

/**
 * For a page with a batch of its own: the statements that save a cold isolate its second round trip, or null where the isolate
 * probably has the catalogue. `likely` is the province the page expects; without one, any province of the sitting will do.
 */
export function planCatalogueRead(
  d: DrizzleD1Database,
  sittingId: string,
  province: string | SQL,
  likely: string | undefined,
) {
  if (knownKey(sittingId, likely) !== undefined) return null
  const acceptRows = (rows: CatalogueBatch): void => {
    const catalogue = fromBatch(rows)
    if (catalogue) cacheCatalogue(`${sittingId} ${catalogue.province.id}`, catalogue)
  }
  return { statements: catalogueStatements(d, sittingId, province), acceptRows }
}

/** The catalogue that this isolate read last, perhaps not the newest; null where it has none. `likely` as above. */
export function knownCatalogue(sittingId: string, likely: string | undefined): Catalogue | null {
  const key = knownKey(sittingId, likely)
  return (key !== undefined && catalogueCache.get(key)) || null
}

function knownKey(sittingId: string, likely: string | undefined): string | undefined {
  const wanted = `${sittingId} ${likely ?? ''}`
  return [...catalogueCache.keys()].find((key) => (likely ? key === wanted : key.startsWith(wanted)))
}

function cacheCatalogue(key: string, catalogue: Catalogue | null): Catalogue | null {
  const known = catalogueCache.get(key)
  // Two requests may read at once: the answer that comes last is not always the newest.
  if (known && catalogue && known.revision > catalogue.revision) return known
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
  const revision = (await revisionStatement(drizzle(env.DB), sittingId, provinceId).get())?.revision ?? 0
  return loadCatalogue(env, revision, sittingId, provinceId)
}

/** The rows that D1 answers to a batch of these statements. */
export type BatchRows<T extends readonly unknown[]> = { readonly [K in keyof T]: Awaited<T[K]> }

/**
 * Seats held at a centre as the ledgers projected them, for hints only. Sitting and centre are ids, or expressions that find
 * them in the same batch, e.g. a subquery for `registration.centre_id` of the login session.
 */
export function seatsHeldStatement(d: DrizzleD1Database, sittingId: string | SQL, centreId: string | SQL) {
  return d
    .select({ offeringId: seatsHeld.offeringId, held: seatsHeld.held })
    .from(offering)
    .innerJoin(seatsHeld, eq(seatsHeld.offeringId, offering.id))
    .where(and(eq(offering.sittingId, sittingId), eq(offering.centreId, centreId)))
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
    revisionStatement(d, sittingId, provinceId),
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

export type CatalogueBatch = BatchRows<ReturnType<typeof catalogueStatements>>

function fromBatch(batch: CatalogueBatch): Catalogue | null {
  const [revisions, sittings, provinces, sittingProvinces, ...rows] = batch
  const [centres, sittingCentres, subjects, slots, offerings, notices] = rows
  const [[sitting], [province], [sittingProvince]] = [sittings, provinces, sittingProvinces]
  if (!sitting || !province || !sittingProvince) return null
  return assembleCatalogue({
    revision: revisions[0]?.revision ?? 0,
    sitting,
    province,
    sittingProvince,
    centres,
    sittingCentres,
    subjects,
    slots,
    offerings,
    notices,
  })
}
