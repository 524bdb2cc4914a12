import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import {
  PhotoPage,
  PhotoWarningPage,
  photoProblemTexts,
} from '../../../views/registration/photo/photo-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readFile } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import { validParam, validQuery } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  drawAgain,
  type RegistrationContext,
  type RegistrationSite,
  requirePage,
} from '../current-registration.ts'
import { expectPhoto } from '../desk/call-desk.ts'
import { pagePath } from '../paths.ts'
import { sendAndLeadOn } from '../send-command.ts'
import { rebuildJpeg } from './jpeg-rebuild.ts'
import { checkPhoto, displayedSize } from './photo-rules.ts'
import { photoQuery, pictureParam } from './photo-schema.ts'
import { photoHash, photoResponse, storeAgainIfGone, storePhoto } from './photo-store.ts'

/**
 * The first limit has room for the largest photo that is taken. Without scripts a candidate sends a picture as the phone took it:
 * up to the second limit it is answered with the photo page and its size.
 */
const UPLOAD = { keepBytes: 300_000, drainBytes: 10_000_000 }

export const photo = new Hono<RegistrationSite>()

photo.get('/photo', requirePage('photo'), validQuery(photoQuery), (c) => {
  const { received, again } = c.req.valid('query')
  const { page, current } = c.var
  return renderPage(
    c,
    PhotoPage({ page, current, problems: [], received: received === '1', lost: again === '1' }),
  )
})

photo.get('/photo/warning', requirePage('photo'), (c) =>
  renderPage(c, PhotoWarningPage({ page: c.var.page, current: c.var.current })),
)

photo.post('/photo', async (c) => {
  const file = await readFile(c.req.raw, 'photo', UPLOAD)
  const { walked, problems } = checkPhoto(file.bytes, file)
  if (problems.length > 0) {
    const texts = photoProblemTexts(c.var.page, problems)
    return drawAgain(c, 'photo', (current) => drawRefused(c, current, texts))
  }
  const { width, height } = displayedSize(walked) ?? { width: 0, height: 0 }
  return attachPhoto(c, rebuildJpeg(file.bytes, walked), { width, height })
})

/**
 * The desk hears of the upload first, then the photo is stored, then the desk takes it: no failure in between leaves a name without an
 * object, and an object that the desk does not take is deleted by the desk, at once or within the hour.
 */
async function attachPhoto(
  c: RegistrationContext,
  bytes: Uint8Array,
  size: { width: number; height: number },
) {
  const { registrationId, sitting } = c.var.context
  const hash = photoHash(c.env, bytes)
  await expectPhoto(c, registrationId, hash, c.var.now)
  await storePhoto(c.env, registrationId, hash, bytes)
  const photo = { hash, ...size, bytes: bytes.length, uploadedAt: c.var.now }
  const answer = await sendAndLeadOn(c, { do: 'attach-photo', photo })
  if (!answer.refused) {
    await storeAgainIfGone(c.env, registrationId, hash, bytes)
    return c.redirect(`${pagePath('photo', sitting)}?received=1`, 303)
  }
  const text = refusalText(c.var.page, answer.refused, answer.current.catalogue)
  return drawRefused(c, answer.current, [{ field: 'photo', text }])
}

/** Only under the owner's registration; somebody else's photo is simply not found. */
photo.get('/photo/:name', validParam(pictureParam), async (c) => {
  const found = await photoResponse(c.env, c.var.context.registrationId, c.req.valid('param').name)
  return found ?? c.notFound()
})

function drawRefused(c: RegistrationContext, current: CurrentRegistration, problems: Problem[]) {
  const page = PhotoPage({ page: c.var.page, current, problems, received: false, lost: false })
  return renderPage(c, page, 422)
}
