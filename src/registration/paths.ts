import type { NoticeKind } from '../catalogue/catalogue.ts'
import type { PageName } from './journey.ts'

/** Where a form of the journey posts to, or a page that belongs to another. */
type FurtherPath =
  | 'submission'
  | 'withdrawal'
  | 'deletion'
  | 'payment/way'
  | 'order'
  | 'order/status'
  | 'order/update'
  | 'order/another'
  | 'documents'
  | 'form'
  | 'form.pdf'
  | 'identity/draft'
  | 'details/draft'
  | 'details/subjects'
  | 'photo/warning'

/** `/register/2027-03/details`; the hub has the short address. */
export function pagePath(page: PageName | FurtherPath, sitting: string): string {
  const base = `/register/${sitting}`
  if (page === 'hub') return base
  if (page === 'sitting-notice' || page === 'province-notice') return `${base}/notices/${page}`
  return `${base}/${page}`
}

/** Where a notice leads to once it is agreed to; without one, to what comes next. */
export const AFTER_NOTICE = ['identity', 'details', 'photo', 'submission'] as const

export type AfterNotice = (typeof AFTER_NOTICE)[number]

export function noticePath(kind: NoticeKind, sitting: string, next: string | null): string {
  const path = pagePath(kind, sitting)
  return AFTER_NOTICE.some((one) => one === next) ? `${path}?next=${next}` : path
}

/** `came` counts the loads since the candidate came back from the platform. */
export function orderPath(sitting: string, query?: { came: number }): string {
  const path = pagePath('order', sitting)
  return query ? `${path}?came=${query.came}` : path
}

/** The picture itself, for its owner only. */
export function photoPath(photo: { hash: string }, sitting: string): string {
  return `${pagePath('photo', sitting)}/${photo.hash}.jpg`
}

/** After login: which sitting, which province, what comes next. */
export const WELCOME = '/welcome'
