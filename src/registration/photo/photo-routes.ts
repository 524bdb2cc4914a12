import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { PhotoPage, PhotoWarningPage } from '../../../views/registration/photo/photo-page.tsx'
import { problemValues } from '../../../views/registration/photo/photo-words.ts'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { NOT_RECEIVED } from '../../auth/redirect-to-login.ts'
import { readFile } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../current-registration.ts'
import { isPageOpen, nextPage, pagePath } from '../journey.ts'
import { rebuildJpeg } from './jpeg-rebuild.ts'
import { checkPhoto, displayedSize, type PhotoProblem } from './photo-rules.ts'
import { deletePhotos, isStored, photoHash, photoResponse, storePhoto } from './photo-store.ts'

/** A larger body is not taken, but read to its end, up to the second limit. */
const UPLOAD = { keepBytes: 1_000_000, drainBytes: 30_000_000 }

export const photo = new Hono<RegistrationSite>()

photo.get('/photo', (c) => withOpen(c, (current) => page(c, current, [], 200)))
photo.get('/photo/warning', (c) =>
  withOpen(c, (current) =>
    renderPage(c, PhotoWarningPage({ page: c.var.page, current, base: baseOf(current) })),
  ),
)

/** R2 first, then the desk: what goes wrong in between leaves an object nobody names, never a name without an object. */
photo.post('/photo', async (c) => {
  const upload = await readFile(c.req.raw, 'photo', UPLOAD)
  const { walked, problems } = checkPhoto(upload.bytes, { name: upload.name })
  if (problems.length > 0) return withOpen(c, (current) => page(c, current, problemsOf(c, problems), 422))
  const bytes = rebuildJpeg(upload.bytes, walked)
  const size = displayedSize(walked) ?? { width: 0, height: 0 }
  const { registrationId } = c.var.context
  const hash = photoHash(c.env, bytes)
  await storePhoto(c.env, registrationId, hash, bytes)
  const { refused, current } = await sendCommand(c, {
    do: 'attach-photo',
    photo: { hash, ...size, bytes: bytes.length, uploadedAt: c.var.now },
  })
  if (refused) {
    // Nobody names it: an account that may upload no more fills no storage either.
    if (current.view.registration.photo?.hash !== hash)
      await deletePhotos(c.env.PHOTOS, registrationId, [hash])
    return page(
      c,
      current,
      [{ field: 'photo', text: refusalText(c.var.page, refused, current.catalogue) }],
      422,
    )
  }
  // The same photo may have been on its way out when it came in again.
  if (!(await isStored(c.env, registrationId, hash))) await storePhoto(c.env, registrationId, hash, bytes)
  return c.redirect(`${pagePath('photo', current.sitting)}?received=1`, 303)
})

/** Only under the owner's registration; somebody else's photo is simply not found. */
photo.get('/photo/:name', async (c) => {
  const hash = /^([\w-]{43})\.jpg$/.exec(c.req.param('name'))?.[1]
  const found = hash ? await photoResponse(c.env, c.var.context.registrationId, hash) : null
  return found ?? c.notFound()
})

async function withOpen(
  c: RegistrationContext,
  answer: (current: CurrentRegistration) => Response | Promise<Response>,
) {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const { registration: file } = current.view
  if (isPageOpen('photo', file, current.terms)) return answer(current)
  return c.redirect(
    pagePath(file.stage.is === 'filling' ? nextPage(file, current.terms) : 'hub', current.sitting),
    303,
  )
}

function page(c: RegistrationContext, current: CurrentRegistration, problems: Problem[], status: 200 | 422) {
  const received = c.req.query('received') === '1'
  const lost = c.req.query(NOT_RECEIVED) === '1'
  return renderPage(
    c,
    PhotoPage({ page: c.var.page, current, base: baseOf(current), problems, received, lost }),
    status,
  )
}

function problemsOf(c: RegistrationContext, problems: PhotoProblem[]): Problem[] {
  const t = c.var.page.words.photo.problems
  return problems.map((problem) => ({ field: 'photo', text: t[problem.is](problemValues(problem)) }))
}

function baseOf(current: CurrentRegistration): string {
  return pagePath('hub', current.sitting)
}
