import type {
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
import type { Catalogue, Centre, Entrance, Notice, Offering, Province, Sitting } from './catalogue.ts'
import { inPinyinOrder } from './lookup.ts'
import { narrowWindows } from './windows.ts'

type SittingRow = typeof sitting.$inferSelect
type ProvinceRow = typeof province.$inferSelect
type SittingProvinceRow = typeof sittingProvince.$inferSelect

/** One province's share of a sitting, as it lies in the tables. */
type CatalogueRows = {
  revision: number
  sitting: SittingRow
  province: ProvinceRow
  sittingProvince: SittingProvinceRow
  centres: (typeof centre.$inferSelect)[]
  sittingCentres: (typeof sittingCentre.$inferSelect)[]
  subjects: (typeof subject.$inferSelect)[]
  slots: (typeof slot.$inferSelect)[]
  offerings: (typeof offering.$inferSelect)[]
  /** The newest of each kind of the sitting and of the province. */
  notices: (typeof notice.$inferSelect)[]
}

export function assembleCatalogue(rows: CatalogueRows): Catalogue {
  const sitting = sittingOf(rows.sitting)
  const province = provinceOf(sitting, rows.province, rows.sittingProvince)
  return {
    revision: rows.revision,
    sitting,
    province,
    centres: centresOf(rows, sitting, province),
    offerings: offeringsOf(rows),
    notices: noticesOf(rows),
  }
}

export function assembleEntrance(rows: {
  revision: number
  sittings: readonly SittingRow[]
  sittingProvinces: readonly SittingProvinceRow[]
  provinces: readonly ProvinceRow[]
}): Entrance {
  const provinces = inPinyinOrder(rows.provinces)
  const sittingProvinceOf = (provinceId: string, sittingId?: string) =>
    rows.sittingProvinces.find(
      (row) => row.provinceId === provinceId && (sittingId === undefined || row.sittingId === sittingId),
    )
  const sittings = rows.sittings
    .toSorted((one, other) => one.examFrom - other.examFrom)
    .map((row) => {
      const sitting = sittingOf(row)
      const held = provinces.flatMap((province) => {
        const row = sittingProvinceOf(province.id, sitting.id)
        return row ? [provinceOf(sitting, province, row)] : []
      })
      return { sitting, provinces: held }
    })
  return {
    revision: rows.revision,
    sittings,
    provincesWithoutSitting: provinces.filter(({ id }) => !sittingProvinceOf(id)),
  }
}

/** When the first of its sittings is over, with examination and tickets: from then on an entrance must be read anew. ms */
export function entranceValidUntil({ sittings }: Entrance): number {
  return Math.min(...sittings.map(({ sitting }) => Math.max(sitting.examUntil, sitting.ticketUntil)))
}

function noticeOf({ sittingId: _, ...row }: typeof notice.$inferSelect): Notice {
  return row
}

function sittingOf(row: SittingRow): Sitting {
  const { registrationFrom, registrationUntil, photoUntil, reviewUntil, paymentUntil, ...rest } = row
  const windows = narrowWindows({
    registrationFrom,
    registrationUntil,
    photoUntil,
    reviewUntil,
    paymentUntil,
  })
  return { ...rest, windows }
}

function provinceOf(
  sitting: Sitting,
  { id, name, nameEn }: ProvinceRow,
  sittingProvince: SittingProvinceRow,
): Province {
  return {
    id,
    name,
    nameEn,
    windows: narrowWindows(sitting.windows, sittingProvince),
    phone: sittingProvince.phone,
  }
}

function centresOf(rows: CatalogueRows, sitting: Sitting, province: Province): Centre[] {
  const settingsByCentre = new Map(rows.sittingCentres.map((row) => [row.centreId, row]))
  return rows.centres
    .flatMap((row) => {
      const settings = settingsByCentre.get(row.id)
      if (!settings) return []
      const { review, passPending, classMandatory, onSite, onSiteNotice, onSiteNoticeEn } = settings
      const { money, payNotice, payNoticeEn } = settings
      return {
        ...row,
        review,
        passPending,
        classMandatory,
        onSite,
        onSiteNotice,
        onSiteNoticeEn,
        money,
        payNotice,
        payNoticeEn,
        timeToPayMs: settings.timeToPayMs ?? sitting.timeToPayMs,
        windows: narrowWindows(province.windows, settings),
      }
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** An offering whose subject or slot is not there is not shown: half of it could not be sat. */
function offeringsOf({ offerings, subjects, slots }: CatalogueRows): Offering[] {
  const subjectByCode = new Map(subjects.map((subject) => [subject.code, subject]))
  const slotById = new Map(slots.map(({ id, startsAt, endsAt }) => [id, { id, startsAt, endsAt }]))
  return offerings
    .flatMap(({ id, centreId, subjectCode, slotId, fee, seats }) => {
      const subject = subjectByCode.get(subjectCode)
      const slot = slotById.get(slotId)
      return subject && slot ? [{ id, centreId, subject, slot, fee, seats }] : []
    })
    .toSorted(
      ({ subject: one, id: a }, { subject: other, id: b }) =>
        one.level - other.level || Number(one.code) - Number(other.code) || (a < b ? -1 : 1),
    )
}

function noticesOf(rows: CatalogueRows): Catalogue['notices'] {
  const notices: Catalogue['notices'] = {}
  for (const row of rows.notices) {
    if (row.provinceId !== '' || !notices[row.kind]) notices[row.kind] = noticeOf(row)
  }
  return notices
}
