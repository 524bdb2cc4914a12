import { env } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import fc from 'fast-check'
import { CatalogueChange } from '../../../src/catalogue/catalogue-change-store.ts'
import {
  publishNotice,
  saveOffering,
  saveSitting,
  saveSittingCentre,
} from '../../../src/catalogue/catalogue-writes-store.ts'
import { notice, offering, sitting, sittingCentre } from '../../../src/db/schema.ts'
import { SITTING_ID } from '../../../src/dev/seed-catalogue/sitting.ts'
import { DAY } from '../desk/desks.ts'
import { NO_REVIEW, REVIEWS } from './places.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const d = drizzle(env.DB)

/** One change of the catalogue; its name is told where a walk fails. */
export type ChangeOfTerms = { name: string; happens: () => Promise<void> }

type Rows = {
  sitting: typeof sitting.$inferSelect
  centres: (typeof sittingCentre.$inferSelect)[]
  offerings: (typeof offering.$inferSelect)[]
}

/** The rows of the catalogue that walks change, as they stand now. */
export async function catalogueRows(): Promise<Rows> {
  const [sittings, centres, offerings] = await d.batch([
    d.select().from(sitting).where(eq(sitting.id, SITTING_ID)),
    d.select().from(sittingCentre).where(eq(sittingCentre.sittingId, SITTING_ID)),
    d.select().from(offering).where(eq(offering.sittingId, SITTING_ID)),
  ])
  const [row] = sittings
  if (!row) throw new Error('the sitting is not seeded')
  const isOurs = (centre: string) => [REVIEWS, NO_REVIEW].includes(centre)
  return {
    sitting: row,
    centres: centres.filter(({ centreId }) => isOurs(centreId)),
    offerings: offerings.filter(
      ({ centreId, subjectCode }) => isOurs(centreId) && ['65', '66'].includes(subjectCode),
    ),
  }
}

/** Puts everything back that walks change; notices keep their newest versions. */
export async function restore(rows: Rows): Promise<void> {
  await CatalogueChange.apply(env.DB, [
    saveSitting(rows.sitting),
    ...rows.centres.map(saveSittingCentre),
    ...rows.offerings.map(saveOffering),
  ])
}

export async function changeSitting(more: Partial<Rows['sitting']>) {
  const { sitting: row } = await catalogueRows()
  await CatalogueChange.apply(env.DB, [saveSitting({ ...row, ...more })])
}

export async function changeCentre(centre: string, more: Partial<Rows['centres'][number]>) {
  const row = (await catalogueRows()).centres.find(({ centreId }) => centreId === centre)
  if (row) await CatalogueChange.apply(env.DB, [saveSittingCentre({ ...row, ...more })])
}

export async function changeOfferings(centre: string, more: Partial<Rows['offerings'][number]>) {
  const rows = (await catalogueRows()).offerings.filter(({ centreId }) => centreId === centre)
  await CatalogueChange.apply(
    env.DB,
    rows.map((row) => saveOffering({ ...row, ...more })),
  )
}

export async function publishNext(kind: 'agreement' | 'sitting-notice' | 'province-notice') {
  const rows = await d
    .select()
    .from(notice)
    .where(and(eq(notice.sittingId, SITTING_ID), eq(notice.kind, kind)))
  const newest = rows
    .filter(({ provinceId }) => ['', 'henan'].includes(provinceId))
    .sort((a, b) => b.version - a.version)[0]
  if (newest) await CatalogueChange.apply(env.DB, [publishNotice({ ...newest, version: newest.version + 1 })])
}

/** The changes that administrators make while candidates are on their way. */
export const anyChangeOfTerms: fc.Arbitrary<ChangeOfTerms> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'registrationUntil' as const,
        'photoUntil' as const,
        'reviewUntil' as const,
        'paymentUntil' as const,
      ),
      fc.constantFrom(-HOUR, HOUR, 3 * DAY, 30 * DAY),
    )
    .map(([name, from]) =>
      named(`${name} in ${from / HOUR} h`, () => changeSitting({ [name]: Date.now() + from })),
    ),
  fc
    .tuple(fc.constantFrom(REVIEWS, NO_REVIEW), fc.boolean())
    .map(([centre, review]) => named(`${centre}: review ${review}`, () => changeCentre(centre, { review }))),
  fc
    .tuple(fc.constantFrom(REVIEWS, NO_REVIEW), fc.boolean())
    .map(([centre, passPending]) =>
      named(`${centre}: review off, pending passed: ${passPending}`, () =>
        changeCentre(centre, { review: false, passPending }),
      ),
    ),
  fc
    .tuple(fc.constantFrom(REVIEWS, NO_REVIEW), fc.constantFrom('online' as const, 'centre' as const))
    .map(([centre, money]) => named(`${centre}: money ${money}`, () => changeCentre(centre, { money }))),
  fc
    .tuple(fc.constantFrom(REVIEWS, NO_REVIEW), fc.constantFrom(8000, 9000))
    .map(([centre, fee]) => named(`${centre} costs ${fee}`, () => changeOfferings(centre, { fee }))),
  fc
    .tuple(fc.constantFrom(REVIEWS, NO_REVIEW), fc.constantFrom(0, 500))
    .map(([centre, seats]) =>
      named(`${centre} has ${seats} seats`, () => changeOfferings(centre, { seats })),
    ),
  fc
    .constantFrom('agreement' as const, 'sitting-notice' as const, 'province-notice' as const)
    .map((kind) => named(`new version of the ${kind}`, () => publishNext(kind))),
  fc
    .tuple(fc.constantFrom(MINUTE, HOUR, DAY), fc.constantFrom(HOUR, 3 * DAY))
    .map(([timeToPayMs, holdMs]) =>
      named(`${timeToPayMs / HOUR} h to pay, hold ${holdMs / HOUR} h`, () =>
        changeSitting({ timeToPayMs, holdMs }),
      ),
    ),
)

function named(name: string, happens: ChangeOfTerms['happens']): ChangeOfTerms {
  return { name, happens }
}
