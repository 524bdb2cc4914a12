import { Hono } from 'hono'
import { DocumentsPage } from '../../views/documents/documents-page.tsx'
import { FormPage } from '../../views/documents/registration-form/form-page.tsx'
import type { Bindings } from '../env.d.ts'
import { renderPage } from '../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  type RegistrationContext,
  type RegistrationSite,
} from '../registration/current-registration.ts'
import { keptPhoto } from '../registration/machine/registration.ts'
import { pagePath } from '../registration/paths.ts'
import { readPhoto } from '../registration/photo/photo-store.ts'
import { missingCharacters } from './pdf/drawable-text.ts'
import { type FontSource, openFonts } from './pdf/fonts.ts'
import { registrationFormContent } from './registration-form/content.ts'
import { formFromRegistration } from './registration-form/from-registration.ts'
import type { RegistrationForm } from './registration-form/registration-form.ts'
import { registrationFormPdf } from './registration-form/registration-form-pdf.ts'

/** 「打印下载报名登记表」 as a PDF, and as a web page for slow connections; both only after payment (D1, D3). */
export const documents = new Hono<RegistrationSite>()

documents.get('/documents', async (c) => {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  return renderPage(c, DocumentsPage({ page: c.var.page, current, base: pagePath('hub', current.sitting) }))
})

documents.get('/form', (c) =>
  withForm(c, async (current, form) => {
    const base = pagePath('hub', current.sitting)
    const photo = keptPhoto(current.view.registration)
    const missing = await missingCharacters(JSON.stringify(form), fontsOf(c.env))
    const address = photo ? `${base}/photo/${photo.hash}.jpg` : null
    const content = registrationFormContent(form)
    return renderPage(c, FormPage({ page: c.var.page, content, base, photo: address, missing }))
  }),
)

documents.get('/form.pdf', (c) =>
  withForm(c, async (current, form) => {
    const { photo, id } = current.view.registration
    const bytes = photo && (await readPhoto(c.env, id, photo.hash))
    if (!bytes) return c.redirect(`${pagePath('hub', current.sitting)}/form`, 303)
    const { pdf, missing } = await registrationFormPdf(form, { fonts: fontsOf(c.env), photo: bytes })
    if (missing.length > 0) console.warn(JSON.stringify({ requestId: c.var.requestId, missing }))
    return c.body(pdf, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="registration-form-${id}.pdf"`,
      'Cache-Control': 'no-store',
    })
  }),
)

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

/** Before payment there is no form. The hub shows the next step. */
async function withForm(
  c: RegistrationContext,
  answer: (current: CurrentRegistration, form: RegistrationForm) => Response | Promise<Response>,
) {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const form = formFromRegistration(current, c.env.ORIGIN, c.var.page.lang)
  return form ? answer(current, form) : c.redirect(pagePath('hub', current.sitting), 303)
}
