import { ROLES, type Role, rolesWithScope } from './roles.ts'

/** One address of the office and the roles that may use it. An address for `anyone` shows and changes no candidate's data. */
type OfficeRoute = { method: 'GET' | 'POST'; path: string; roles: readonly Role[] | 'anyone' }

/** Those who decide for a centre (spec B1), and book payments at its counter (H2). */
const REVIEWERS = rolesWithScope('centre')

/** Those who give money back and see to questions about money, for a province. */
const PROVINCE = rolesWithScope('province')

/** Every address of the office. An address that is not in this table is closed to every role. */
export const OFFICE_ROUTES: readonly OfficeRoute[] = [
  { method: 'GET', path: '/office/login', roles: 'anyone' },
  { method: 'POST', path: '/office/login', roles: 'anyone' },
  { method: 'GET', path: '/office/logout', roles: 'anyone' },
  { method: 'POST', path: '/office/logout', roles: 'anyone' },
  { method: 'GET', path: '/office', roles: ROLES },
  { method: 'GET', path: '/office/keys', roles: REVIEWERS },
  { method: 'POST', path: '/office/keys', roles: REVIEWERS },
  { method: 'GET', path: '/office/review', roles: REVIEWERS },
  { method: 'GET', path: '/office/review/next', roles: REVIEWERS },
  { method: 'GET', path: '/office/review/count', roles: REVIEWERS },
  { method: 'POST', path: '/office/review/search', roles: REVIEWERS },
  { method: 'GET', path: '/office/review/:id', roles: REVIEWERS },
  { method: 'GET', path: '/office/review/:id/photo/:hash', roles: REVIEWERS },
  { method: 'POST', path: '/office/review/:id/approval', roles: REVIEWERS },
  { method: 'POST', path: '/office/review/:id/return', roles: REVIEWERS },
  { method: 'POST', path: '/office/review/:id/skip', roles: REVIEWERS },
  { method: 'GET', path: '/office/money', roles: REVIEWERS },
  { method: 'GET', path: '/office/money/:id', roles: REVIEWERS },
  { method: 'POST', path: '/office/money/:id/receipt', roles: REVIEWERS },
  { method: 'GET', path: '/office/money/:id/cancellation', roles: REVIEWERS },
  { method: 'POST', path: '/office/money/:id/cancellation', roles: REVIEWERS },
  { method: 'POST', path: '/office/money/:id/refund', roles: REVIEWERS },
  { method: 'GET', path: '/office/questions', roles: PROVINCE },
  { method: 'POST', path: '/office/questions/unmatched', roles: PROVINCE },
  { method: 'GET', path: '/office/registrations', roles: PROVINCE },
  { method: 'POST', path: '/office/registrations/search', roles: PROVINCE },
  { method: 'GET', path: '/office/registrations/:id', roles: PROVINCE },
  { method: 'GET', path: '/office/registrations/:id/cancellation', roles: PROVINCE },
  { method: 'POST', path: '/office/registrations/:id/cancellation', roles: PROVINCE },
  { method: 'POST', path: '/office/registrations/:id/refund-request', roles: PROVINCE },
  { method: 'POST', path: '/office/registrations/:id/refund-record', roles: PROVINCE },
  // These only redirect to the page that has the form.
  { method: 'GET', path: '/office/review/search', roles: 'anyone' },
  { method: 'GET', path: '/office/review/:id/approval', roles: 'anyone' },
  { method: 'GET', path: '/office/review/:id/return', roles: 'anyone' },
  { method: 'GET', path: '/office/review/:id/skip', roles: 'anyone' },
  { method: 'GET', path: '/office/money/:id/receipt', roles: 'anyone' },
  { method: 'GET', path: '/office/money/:id/refund', roles: 'anyone' },
  { method: 'GET', path: '/office/questions/unmatched', roles: 'anyone' },
  { method: 'GET', path: '/office/registrations/search', roles: 'anyone' },
  { method: 'GET', path: '/office/registrations/:id/refund-request', roles: 'anyone' },
  { method: 'GET', path: '/office/registrations/:id/refund-record', roles: 'anyone' },
]

/** Null where the table does not have the address. */
export function rolesFor(method: string, path: string): OfficeRoute['roles'] | null {
  return OFFICE_ROUTES.find((route) => route.method === method && route.path === path)?.roles ?? null
}

export function mayUse(roles: OfficeRoute['roles'] | null, role: Role): boolean {
  return roles === 'anyone' || (roles?.includes(role) ?? false)
}
