import { createMiddleware } from 'hono/factory'
import { readForm } from '../../lib/body.ts'
import type { AppContext, Site } from '../../site.ts'

/**
 * The buttons of a captcha post the whole form if there are no scripts: then the page is shown again with another captcha,
 * and the form is not checked.
 */
export const switchCaptcha = (showFormAgain: (c: AppContext, form: URLSearchParams) => Promise<Response>) =>
  createMiddleware<Site>(async (c, next) => {
    const form = await readForm(c)
    return form.has('do') ? showFormAgain(c, form) : next()
  })
