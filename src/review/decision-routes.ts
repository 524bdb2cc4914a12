import { Hono } from 'hono'
import { returnProblem } from '../../views/review/decision-card.tsx'
import { FilePage } from '../../views/review/file-page.tsx'
import { termsFromCatalogue } from '../catalogue/terms.ts'
import { readForm } from '../lib/body.ts'
import { renderPage } from '../lib/render.ts'
import { anyForm, validForm, validParam } from '../lib/validate.ts'
import { notFoundHere } from '../office/page.ts'
import { commandDesk, readDeskWithHistory } from '../registration/desk/call-desk.ts'
import type { ViewWithHistory } from '../registration/desk/desk-contract.ts'
import type { Command } from '../registration/machine/command.ts'
import { isStored } from '../registration/photo/photo-store.ts'
import type { AppContext, Site } from '../site.ts'
import { type NotRecorded, whyNotRecorded } from './decision-outcome.ts'
import { rememberHandled } from './handled-cookie.ts'
import {
  actorOf,
  type FoundFile,
  filePageProps,
  isAtOfficersCentre,
  withFile,
  withFileView,
} from './open-file.ts'
import { type ReturnProblem, readReturn } from './return-rules.ts'
import { fileAddress, returnForm, versionForm } from './review-schema.ts'
import { readShownSnapshot, type ShownSnapshot } from './shown-snapshot.ts'

/** An officer's decisions. The round and the photo that the officer saw bind the decision; `shown` is compared and shown. */
export const decisionRoutes = new Hono<Site>()

for (const decision of ['approval', 'return', 'skip']) {
  decisionRoutes.get(`/:id/${decision}`, (c) =>
    c.redirect(`/office/review/${encodeURIComponent(c.req.param('id'))}`, 303),
  )
}

decisionRoutes.post('/:id/approval', validParam(fileAddress), anyForm(versionForm), (c) => {
  const { id } = c.req.valid('param')
  const { round, photo, shown } = c.req.valid('form')
  return withFile(c, { id, isShown: false, isMoved: true }, async (found) => {
    const view = await readIfPhotoIsMissing(c, found, photo)
    if (view) return showNotRecorded(c, found, view, { is: 'no-photo' }, null)
    return sendDecision(c, found, shown, { do: 'approve', round, photo })
  })
})

decisionRoutes.post('/:id/return', validParam(fileAddress), validForm(returnForm, showProblems), (c) => {
  const { id } = c.req.valid('param')
  const { round, photo, shown, reasons } = c.req.valid('form')
  return withFile(c, { id, isShown: false, isMoved: true }, (found) =>
    sendDecision(c, found, shown, { do: 'return', round, photo, reasons }),
  )
})

/** Puts the registration back for half an hour. Other officers notice nothing. */
decisionRoutes.post('/:id/skip', validParam(fileAddress), anyForm(versionForm), (c) => {
  const { id } = c.req.valid('param')
  const { round } = c.req.valid('form')
  return withFile(c, { id, isShown: false }, () => {
    rememberHandled(c, { id, round, handled: 'skipped' })
    return c.redirect(`/office/review/next?done=${id}`, 303)
  })
})

/** The page with the form as it was sent and its problems. */
async function showProblems(c: AppContext, problems: ReturnProblem[]): Promise<Response> {
  const sent = await readForm(c)
  const shown = readShownSnapshot(sent.get('shown') ?? '')
  const form = readReturn({
    reason: sent.getAll('reason'),
    about: sent.get('about') ?? '',
    note: sent.get('note') ?? '',
  })
  return withFileView(c, { id: c.req.param('id') ?? '', isShown: true }, async (found, view) => {
    const props = await filePageProps(c, found, view, shown)
    const texts = problems.map((problem) => returnProblem(c.var.page, problem))
    return renderPage(c, FilePage({ ...props, form, problems: texts }), 422)
  })
}

/** One call of the desk, then the next registration. A refused decision shows the newest state, with the officer who was faster. */
async function sendDecision(
  c: AppContext,
  found: FoundFile,
  shown: ShownSnapshot | null,
  command: Extract<Command, { do: 'approve' | 'return' }>,
): Promise<Response> {
  const { office, catalogue, id } = found
  const { round } = command
  const { refused } = await commandDesk(c, id, {
    command,
    by: actorOf(office),
    now: c.var.now,
    requestId: c.var.requestId,
    terms: termsFromCatalogue(catalogue, office.scope.id),
  })
  const decision = command.do === 'approve' ? 'approved' : 'returned'
  if (refused) {
    const view = await readDeskWithHistory(c, id)
    if (!isAtOfficersCentre(found, view)) return notFoundHere(c)
    const sent = { decision, round, officer: office.officer.id } as const
    const notRecorded = whyNotRecorded(view, refused, sent)
    if (notRecorded) return showNotRecorded(c, found, view, notRecorded, shown)
  }
  rememberHandled(c, { id, round, handled: decision })
  return c.redirect(`/office/review/next?done=${id}`, 303)
}

/** The newest state of the registration, with the reason why the decision was not recorded. */
async function showNotRecorded(
  c: AppContext,
  found: FoundFile,
  view: ViewWithHistory,
  notRecorded: NotRecorded,
  shown: ShownSnapshot | null,
): Promise<Response> {
  return renderPage(c, FilePage({ ...(await filePageProps(c, found, view, shown)), notRecorded }), 409)
}

/** The registration, if it still has the photo that the officer saw but storage has not: no photo is approved unseen (ux OF6). */
async function readIfPhotoIsMissing(
  c: AppContext,
  found: FoundFile,
  photo: string,
): Promise<ViewWithHistory | null> {
  if (await isStored(c.env, found.id, photo)) return null
  const view = await readDeskWithHistory(c, found.id)
  const isMissing = view?.registration.stage.is === 'pending' && view.registration.photo?.hash === photo
  return isMissing && isAtOfficersCentre(found, view) ? view : null
}
