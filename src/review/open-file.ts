import type { Changes, FilePageProps } from '../../views/review/file-page-props.ts'
import type { FlashMessage } from '../../views/review/flash.tsx'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { beijingTime } from '../lib/calendar.ts'
import type { CentreContext } from '../office/office-context.ts'
import { notFoundHere, withCentrePage } from '../office/page.ts'
import { readDeskWithHistory, showDocumentNumber } from '../registration/desk/call-desk.ts'
import type { ViewWithHistory } from '../registration/desk/desk-contract.ts'
import type { Registration } from '../registration/machine/registration.ts'
import { snapshotOf } from '../registration/machine/review.ts'
import { isStored } from '../registration/photo/photo-store.ts'
import type { AppContext } from '../site.ts'
import { checkDocument } from './document-check.ts'
import { handledInAddress } from './handled-cookie.ts'
import { claimStatement, fileStatement, sittingOf } from './review-store.ts'
import { changedFields, type ShownSnapshot, shownSnapshotOf } from './shown-snapshot.ts'

/** A file of the officer's centre, as D1 was told; `holder` has the claim of its document. */
export type FoundFile = {
  office: CentreContext
  catalogue: Catalogue
  id: string
  claimHolder: string | null
  flash: FlashMessage | null
}

type Answer = Response | Promise<Response>

/** The file in the address, where it is of the officer's centre; no desk is touched before that is known. */
export function withFile(c: AppContext, answer: (found: FoundFile) => Answer): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const done = handledInAddress(c)
  return withCentrePage(
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
      if (!row || !catalogue) return notFoundHere(c)
      const said = done && settled ? { ...done, name: settled.name ?? '' } : null
      return answer({ office, catalogue, id: row.id, claimHolder: claim?.holder ?? null, flash: said })
    },
  )
}

/** The same with the file as its desk has it: D1 may not have heard yet that the candidate has moved to another centre. */
export function withFileView(
  c: AppContext,
  answer: (found: FoundFile, view: ViewWithHistory) => Answer,
): Promise<Response> {
  return withFile(c, async (found) => {
    const view = await readDeskWithHistory(c, found.id)
    return isAtOfficersCentre(found, view) ? answer(found, view) : notFoundHere(c)
  })
}

export function isAtOfficersCentre(found: FoundFile, view: ViewWithHistory | null): view is ViewWithHistory {
  return view !== null && view.registration.centre === found.office.scope.id
}

/** Everything a page shows of a file: the number in full only while it waits, and then written down by the desk. */
export async function filePageProps(
  c: AppContext,
  found: FoundFile,
  view: ViewWithHistory,
  seen: ShownSnapshot | null = null,
): Promise<FilePageProps> {
  const { office, catalogue, id, flash: done } = found
  const { registration: file } = view
  const [number, stored] = await Promise.all([
    file.stage.is === 'pending' ? showNumber(c, id, office) : null,
    file.photo ? isStored(c.env, id, file.photo.hash) : false,
  ])
  const { identity, details } = file
  const today = beijingTime(c.var.now).date
  return {
    ...{ page: c.var.page, office, catalogue, view, number, isPhotoStored: stored, flash: done },
    checks:
      number && identity && details ? checkDocument({ type: identity.type, number }, details, today) : [],
    claim: found.claimHolder === null ? 'none' : found.claimHolder === id ? 'own' : 'other',
    changes: changesOf(file, seen),
  }
}

export function actorOf({ officer, scope }: CentreContext) {
  return { is: 'officer', id: officer.id, name: officer.name, centre: scope.id } as const
}

/** Against what stood on the page that was sent, where that differs, else against what was decided on last. */
function changesOf(file: Registration, seen: ShownSnapshot | null): Changes | null {
  const snapshot = snapshotOf(file)
  if (file.stage.is !== 'pending' || !snapshot) return null
  const now = shownSnapshotOf(snapshot)
  const sincePage = seen ? changedFields(seen, now) : []
  if (seen && sincePage.length > 0) return { since: 'page', before: seen, fields: sincePage }
  if (!file.lastReviewed) return null
  const before = shownSnapshotOf(file.lastReviewed)
  return { since: 'last', before, fields: changedFields(before, now) }
}

function showNumber(c: AppContext, id: string, office: CentreContext): Promise<string | null> {
  return showDocumentNumber(c, id, { by: actorOf(office), now: c.var.now, requestId: c.var.requestId })
}
