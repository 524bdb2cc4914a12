import { and, eq } from 'drizzle-orm'
import {
  centre,
  notice,
  offering,
  province,
  sitting,
  sittingCentre,
  sittingProvince,
  slot,
  subject,
} from '../db/schema.ts'
import { CatalogueChange } from './catalogue-change-store.ts'
import type { Narrowing } from './windows.ts'

// The only file that writes tables of the catalogue; a law of test/site looks for others. Each function makes one change, to be
// carried out by `CatalogueChange.apply`. Saving adds the row or changes it, and may be repeated. Nothing is ever deleted:
// registrations name what they chose.

export function saveSitting(row: typeof sitting.$inferInsert): CatalogueChange {
  return new CatalogueChange({ sitting: row.id, province: '' }, (d) =>
    d.insert(sitting).values(row).onConflictDoUpdate({ target: sitting.id, set: row }),
  )
}

/** The name of a province. */
export function saveProvince(row: typeof province.$inferInsert): CatalogueChange {
  return new CatalogueChange({ sitting: '', province: '' }, (d) =>
    d.insert(province).values(row).onConflictDoUpdate({ target: province.id, set: row }),
  )
}

/** A province holds a sitting: its telephone number, and its windows where they are narrower. */
export function saveSittingProvince(row: typeof sittingProvince.$inferInsert): CatalogueChange {
  return new CatalogueChange({ sitting: row.sittingId, province: row.provinceId }, (d) =>
    d
      .insert(sittingProvince)
      .values(row)
      .onConflictDoUpdate({ target: [sittingProvince.sittingId, sittingProvince.provinceId], set: row }),
  )
}

/** Name and address of a centre. Its province never changes: revisions of two provinces cannot be compared. */
export function saveCentre(row: typeof centre.$inferInsert): CatalogueChange {
  const { provinceId, ...changeable } = row
  return new CatalogueChange({ sitting: '', province: provinceId }, (d) =>
    d.insert(centre).values(row).onConflictDoUpdate({ target: centre.id, set: changeable }),
  )
}

/** A centre holds a sitting: its switches, and its windows where they are narrower. The centre must be there. */
export function saveSittingCentre(row: typeof sittingCentre.$inferInsert): CatalogueChange {
  return new CatalogueChange({ sitting: row.sittingId, provinceOfCentre: row.centreId }, (d) =>
    d
      .insert(sittingCentre)
      .values(row)
      .onConflictDoUpdate({ target: [sittingCentre.sittingId, sittingCentre.centreId], set: row }),
  )
}

export function saveSubject(row: typeof subject.$inferInsert): CatalogueChange {
  return new CatalogueChange({ sitting: '', province: '' }, (d) =>
    d.insert(subject).values(row).onConflictDoUpdate({ target: subject.code, set: row }),
  )
}

/** Date and time of a slot; the sitting it belongs to never changes. */
export function saveSlot(row: typeof slot.$inferInsert): CatalogueChange {
  const { startsAt, endsAt } = row
  return new CatalogueChange({ sitting: row.sittingId, province: '' }, (d) =>
    d.insert(slot).values(row).onConflictDoUpdate({ target: slot.id, set: { startsAt, endsAt } }),
  )
}

/** A subject at a centre: slot, fee and seats may change, what is examined and where may not. */
export function saveOffering(row: typeof offering.$inferInsert): CatalogueChange {
  const { slotId, fee, seats } = row
  return new CatalogueChange({ sitting: row.sittingId, provinceOfCentre: row.centreId }, (d) =>
    d.insert(offering).values(row).onConflictDoUpdate({ target: offering.id, set: { slotId, fee, seats } }),
  )
}

/** A version that was published stays as it is: candidates have agreed to it. Publishing it again fails. */
export function publishNotice(row: typeof notice.$inferInsert): CatalogueChange {
  return new CatalogueChange({ sitting: row.sittingId, province: row.provinceId }, (d) =>
    d.insert(notice).values(row),
  )
}

/** Windows of a sitting, or of a province or centre that narrows them; windows that are not named stay. ms since 1970 */
export function changeWindows(
  of: { sitting: string; province?: string; centre?: string },
  windows: Narrowing,
): CatalogueChange {
  const { sitting: sittingId, province: provinceId, centre: centreId } = of
  if (centreId !== undefined) {
    const { registrationFrom: _, ...ends } = windows
    return new CatalogueChange({ sitting: sittingId, provinceOfCentre: centreId }, (d) =>
      d
        .update(sittingCentre)
        .set(ends)
        .where(and(eq(sittingCentre.sittingId, sittingId), eq(sittingCentre.centreId, centreId))),
    )
  }
  if (provinceId !== undefined) {
    return new CatalogueChange({ sitting: sittingId, province: provinceId }, (d) =>
      d
        .update(sittingProvince)
        .set(windows)
        .where(and(eq(sittingProvince.sittingId, sittingId), eq(sittingProvince.provinceId, provinceId))),
    )
  }
  const given = Object.fromEntries(Object.entries(windows).filter(([, until]) => typeof until === 'number'))
  return new CatalogueChange({ sitting: sittingId, province: '' }, (d) =>
    d.update(sitting).set(given).where(eq(sitting.id, sittingId)),
  )
}
