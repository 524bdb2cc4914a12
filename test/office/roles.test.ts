import { describe, expect, test } from 'vitest'
import { ROLES, rolesWithScope, scopeOf } from '../../src/office/roles.ts'
import { mayUse, OFFICE_ROUTES, rolesFor } from '../../src/office/route-roles.ts'

describe('the scope of an officer', () => {
  const he = { id: 'staff-he', name: '何处长', centreId: '410032', provinceId: 'henan' }

  test.each([
    ['reviewer', { kind: 'centre', id: '410032' }],
    ['centre-administrator', { kind: 'centre', id: '410032' }],
    ['province-administrator', { kind: 'province', id: 'henan' }],
    ['system-administrator', { kind: 'all', id: null }],
  ] as const)('follows from the role: %s', (role, scope) => {
    expect(scopeOf({ ...he, role })).toEqual(scope)
  })

  test.each(['reviewer', 'centre-administrator', 'province-administrator'] as const)(
    'is none where a %s is assigned to no centre and no province',
    (role) => {
      expect(scopeOf({ ...he, role, centreId: null, provinceId: null })).toBeNull()
    },
  )

  test('every role has exactly one kind of scope', () => {
    const kinds = (['centre', 'province', 'all'] as const).flatMap(rolesWithScope)
    expect(kinds.toSorted()).toEqual(ROLES.toSorted())
  })
})

describe('the table of routes and roles', () => {
  test('names each address once', () => {
    const addresses = OFFICE_ROUTES.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('opens the review to the roles of a centre, and to no other role', () => {
    const roles = rolesFor('POST', '/office/review/:id/approval')
    expect(ROLES.filter((role) => mayUse(roles, role))).toEqual(['reviewer', 'centre-administrator'])
  })

  test('closes an address that it does not have, and another method of one that it has', () => {
    for (const roles of [rolesFor('GET', '/office/anything'), rolesFor('POST', '/office')]) {
      expect(roles).toBeNull()
      expect(ROLES.filter((role) => mayUse(roles, role))).toEqual([])
    }
  })
})
