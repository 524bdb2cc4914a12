import { and, inArray } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { province, sitting, sittingProvince } from '../db/schema.ts'
import { assembleEntrance, entranceValidUntil } from './assemble.ts'
import type { Entrance } from './catalogue.ts'
import type { BatchRows } from './catalogue-store.ts'
import { currentRevisionsStatement, entranceHasChanged, isCurrent } from './revision-store.ts'

// An isolate keeps the entry page until its revision changes or a sitting of it is over.
let entranceCache: Entrance | null = null

/** The content of the entry page, and how to find a sitting's catalogue without another question to D1. */
type EntranceRead = {
  entrance: Entrance
  /** The revision of a sitting in the province that was asked for. */
  revisionOf: (sittingId: string) => number
}

/** Sittings and provinces for the entry page, always in one round trip: the rows come only where the revision has changed. */
export async function loadEntrance(
  env: { DB: D1Database },
  now: number,
  provinceId = '',
): Promise<EntranceRead> {
  const d = drizzle(env.DB)
  const plan = planEntranceRead(d, now, provinceId)
  return plan.fromRows(await d.batch(plan.statements))
}

/** The same for a page that has a batch of its own: put `statements` into it and give their rows to `fromRows`. */
export function planEntranceRead(d: DrizzleD1Database, now: number, provinceId = '') {
  const known = entranceCache && now < entranceValidUntil(entranceCache) ? entranceCache : null
  const statements = entranceStatements(d, known?.revision ?? -1, now, provinceId)
  const fromRows = ([revisions, ...rows]: EntranceRows): EntranceRead => {
    const revision = revisions.reduce((sum, row) => sum + row.all, 0)
    const inProvince = (id: string) => revisions.find((row) => row.sittingId === id)?.inProvince ?? 0
    const [sittings, sittingProvinces, provinces] = rows
    const entrance =
      known?.revision === revision
        ? known
        : assembleEntrance({ revision, sittings, sittingProvinces, provinces })
    entranceCache = entrance
    return { entrance, revisionOf: (sittingId) => inProvince('') + inProvince(sittingId) }
  }
  return { statements, fromRows }
}

type EntranceRows = BatchRows<ReturnType<typeof entranceStatements>>

/** The revisions, and the other rows only where their sum is not `known`. */
export function entranceStatements(d: DrizzleD1Database, known: number, now: number, provinceId = '') {
  const isChanged = entranceHasChanged(known, now)
  const isShown = and(isChanged, isCurrent(now))
  const shown = d.select({ id: sitting.id }).from(sitting).where(isShown)
  return [
    currentRevisionsStatement(d, provinceId, now),
    d.select().from(sitting).where(isShown),
    d.select().from(sittingProvince).where(inArray(sittingProvince.sittingId, shown)),
    d.select().from(province).where(isChanged),
  ] as const
}
