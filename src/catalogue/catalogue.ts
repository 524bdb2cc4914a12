// The catalogue as rules and pages use it. Times are ms since 1970 (ends are exclusive), money integer fen.

/** Windows of a sitting, already narrowed by province and centre (spec section 13.2). */
export type Windows = {
  registrationFrom: number
  registrationUntil: number
  photoUntil: number
  reviewUntil: number
  paymentUntil: number
}

export type Sitting = {
  id: string
  name: string
  nameEn: string
  windows: Windows
  ticketFrom: number
  ticketUntil: number
  examFrom: number
  examUntil: number
  holdMs: number
  timeToPayMs: number
  graceMs: number
  reapprovals: number
  /** How long photos are kept after the last day of the examination. ms */
  keepPhotosMs: number
  maxSubjects: number
}

export type Province = { id: string; name: string; nameEn: string; windows: Windows; phone: string }

export type Centre = {
  id: string
  provinceId: string
  name: string
  nameEn: string
  city: string
  cityEn: string
  address: string
  addressEn: string
  phone: string
  review: boolean
  /** Where review is switched off: registrations still in review are passed, not left to the reviewers. */
  passPending: boolean
  classMandatory: boolean
  onSite: boolean
  onSiteNotice: string | null
  onSiteNoticeEn: string | null
  money: 'online' | 'centre'
  /** Where and when the centre takes the money, in its own words. */
  payNotice: string | null
  payNoticeEn: string | null
  /** The centre's own time to pay, or the sitting's. ms */
  timeToPayMs: number
  windows: Windows
}

export type Subject = { code: string; level: number; name: string; nameEn: string }

export type Slot = { id: string; startsAt: number; endsAt: number }

export type Offering = {
  id: string
  centreId: string
  subject: Subject
  slot: Slot
  fee: number
  seats: number
}

export type NoticeKind = 'agreement' | 'sitting-notice' | 'province-notice' | 'announcement' | 'how-it-works'

export type Notice = {
  /** '' is the sitting's own; versions are counted apart in each. */
  provinceId: string
  kind: NoticeKind
  version: number
  title: string
  titleEn: string
  body: string
  bodyEn: string
  changes: string
  changesEn: string
  publishedAt: number
}

/** One province's share of one sitting at one revision: all that a candidate's page needs. */
export type Catalogue = {
  revision: number
  sitting: Sitting
  province: Province
  /** In the order of their numbers. */
  centres: Centre[]
  /** Of all centres of the province, by level, then subject code. */
  offerings: Offering[]
  /** The newest of each kind: the province's where it has one, else the sitting's. */
  notices: Partial<Record<NoticeKind, Notice>>
}

/** The entry page: every sitting that is not over, soonest examination first, with its provinces in pinyin order. */
export type Entrance = {
  revision: number
  sittings: { sitting: Sitting; provinces: Province[] }[]
  /** Provinces that hold none of these sittings: a page of their own says so. */
  provincesWithoutSitting: { id: string; name: string; nameEn: string }[]
}
