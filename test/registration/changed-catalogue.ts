import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { CatalogueChange } from '../../src/catalogue/catalogue-change-store.ts'
import {
  publishNotice,
  saveOffering,
  saveSitting,
  saveSittingCentre,
} from '../../src/catalogue/catalogue-writes-store.ts'
import { notice, offering, sitting, sittingCentre } from '../../src/db/schema.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'

const d = drizzle(env.DB)

type Centre = typeof sittingCentre.$inferSelect

/** The catalogue as it stands now; `restore` puts it back, but for new versions of notices. */
export async function keptCatalogue(): Promise<{ restore: () => Promise<void> }> {
  const sittings = await d.select().from(sitting)
  const centres = await d.select().from(sittingCentre)
  const offerings = await d.select().from(offering)
  const all = [
    ...sittings.map(saveSitting),
    ...centres.map(saveSittingCentre),
    ...offerings.map(saveOffering),
  ]
  return { restore: () => apply(...all) }
}

/** An administrator changes the settings of a centre in mid-sitting. */
export async function changeCentre(id: string, more: Partial<Centre>): Promise<void> {
  const rows = await d.select().from(sittingCentre).where(eq(sittingCentre.centreId, id))
  await apply(...rows.map((row) => saveSittingCentre({ ...row, ...more })))
}

/** The windows of the sitting end for every centre. */
export async function changeSitting(more: Partial<typeof sitting.$inferSelect>): Promise<void> {
  const rows = await d.select().from(sitting).where(eq(sitting.id, SITTING_ID))
  await apply(...rows.map((row) => saveSitting({ ...row, ...more })))
}

export async function changeFees(centre: string, fee: number): Promise<void> {
  const rows = await d.select().from(offering).where(eq(offering.centreId, centre))
  await apply(...rows.map((row) => saveOffering({ ...row, fee })))
}

export async function publishNewAgreement(): Promise<void> {
  const rows = await d.select().from(notice).where(eq(notice.sittingId, SITTING_ID))
  const [newest] = rows
    .filter(({ kind }) => kind === 'agreement')
    .sort((one, other) => other.version - one.version)
  if (newest) await apply(publishNotice({ ...newest, version: newest.version + 1 }))
}

function apply(...changes: CatalogueChange[]): Promise<void> {
  return CatalogueChange.apply(env.DB, changes)
}
