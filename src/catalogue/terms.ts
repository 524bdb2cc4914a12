import type { Terms } from '../registration/machine/terms.ts'
import type { Catalogue, Windows } from './catalogue.ts'
import { centreOf, offeringsAt } from './lookup.ts'

/** The notices that must be agreed to before a submission; one that the catalogue lacks is not asked for. */
const NOTICES_TO_AGREE = ['agreement', 'sitting-notice', 'province-notice'] as const

/** The terms of one centre; of the province where none is chosen yet. */
export function termsFromCatalogue(catalogue: Catalogue, centreId: string | null): Terms {
  const { sitting, province, revision, notices } = catalogue
  const centre = centreId === null ? undefined : centreOf(catalogue, centreId)
  const versions = NOTICES_TO_AGREE.flatMap((kind) => {
    const notice = notices[kind]
    return notice ? [[kind, notice.version] as const] : []
  })
  const offerings = centre ? offeringsAt(catalogue, centre.id) : []
  return {
    revision,
    province: province.id,
    centre: centre?.id ?? null,
    windows: centre?.windows ?? province.windows,
    elsewhere: latestEnds(catalogue.centres.map(({ windows }) => windows)),
    review: centre?.review ?? true,
    passPending: centre?.passPending ?? false,
    money: centre?.money ?? 'online',
    timeToPayMs: centre?.timeToPayMs ?? sitting.timeToPayMs,
    holdMs: sitting.holdMs,
    graceMs: sitting.graceMs,
    maxReapprovals: sitting.reapprovals,
    photosUntil: sitting.examUntil + sitting.keepPhotosMs,
    notices: Object.fromEntries(versions),
    offerings: Object.fromEntries(offerings.map(({ id, seats, fee }) => [id, { seats, fee }])),
  }
}

/** A photo is uploaded after the form was submitted at a centre: both must be open there. */
export function latestEnds(windows: readonly Windows[]): Terms['elsewhere'] {
  return {
    registrationUntil: Math.max(0, ...windows.map((one) => one.registrationUntil)),
    photoUntil: Math.max(0, ...windows.map((one) => Math.min(one.registrationUntil, one.photoUntil))),
    reviewUntil: Math.max(0, ...windows.map((one) => one.reviewUntil)),
  }
}

/** Of two terms of one place the ones with the higher revision; of two places those just read. A desk never takes lower ones. */
export function newestTerms(known: Terms | null, read: Terms): Terms {
  const isSamePlace = known?.province === read.province && known.centre === read.centre
  return isSamePlace && known.revision > read.revision ? known : read
}
