import { Hono } from 'hono'
import { CodeField } from '../../../views/passport/code-field.tsx'
import { isId } from '../../lib/ids.ts'
import { renderPart } from '../../lib/render.ts'
import type { AppContext, Site } from '../../site.ts'
import { type OpenCode, openCode, readPicture } from './code-store.ts'
import { drawCode } from './draw.ts'
import { pngOf } from './png.ts'

export const codes = new Hono<Site>()

export type By = 'picture' | 'question'

codes.get('/passport/code/:file{[A-Z0-9]{16}\\.png}', async (c) => {
  const id = c.req.param('file').slice(0, 16)
  const picture = isId(id, 16) ? await readPicture(c.env, id, c.var.now) : null
  if (!picture) return c.notFound()
  const png = await pngOf(drawCode(picture.answer, picture.seed))
  return c.body(png, 200, { 'Content-Type': 'image/png' })
})

/** Another picture or question in its place; where no scripts run the form itself is posted instead. */
codes.get('/passport/code', async (c) => {
  if (c.req.header('HX-Request-Type') !== 'partial') return c.redirect('/login', 303)
  const code = await keepNewCode(c)
  return renderPart(
    c,
    CodeField({ page: c.var.page, code: { ...code, by: byOf(c.req.query('do')) }, focused: true }),
  )
})

/** A new picture code for the page that is being drawn. One round trip. */
export function keepNewCode(c: AppContext): Promise<OpenCode> {
  return openCode(c.env, c.var.page.lang, c.var.now)
}

export function byOf(value: string | null | undefined): By {
  return value === 'question' ? 'question' : 'picture'
}
