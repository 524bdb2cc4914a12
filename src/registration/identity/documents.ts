/** Documents a candidate can register with, in the order of the page. */
export const DOCUMENT_TYPES = [
  'resident-card',
  'hk-macau-permit',
  'taiwan-permit',
  'residence-permit',
  'passport',
  'permanent-residence',
  'military',
] as const

export type DocumentType = (typeof DOCUMENT_TYPES)[number]

export function isDocumentType(text: unknown): text is DocumentType {
  return DOCUMENT_TYPES.some((type) => type === text)
}

/** Documents of foreigners: they name no ethnic group, so none is asked for. */
export function isForeignersDocument(type: DocumentType): boolean {
  return type === 'passport' || type === 'permanent-residence'
}

/**
 * The number without what changes when the document is renewed; null where the shape is not that of the document.
 * Numbers with a check character of their own are looked at elsewhere.
 */
export function lastingNumber(type: DocumentType, number: string): string | null {
  const parts = NUMBER_PATTERNS[type].exec(number)
  if (!parts) return null
  if (type !== 'military') return parts[1] ?? null
  return `${parts[1]}字第${parts[2]}号`
}

const NUMBER_PATTERNS: Record<DocumentType, RegExp> = {
  /** GB 11643-1999. */
  'resident-card': /^(\d{17}[\dX])$/,
  /**
   * H or M and 8 digits for life; cards before 2013 add two digits that count the renewals (Ministry of Public Security,
   * numbering rule of 1999). HA or MA and 7 digits for permanent residents of other nationality (NIA, 2024).
   */
  'hk-macau-permit': /^([HM](?:\d{8}|A\d{7}))(?:\d{2})?$/,
  /** 8 digits for life; booklets before 2015 add two digits that count the renewals and a letter in brackets. */
  'taiwan-permit': /^(\d{8})(?:\d{2}\(?[A-Z]?\)?)?$/,
  /** As the resident card (State Council, Guobanfa 2018 No. 81). */
  'residence-permit': /^(\d{17}[\dX])$/,
  /** At most 9 letters and digits (ICAO Doc 9303-3, 4.2.2), as E12345678, EA1234567 and G12345678 of China are. */
  passport: /^(?=.*\d)([A-Z0-9]{5,9})$/,
  /**
   * 18 digits beginning with 9 (NIA, cards since 2023-12); 3 letters and 12 digits (cards of 2017). The check digit of the
   * older ones is not published, so a slip in one goes through to the officer.
   */
  'permanent-residence': /^(9\d{16}[\dX]|[A-Z]{3}\d{12})$/,
  /** 军字第2001988号, 南字第01234567号: who issued it, then the number; 字, 第 and 号 may be left out. */
  military: /^((?![字第号])\p{Script=Han}{1,4}?)字?第?([A-Z0-9]{4,10})号?$/u,
}
