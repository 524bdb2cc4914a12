import { Hono } from 'hono'
import { FilePage } from '../../views/review/file-page.tsx'
import { readForm } from '../lib/read-form.ts'
import { renderPage } from '../lib/render.ts'
import { isStored, photoResponse } from '../registration/photo/photo-store.ts'
import type { AppContext, Site } from '../site.ts'
import { decideAs, readVersion, refuse } from './decide.tsx'
import { opened, withFound, withView } from './open-file.tsx'
import { remember } from './remember.ts'
import { NOTE_LENGTH, type ReturnProblem, readReturn, reasonsOf, returnProblems } from './return-rules.ts'

export const files = new Hono<Site>()

files.get('/:id', (c) =>
  withView(c, async (found, view) => renderPage(c, FilePage(await opened(c, found, view)))),
)

/** Only the photo that the file has now: officers of a centre the candidate has left lose it at once (section 13.10). */
files.get('/:id/photo/:hash', (c) =>
  withView(c, async ({ id }, { registration: file }) => {
    const isIts = file.photo?.hash === c.req.param('hash')
    const photo = isIts && file.photo ? await photoResponse(c.env, id, file.photo.hash) : null
    if (!photo) return c.notFound()
    photo.headers.set('Cache-Control', 'no-store')
    return photo
  }),
)

for (const deed of ['approval', 'return', 'skip']) {
  files.get(`/:id/${deed}`, (c) => c.redirect(`/office/review/${encodeURIComponent(c.req.param('id'))}`, 303))
}

files.post('/:id/approval', async (c) => {
  const version = readVersion(await readForm(c))
  return withFound(c, async (found) => {
    const { photo, round } = version
    if (await isLost(c, found.id, photo)) return refuse(c, found, { is: 'no-photo' })
    return decideAs(c, found, version, { do: 'approve', round, photo })
  })
})

files.post('/:id/return', async (c) => {
  const sent = await readForm(c)
  const version = readVersion(sent)
  const form = readReturn(sent)
  const problems = returnProblems(form)
  if (problems.length === 0) {
    const { photo, round } = version
    const command = { do: 'return', round, photo, reasons: reasonsOf(form) } as const
    return withFound(c, (found) => decideAs(c, found, version, command))
  }
  return withView(c, async (found, view) => {
    const said = problems.map((problem) => sayProblem(c, problem))
    return renderPage(
      c,
      FilePage({ ...(await opened(c, found, view, version.seen)), form, problems: said }),
      422,
    )
  })
})

/** Puts the file back for half an hour; nobody else notices. */
files.post('/:id/skip', async (c) => {
  const { round } = readVersion(await readForm(c))
  return withFound(c, ({ id }) => {
    remember(c, { id, round, deed: 'skipped' })
    return c.redirect(`/office/review/next?done=${id}`, 303)
  })
})

/** The photo that was seen is still the file's, and is not in storage: nothing is passed unseen (ux OF6). */
async function isLost(c: AppContext, id: string, photo: string): Promise<boolean> {
  if (await isStored(c.env, id, photo)) return false
  const view = await c.env.REGISTRATION.getByName(id).read()
  return view?.registration.stage.is === 'pending' && view.registration.photo?.hash === photo
}

function sayProblem(c: AppContext, problem: ReturnProblem) {
  const t = c.var.page.words.review.problems
  if (problem.is === 'no-reason') return { field: 'reason', text: t['no-reason'] }
  return { field: 'note', text: problem.is === 'long' ? t.long(problem.length, NOTE_LENGTH) : t.private }
}
