import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { DocumentsPage } from '../../views/documents/documents-page.tsx'
import { FormPage } from '../../views/documents/registration-form/form-page.tsx'
import type { Bindings } from '../env.d.ts'
import { renderPage } from '../lib/render.ts'
import { type RegistrationSite, requireRegistration } from '../registration/current-registration.ts'
import { keptPhoto } from '../registration/machine/registration.ts'
import { pagePath, photoPath } from '../registration/paths.ts'
import { readPhoto } from '../registration/photo/photo-store.ts'
import { missingCharacters } from './pdf/drawable-text.ts'
import { type FontSource, openFonts } from './pdf/fonts.ts'
import { registrationFormContent } from './registration-form/content.ts'
import { formFromRegistration } from './registration-form/from-registration.ts'
import type { RegistrationForm } from './registration-form/registration-form.ts'
import { registrationFormPdf } from './registration-form/registration-form-pdf.ts'

type FormSite = RegistrationSite & { Variables: { form: RegistrationForm } }

/** 「打印下载报名登记表」 as a PDF, and as a web page for slow connections; both only after payment (D1, D3). */
export const documents = new Hono<RegistrationSite>()

documents.get('/documents', requireRegistration, (c) =>
  renderPage(c, DocumentsPage({ page: c.var.page, current: c.var.current })),
)

/** Before payment there is no form. The hub shows the next step. */
const requireForm = createMiddleware<FormSite>(async (c, next) => {
  const { current, page } = c.var
  const form = formFromRegistration(current, c.env.ORIGIN, page.lang)
  if (!form) return c.redirect(pagePath('hub', current.sitting), 303)
  c.set('form', form)
  await next()
})

documents.get('/form', requireRegistration, requireForm, async (c) => {
  const { page, current, form } = c.var
  const kept = keptPhoto(current.view.registration)
  const photo = kept ? photoPath(kept, current.sitting) : null
  const missing = await missingCharacters(JSON.stringify(form), fontsOf(c.env))
  const content = registrationFormContent(form)
  return renderPage(c, FormPage({ page, sitting: current.sitting, content, photo, missing }))
})

documents.get('/form.pdf', requireRegistration, requireForm, async (c) => {
  const { current, form } = c.var
  const { photo, id } = current.view.registration
  const bytes = photo && (await readPhoto(c.env, id, photo.hash))
  if (!bytes) return c.redirect(pagePath('form', current.sitting), 303)
  const { pdf, missing } = await registrationFormPdf(form, { fonts: fontsOf(c.env), photo: bytes })
  if (missing.length > 0) console.warn(JSON.stringify({ requestId: c.var.requestId, missing }))
  return c.body(pdf, 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="registration-form-${id}.pdf"`,
    'Cache-Control': 'no-store',
  })
})

/** One font source per isolate: files read for one document are there for the next. The binding is the latest request's. */
let assets: Fetcher
const fonts = openFonts(async (name) => {
  const file = await assets.fetch(`https://assets/built/fonts/${name}`)
  if (!file.ok) throw new Error(`no font file ${name}`)
  return new Uint8Array(await file.arrayBuffer())
})

function fontsOf(env: Bindings): FontSource {
  assets = env.ASSETS
  return fonts
}
