import { type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { catalogueRevision, centre } from '../db/schema.ts'

/** The row of `catalogue_revision` that a change raises; '' is every sitting or every province. */
type RevisionKey = { sitting: string; province: string } | { sitting: string; provinceOfCentre: string }

type Write = (d: DrizzleD1Database) => BatchItem<'sqlite'>

/**
 * One change of the catalogue with the revision it raises. Only `apply` can carry it out, in one batch with the revision: a change
 * without it would never be noticed by the isolates, desks and ledgers that go by the revision.
 */
export class CatalogueChange {
  readonly #write: Write
  readonly #raises: RevisionKey

  constructor(raises: RevisionKey, write: Write) {
    this.#raises = raises
    this.#write = write
  }

  /** Carries out all of them or none, in this order, and raises each revision once. */
  static async apply(db: D1Database, changes: readonly CatalogueChange[]): Promise<void> {
    const d = drizzle(db)
    const keys = new Map(changes.map((change) => [JSON.stringify(change.#raises), change.#raises]))
    const raises = [...keys.values()].map((key) => raiseStatement(d, key))
    const [first, ...rest] = [...changes.map((change) => change.#write(d)), ...raises]
    if (first) await d.batch([first, ...rest])
  }
}

function raiseStatement(d: DrizzleD1Database, key: RevisionKey): BatchItem<'sqlite'> {
  const province: string | SQL<string> =
    'province' in key
      ? key.province
      : sql<string>`(SELECT ${centre.provinceId} FROM ${centre} WHERE ${centre.id} = ${key.provinceOfCentre})`
  return d
    .insert(catalogueRevision)
    .values({ sittingId: key.sitting, provinceId: province, revision: 1 })
    .onConflictDoUpdate({
      target: [catalogueRevision.sittingId, catalogueRevision.provinceId],
      set: { revision: sql`${catalogueRevision.revision} + 1` },
    })
}
