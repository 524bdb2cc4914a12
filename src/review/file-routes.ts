import { Hono } from 'hono'
import { FilePage } from '../../views/review/file-page.tsx'
import { readForm } from '../lib/body.ts'
import { renderPage } from '../lib/render.ts'
import { readDesk } from '../registration/desk/call-desk.ts'
import { isStored, photoResponse } from '../registration/photo/photo-store.ts'
import type { AppContext, Site } from '../site.ts'
import { readShownVersion, sendDecision, showNotRecorded } from './decision-routes.ts'
import { rememberHandled } from './handled-cookie.ts'
import { filePageProps, withFile, withFileView } from './open-file.ts'
import { NOTE_MAX_LENGTH, type ReturnProblem, readReturn, reasonsOf, returnProblems } from './return-rules.ts'

export const fileRoutes = new Hono<Site>()

fileRoutes.get('/:id', (c) =>
  withFileView(c, async (found, view) => renderPage(c, FilePage(await filePageProps(c, found, view)))),
)

/** Only the photo that the file has now: officers of a centre the candidate has left lose it at once (section 13.10). */
fileRoutes.get('/:id/photo/:hash', (c) =>
  withFileView(c, async ({ id }, { registration: file }) => {
    const isIts = file.photo?.hash === c.req.param('hash')
    const photo = isIts && file.photo ? await photoResponse(c.env, id, file.photo.hash) : null
    if (!photo) return c.notFound()
    photo.headers.set('Cache-Control', 'no-store')
    return photo
  }),
)

for (const deed of ['approval', 'return', 'skip']) {
  fileRoutes.get(`/:id/${deed}`, (c) =>
    c.redirect(`/office/review/${encodeURIComponent(c.req.param('id'))}`, 303),
  )
}

fileRoutes.post('/:id/approval', async (c) => {
  const version = readShownVersion(await readForm(c))
  return withFile(c, async (found) => {
    const { photo, round } = version
    if (await isPhotoMissing(c, found.id, photo)) return showNotRecorded(c, found, { is: 'no-photo' })
    return sendDecision(c, found, version, { do: 'approve', round, photo })
  })
})

fileRoutes.post('/:id/return', async (c) => {
  const sent = await readForm(c)
  const version = readShownVersion(sent)
  const form = readReturn(sent)
  const problems = returnProblems(form)
  if (problems.length === 0) {
    const { photo, round } = version
    const command = { do: 'return', round, photo, reasons: reasonsOf(form) } as const
    return withFile(c, (found) => sendDecision(c, found, version, command))
  }
  return withFileView(c, async (found, view) => {
    const said = problems.map((problem) => problemText(c, problem))
    return renderPage(
      c,
      FilePage({ ...(await filePageProps(c, found, view, version.shown)), form, problems: said }),
      422,
    )
  })
})

/** Puts the file back for half an hour; nobody else notices. */
fileRoutes.post('/:id/skip', async (c) => {
  const { round } = readShownVersion(await readForm(c))
  return withFile(c, ({ id }) => {
    rememberHandled(c, { id, round, handled: 'skipped' })
    return c.redirect(`/office/review/next?done=${id}`, 303)
  })
})

/** The photo that was seen is still the file's, and is not in storage: nothing is passed unseen (ux OF6). */
async function isPhotoMissing(c: AppContext, id: string, photo: string): Promise<boolean> {
  if (await isStored(c.env, id, photo)) return false
  const view = await readDesk(c, id)
  return view?.registration.stage.is === 'pending' && view.registration.photo?.hash === photo
}

function problemText(c: AppContext, problem: ReturnProblem) {
  const t = c.var.page.words.review.problems
  if (problem.is === 'no-reason') return { field: 'reason', text: t['no-reason'] }
  return { field: 'note', text: problem.is === 'long' ? t.long(problem.length, NOTE_MAX_LENGTH) : t.private }
}
