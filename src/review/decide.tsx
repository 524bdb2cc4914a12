import { FilePage } from '../../views/review/file-page.tsx'
import { termsFromCatalogue } from '../catalogue/terms.ts'
import { renderPage } from '../lib/render.ts'
import { callDesk } from '../registration/desk/call-desk.ts'
import type { Command } from '../registration/machine/command.ts'
import type { AppContext } from '../site.ts'
import { type Found, isOwn, opened, personOf } from './open-file.tsx'
import { gone } from './reception.tsx'
import { remember } from './remember.ts'
import { readSeen, type Seen } from './seen.ts'
import { type NotRecorded, verdictOf } from './verdict.ts'

/** What the officer had before them: the round and the photo bind the decision, the rest is compared and shown. */
export type Version = { round: number; photo: string; seen: Seen | null }

export function readVersion(form: URLSearchParams): Version {
  const round = Number(form.get('round') ?? 0)
  return {
    round: Number.isSafeInteger(round) ? round : 0,
    photo: form.get('photo') ?? '',
    seen: readSeen(form.get('seen')),
  }
}

/** One call to the desk; then the next file, or the newest state of this one with who was faster, and when. */
export async function decideAs(
  c: AppContext,
  found: Found,
  version: Version,
  command: Extract<Command, { do: 'approve' | 'return' }>,
): Promise<Response> {
  const { office, catalogue, id } = found
  const { refused, view } = await callDesk(c, id, {
    command,
    by: personOf(office.officer),
    now: c.var.now,
    request: c.var.requestId,
    terms: termsFromCatalogue(catalogue, office.officer.centreId),
  })
  if (!isOwn(found, view)) return gone(c)
  const { round, seen } = version
  const deed = command.do === 'approve' ? 'approved' : 'returned'
  const why = refused && verdictOf(view, refused, { deed, round, officer: office.officer.id })
  if (why) return renderPage(c, FilePage({ ...(await opened(c, found, view, seen)), refused: why }), 409)
  remember(c, { id, round, deed })
  return c.redirect(`/office/review/next?done=${id}`, 303)
}

/** Nothing was asked of the desk; its newest state is shown with the reason. */
export async function refuse(c: AppContext, found: Found, why: NotRecorded): Promise<Response> {
  const view = await c.env.REGISTRATION.getByName(found.id).read()
  if (!isOwn(found, view)) return gone(c)
  return renderPage(c, FilePage({ ...(await opened(c, found, view)), refused: why }), 409)
}
