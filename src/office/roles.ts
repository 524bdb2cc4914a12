/** The scope of each role: one test centre, one province, or the whole examination (spec B1). */
const SCOPE_KINDS = {
  reviewer: 'centre',
  'centre-administrator': 'centre',
  'province-administrator': 'province',
  'system-administrator': 'all',
} as const

export type Role = keyof typeof SCOPE_KINDS

/** An officer who is logged in, with the centre or province of the account. */
export type Officer = {
  id: string
  name: string
  role: Role
  centreId: string | null
  provinceId: string | null
}

export type CentreScope = { kind: 'centre'; id: string }
export type ProvinceScope = { kind: 'province'; id: string }

/** The part of the examination that an officer sees. It is part of every query of the officer's pages. */
export type Scope = CentreScope | ProvinceScope | { kind: 'all'; id: null }

export const ROLES = Object.keys(SCOPE_KINDS) as Role[]

/** Null where the account has a role of a centre or a province, but is not assigned to one. */
export function scopeOf({ role, centreId, provinceId }: Officer): Scope | null {
  const kind = SCOPE_KINDS[role]
  if (kind === 'all') return { kind, id: null }
  const id = kind === 'centre' ? centreId : provinceId
  return id === null ? null : { kind, id }
}

export function rolesWithScope(kind: Scope['kind']): Role[] {
  return ROLES.filter((role) => SCOPE_KINDS[role] === kind)
}
