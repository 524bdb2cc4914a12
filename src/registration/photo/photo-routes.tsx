import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { PhotoPage, PhotoWarningPage } from '../../../views/registration/photo-page.tsx'
import { NOT_RECEIVED } from '../../auth/redirect-to-login.ts'
import { renderPage } from '../../lib/render.ts'
import { isOpen, nextPage, pathOf } from '../journey.ts'
import { type RegistrationAsk, type RegistrationSite, readOwn, tell } from '../own.ts'
import type { Own } from '../own-file.ts'
import { sayRefusal } from '../refusal-words.ts'
import { rebuildJpeg } from './jpeg-rebuild.ts'
import { checkPhoto, displayedSize, type PhotoProblem } from './photo-rules.ts'
import { deletePhotos, hashOf, isStored, photoResponse, storePhoto } from './photo-store.ts'
import { blanksOf } from './photo-words.ts'
import { readUpload } from './upload.ts'

export const photo = new Hono<RegistrationSite>()

photo.get('/photo', (c) => withOpen(c, (own) => page(c, own, [], 200)))
photo.get('/photo/warning', (c) =>
  withOpen(c, (own) => renderPage(c, PhotoWarningPage({ page: c.var.page, own, base: baseOf(own) }))),
)

/** R2 first, then the desk: what goes wrong in between leaves an object nobody names, never a name without an object. */
photo.post('/photo', async (c) => {
  const upload = await readUpload(c.req.raw)
  const { walked, problems } = checkPhoto(upload.bytes, { name: upload.name })
  if (problems.length > 0) return withOpen(c, (own) => page(c, own, problemsOf(c, problems), 422))
  const bytes = rebuildJpeg(upload.bytes, walked)
  const size = displayedSize(walked) ?? { width: 0, height: 0 }
  const { registrationId } = c.var.mine
  const hash = hashOf(c.env, bytes)
  await storePhoto(c.env, registrationId, hash, bytes)
  const { refused, own } = await tell(c, {
    do: 'attach',
    photo: { hash, ...size, bytes: bytes.length, uploadedAt: c.var.now },
  })
  if (refused) {
    // Nobody names it: an account that may upload no more fills no storage either.
    if (own.view.registration.photo?.hash !== hash) await deletePhotos(c.env.PHOTOS, registrationId, [hash])
    return page(c, own, [{ field: 'photo', text: sayRefusal(c.var.page, refused, own.catalogue) }], 422)
  }
  // The same photo may have been on its way out when it came in again.
  if (!(await isStored(c.env, registrationId, hash))) await storePhoto(c.env, registrationId, hash, bytes)
  return c.redirect(`${pathOf('photo', own.sitting)}?received=1`, 303)
})

/** Only under the owner's registration; somebody else's photo is simply not found. */
photo.get('/photo/:name', async (c) => {
  const hash = /^([\w-]{43})\.jpg$/.exec(c.req.param('name'))?.[1]
  const found = hash ? await photoResponse(c.env, c.var.mine.registrationId, hash) : null
  return found ?? c.notFound()
})

async function withOpen(c: RegistrationAsk, answer: (own: Own) => Response | Promise<Response>) {
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  const { registration: file } = own.view
  if (isOpen('photo', file, own.terms)) return answer(own)
  return c.redirect(pathOf(file.stage.is === 'filling' ? nextPage(file, own.terms) : 'hub', own.sitting), 303)
}

function page(c: RegistrationAsk, own: Own, problems: Problem[], status: 200 | 422) {
  const received = c.req.query('received') === '1'
  const lost = c.req.query(NOT_RECEIVED) === '1'
  return renderPage(
    c,
    PhotoPage({ page: c.var.page, own, base: baseOf(own), problems, received, lost }),
    status,
  )
}

function problemsOf(c: RegistrationAsk, problems: PhotoProblem[]): Problem[] {
  const t = c.var.page.words.photo.problems
  return problems.map((problem) => ({ field: 'photo', text: t[problem.is](blanksOf(problem)) }))
}

function baseOf(own: Own): string {
  return pathOf('hub', own.sitting)
}
