import { FilePage } from '../../views/review/file-page.tsx'
import { termsFromCatalogue } from '../catalogue/terms.ts'
import { renderPage } from '../lib/render.ts'
import { notFoundHere } from '../office/page.ts'
import { commandDesk, readDeskWithHistory } from '../registration/desk/call-desk.ts'
import type { Command } from '../registration/machine/command.ts'
import type { AppContext } from '../site.ts'
import { type NotRecorded, whyNotRecorded } from './decision-outcome.ts'
import { rememberHandled } from './handled-cookie.ts'
import { actorOf, type FoundFile, filePageProps, isAtOfficersCentre } from './open-file.ts'
import { readShownSnapshot, type ShownSnapshot } from './shown-snapshot.ts'

/** What the officer had before them: the round and the photo bind the decision, the rest is compared and shown. */
export type ShownVersion = { round: number; photo: string; shown: ShownSnapshot | null }

export function readShownVersion(form: URLSearchParams): ShownVersion {
  const round = Number(form.get('round') ?? 0)
  return {
    round: Number.isSafeInteger(round) ? round : 0,
    photo: form.get('photo') ?? '',
    shown: readShownSnapshot(form.get('shown')),
  }
}

/** One call to the desk; then the next file. Where it was refused, the newest state of this file, with who was faster, and when. */
export async function sendDecision(
  c: AppContext,
  found: FoundFile,
  version: ShownVersion,
  command: Extract<Command, { do: 'approve' | 'return' }>,
): Promise<Response> {
  const { office, catalogue, id } = found
  const { refused } = await commandDesk(c, id, {
    command,
    by: actorOf(office),
    now: c.var.now,
    requestId: c.var.requestId,
    terms: termsFromCatalogue(catalogue, office.scope.id),
  })
  const { round, shown } = version
  const decision = command.do === 'approve' ? 'approved' : 'returned'
  if (refused) {
    const view = await readDeskWithHistory(c, id)
    if (!isAtOfficersCentre(found, view)) return notFoundHere(c)
    const notRecorded = whyNotRecorded(view, refused, { decision, round, officer: office.officer.id })
    if (notRecorded) {
      return renderPage(c, FilePage({ ...(await filePageProps(c, found, view, shown)), notRecorded }), 409)
    }
  }
  rememberHandled(c, { id, round, handled: decision })
  return c.redirect(`/office/review/next?done=${id}`, 303)
}

/** Nothing was asked of the desk; its newest state is shown with the reason. */
export async function showNotRecorded(c: AppContext, found: FoundFile, why: NotRecorded): Promise<Response> {
  const view = await readDeskWithHistory(c, found.id)
  if (!isAtOfficersCentre(found, view)) return notFoundHere(c)
  return renderPage(c, FilePage({ ...(await filePageProps(c, found, view)), notRecorded: why }), 409)
}
