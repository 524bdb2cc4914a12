import { expect, test } from 'vitest'
import { DESK_FORMATS } from '../../../src/registration/desk/desk-formats.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { FORMAT_1 } from './format-1.ts'
import { FORMAT_2 } from './format-2.ts'
import type { StoredState } from './stored-state.ts'

const bodyOf = ({ rows }: StoredState) => JSON.parse(String(rows.registration?.[0]?.body)) as Registration
const upgraded = (state: StoredState) =>
  DESK_FORMATS[1]?.bodies.registration?.({ ...bodyOf(state) }) as unknown as Registration

test.each(['paid', 'approved-while-paying', 'approved-while-refunding'] as const)(
  'a trade of the first release at the stage "%s" has every field that trades have now',
  (stage) => {
    const [before] = upgraded(FORMAT_1[stage]).trades
    const [now] = bodyOf(FORMAT_2[stage]).trades
    const fields = (one: object | undefined) => Object.keys(one ?? {}).sort()
    expect(fields(before)).toEqual(fields(now))
    expect(fields(before?.state)).toEqual(fields(now?.state))
  },
)

test('its mails go to the address that the registration had, and its money counts as confirmed', () => {
  const registration = upgraded(FORMAT_1.paid)
  const { name, email } = registration.details ?? {}
  expect(registration.trades[0]).toMatchObject({ contact: { name, email }, unconfirmedSince: null })
})
