import { Hono } from 'hono'
import { CaptchaField } from '../../../views/auth/captcha-field.tsx'
import { isId } from '../../lib/ids.ts'
import { renderPart } from '../../lib/render.ts'
import type { AppContext, Site } from '../../site.ts'
import { type Captcha, createCaptcha, readCaptchaPicture } from './captcha-store.ts'
import { drawCaptcha } from './draw.ts'
import { encodePng } from './png.ts'

export const captchaRoutes = new Hono<Site>()

export type CaptchaKind = 'picture' | 'question'

captchaRoutes.get('/passport/code/:file{[A-Z0-9]{16}\\.png}', async (c) => {
  const id = c.req.param('file').slice(0, 16)
  const picture = isId(id, 16) ? await readCaptchaPicture(c.env, id, c.var.now) : null
  if (!picture) return c.notFound()
  const png = await encodePng(drawCaptcha(picture.answer, picture.seed))
  return c.body(png, 200, { 'Content-Type': 'image/png' })
})

/** Another picture or question in its place; where no scripts run the form itself is posted instead. */
captchaRoutes.get('/passport/code', async (c) => {
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect('/login', 303)
  const code = await createPageCaptcha(c)
  return renderPart(
    c,
    CaptchaField({
      page: c.var.page,
      code: { ...code, by: captchaKindOf(c.req.query('do')) },
      focused: true,
    }),
  )
})

/** A new picture code for the page that is being drawn. One round trip. */
export function createPageCaptcha(c: AppContext): Promise<Captcha> {
  return createCaptcha(c.env, c.var.page.lang, c.var.now)
}

export function captchaKindOf(value: string | null | undefined): CaptchaKind {
  return value === 'question' ? 'question' : 'picture'
}
