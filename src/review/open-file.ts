import type { Changes, FilePageProps } from '../../views/review/file-page-props.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { beijingTime } from '../lib/calendar.ts'
import { type AuditAction, recordLook } from '../office/audit-store.ts'
import type { CentreContext } from '../office/office-context.ts'
import { notFoundHere, withCentrePage } from '../office/page.ts'
import { readDeskWithHistory, showDocumentNumber } from '../registration/desk/call-desk.ts'
import type { ShownNumber, ViewWithHistory } from '../registration/desk/desk-contract.ts'
import { documentOf } from '../registration/machine/documents.ts'
import type { Registration, StageName } from '../registration/machine/registration.ts'
import { snapshotOf } from '../registration/machine/review.ts'
import { isStored } from '../registration/photo/photo-store.ts'
import type { AppContext } from '../site.ts'
import { checkDocument } from './document-check.ts'
import { filePageQuery } from './file-store.ts'
import { handledInAddress } from './handled-cookie.ts'
import { type FlashMessage, flashOf } from './handled-files.ts'
import { changedFields, type ShownSnapshot, shownSnapshotOf } from './shown-snapshot.ts'

/** A registration of the officer's centre as projected; `claimHolder` has the claim of its document. */
export type FoundFile = {
  office: CentreContext
  catalogue: Catalogue
  id: string
  claimHolder: string | null
  flash: FlashMessage | null
  /** The looks that the batch of this page has written into the audit. */
  audited: AuditAction[]
}

type Answer = Response | Promise<Response>

/**
 * The registration, if it is of the officer's centre. Its desk is not called before that is known. `isShown`: the page shows it, so
 * the look is written into the audit. `isMoved`: the request is to move it.
 */
export function withFile(
  c: AppContext,
  { id, isShown, isMoved = false }: { id: string; isShown: boolean; isMoved?: boolean },
  answer: (found: FoundFile) => Answer,
): Promise<Response> {
  const { now, requestId } = c.var
  const handled = handledInAddress(c)
  const query = filePageQuery({ now, requestId, id, isShown, isMoved, handledId: handled?.id })
  return withCentrePage(c, query, (office, [[row], [claim], [handledRow]]) => {
    const { catalogue } = office
    if (!row || !catalogue) return notFoundHere(c)
    return answer({
      office,
      catalogue,
      id,
      claimHolder: claim?.holder ?? null,
      flash: flashOf(handled, handledRow),
      audited: isShown ? looksAt(row.stage) : [],
    })
  })
}

/** The same with the registration as its desk has it: D1 may not know yet that the candidate has moved to another centre. */
export function withFileView(
  c: AppContext,
  of: { id: string; isShown: boolean },
  answer: (found: FoundFile, view: ViewWithHistory) => Answer,
): Promise<Response> {
  return withFile(c, of, async (found) => {
    const view = await readDeskWithHistory(c, found.id)
    return isAtOfficersCentre(found, view) ? answer(found, view) : notFoundHere(c)
  })
}

export function isAtOfficersCentre(found: FoundFile, view: ViewWithHistory | null): view is ViewWithHistory {
  return view !== null && view.registration.centre === found.office.scope.id
}

/** Everything that a page shows of a registration. The document number is in full only while the registration waits. */
export async function filePageProps(
  c: AppContext,
  found: FoundFile,
  view: ViewWithHistory,
  shown: ShownSnapshot | null = null,
): Promise<FilePageProps> {
  const { office, catalogue, id, claimHolder, flash } = found
  const { registration } = view
  const [document, isPhotoStored] = await Promise.all([
    registration.stage.is === 'pending' ? showNumber(c, id, office) : null,
    registration.photo ? isStored(c.env, id, registration.photo.hash) : false,
    auditMissingLooks(c, found, registration.stage.is),
  ])
  const number = document?.number ?? null
  return {
    page: c.var.page,
    office,
    catalogue,
    view,
    number,
    isNumberUnreadable: document !== null && number === null,
    checks: number === null ? [] : checksOf(registration, number, beijingTime(c.var.now).date),
    claim: claimHolder === null ? 'none' : claimHolder === id ? 'own' : 'other',
    isPhotoStored,
    changes: changesOf(registration, shown),
    flash,
  }
}

export function actorOf({ officer, scope }: CentreContext) {
  return { is: 'officer', id: officer.id, name: officer.name, centre: scope.id } as const
}

function checksOf(registration: Registration, number: string, today: string) {
  const { details } = registration
  const document = documentOf(registration)
  return document && details ? checkDocument({ type: document.type, number }, details, today) : []
}

/** Against the page that was sent, where that differs, else against the last decision. */
function changesOf(registration: Registration, shown: ShownSnapshot | null): Changes | null {
  const snapshot = snapshotOf(registration)
  if (registration.stage.is !== 'pending' || !snapshot) return null
  const now = shownSnapshotOf(snapshot)
  const sincePage = shown ? changedFields(shown, now) : []
  if (shown && sincePage.length > 0) return { since: 'page', before: shown, fields: sincePage }
  if (!registration.lastReviewed) return null
  const before = shownSnapshotOf(registration.lastReviewed)
  return { since: 'last', before, fields: changedFields(before, now) }
}

function showNumber(c: AppContext, id: string, office: CentreContext): Promise<ShownNumber | null> {
  return showDocumentNumber(c, id, { by: actorOf(office), now: c.var.now, requestId: c.var.requestId })
}

/** The rows that the batch has not written: D1 did not know the stage yet, or the page was not expected to show the registration. */
function auditMissingLooks(c: AppContext, { id, office, audited }: FoundFile, stage: StageName) {
  const { now, requestId } = c.var
  const missing = looksAt(stage).filter((look) => !audited.includes(look))
  return recordLook(c.env, missing, { now, requestId, staffId: office.officer.id, registrationId: id })
}

function looksAt(stage: StageName): AuditAction[] {
  return stage === 'pending' ? ['file-opened', 'number-shown'] : ['file-opened']
}
