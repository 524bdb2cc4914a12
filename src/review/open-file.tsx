import type { Done } from '../../views/review/done-line.tsx'
import type { Changes, Opened } from '../../views/review/opened.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { beijingTime } from '../lib/calendar.ts'
import type { RegistrationView } from '../registration/desk/desk-store.ts'
import type { Registration } from '../registration/machine/registration.ts'
import { snapshotOf } from '../registration/machine/review.ts'
import { isStored } from '../registration/photo/photo-store.ts'
import type { AppContext } from '../site.ts'
import { checkDocument } from './checks.ts'
import type { Office, Reviewer } from './office.ts'
import { gone, withOffice } from './reception.tsx'
import { doneIn } from './remember.ts'
import { claimStatement, fileStatement, sittingOf } from './review-store.ts'
import { changedFields, type Seen, seenOf } from './seen.ts'

/** A file of the officer's centre, as D1 was told; `holder` has the claim of its document. */
export type Found = {
  office: Office
  catalogue: Catalogue
  id: string
  holder: string | null
  done: Done | null
}

type Answer = Response | Promise<Response>

/** The file in the address, where it is of the officer's centre; no desk is touched before that is known. */
export function withFound(c: AppContext, answer: (found: Found) => Answer): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const done = doneIn(c)
  return withOffice(
    c,
    {
      sitting: () => sittingOf(id),
      statements: (d, scope) =>
        [
          fileStatement(d, scope, id),
          claimStatement(d, id),
          fileStatement(d, scope, done?.id ?? ''),
        ] as const,
    },
    (office, [[row], [claim], [settled]]) => {
      const { catalogue } = office
      if (!row || !catalogue) return gone(c)
      const said = done && settled ? { ...done, name: settled.name ?? '' } : null
      return answer({ office, catalogue, id: row.id, holder: claim?.holder ?? null, done: said })
    },
  )
}

/** The same with the file as its desk has it: D1 may not have heard yet that the candidate has moved to another centre. */
export function withView(
  c: AppContext,
  answer: (found: Found, view: RegistrationView) => Answer,
): Promise<Response> {
  return withFound(c, async (found) => {
    const view = await c.env.REGISTRATION.getByName(found.id).read()
    return isOwn(found, view) ? answer(found, view) : gone(c)
  })
}

export function isOwn(found: Found, view: RegistrationView | null): view is RegistrationView {
  return view !== null && view.registration.centre === found.office.officer.centreId
}

/** Everything a page shows of a file: the number in full only while it waits, and then written down by the desk. */
export async function opened(
  c: AppContext,
  found: Found,
  view: RegistrationView,
  seen: Seen | null = null,
): Promise<Opened> {
  const { office, catalogue, id, done } = found
  const { registration: file } = view
  const [number, stored] = await Promise.all([
    file.stage.is === 'pending' ? numberOf(c, id, office.officer) : null,
    file.photo ? isStored(c.env, id, file.photo.hash) : false,
  ])
  const { identity, details } = file
  const today = beijingTime(c.var.now).date
  return {
    ...{ page: c.var.page, office, catalogue, view, number, stored, done },
    checks:
      number && identity && details ? checkDocument({ type: identity.type, number }, details, today) : [],
    claim: found.holder === null ? 'none' : found.holder === id ? 'own' : 'other',
    changes: changesIn(file, seen),
  }
}

export function personOf({ id, name, centreId }: Reviewer) {
  return { is: 'officer', id, name, centre: centreId } as const
}

/** Against what stood on the page that was sent, where that differs, else against what was decided on last. */
function changesIn(file: Registration, seen: Seen | null): Changes | null {
  const snapshot = snapshotOf(file)
  if (file.stage.is !== 'pending' || !snapshot) return null
  const now = seenOf(snapshot)
  const sincePage = seen ? changedFields(seen, now) : []
  if (seen && sincePage.length > 0) return { since: 'page', before: seen, fields: sincePage }
  if (!file.lastReviewed) return null
  const before = seenOf(file.lastReviewed)
  return { since: 'last', before, fields: changedFields(before, now) }
}

function numberOf(c: AppContext, id: string, officer: Reviewer): Promise<string | null> {
  return c.env.REGISTRATION.getByName(id).showNumber(personOf(officer), c.var.now, c.var.requestId)
}
