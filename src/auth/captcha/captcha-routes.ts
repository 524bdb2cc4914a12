import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { CaptchaField, type ShownCaptcha } from '../../../views/auth/captcha-field.tsx'
import { readForm } from '../../lib/body.ts'
import { isId } from '../../lib/ids.ts'
import { isPartial, renderPart } from '../../lib/render.ts'
import { validParam, validQuery } from '../../lib/validate.ts'
import type { AppContext, Site } from '../../site.ts'
import { captchaQuery, pictureParam } from '../login-schema.ts'
import type { CaptchaKind } from './captcha-rules.ts'
import { createCaptcha, readCaptchaPicture } from './captcha-store.ts'
import { drawCaptcha } from './draw.ts'
import { encodePng } from './png.ts'

export const captchaRoutes = new Hono<Site>()

captchaRoutes.get('/passport/code/:file{[A-Z0-9]{16}\\.png}', validParam(pictureParam), async (c) => {
  const id = c.req.valid('param').file.slice(0, 16)
  const picture = isId(id, 16) ? await readCaptchaPicture(c.env.DB, id, c.var.now) : null
  if (!picture) return c.notFound()
  const png = await encodePng(drawCaptcha(picture.answer, picture.seed))
  return c.body(png, 200, { 'Content-Type': 'image/png' })
})

/** A new captcha field for scripts. A browser without scripts posts the whole form instead. */
captchaRoutes.get('/passport/code', validQuery(captchaQuery), async (c) => {
  if (!isPartial(c.req.raw)) return c.redirect('/login', 303)
  const captcha = await createPageCaptcha(c, c.req.valid('query').do)
  return renderPart(c, CaptchaField({ page: c.var.page, captcha, focused: true }))
})

/** A new captcha for the page that is being drawn. One round trip. */
export async function createPageCaptcha(c: AppContext, by: CaptchaKind): Promise<ShownCaptcha> {
  return { ...(await createCaptcha(c.env.DB, c.var.page.lang, c.var.now)), by }
}

/**
 * The buttons of a captcha post the whole form if there are no scripts: then the page is shown again with another captcha,
 * and the form is not checked.
 */
export const switchCaptcha = (showFormAgain: (c: AppContext, form: URLSearchParams) => Promise<Response>) =>
  createMiddleware<Site>(async (c, next) => {
    const form = await readForm(c)
    return form.has('do') ? showFormAgain(c, form) : next()
  })
