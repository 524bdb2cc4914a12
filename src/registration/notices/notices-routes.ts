import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { NoticePage, StoppedPage } from '../../../views/registration/notices/notice-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import type { NoticeKind } from '../../catalogue/catalogue.ts'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../current-registration.ts'
import { isPageOpen, nextPage, pagePath } from '../journey.ts'
import { unreadNotices } from '../machine/terms.ts'

/** Agreement (R1) and the notices to be read (R2): three addresses, one page. */
export const notices = new Hono<RegistrationSite>()

for (const kind of ['agreement', 'sitting-notice', 'province-notice'] as const) {
  const path = kind === 'agreement' ? '/agreement' : `/notices/${kind}`
  notices.get(path, (c) => showNotice(c, kind))
  notices.post(path, (c) => postNotice(c, kind))
}

async function showNotice(c: RegistrationContext, kind: NoticeKind) {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  return page(c, current, kind, [], 200)
}

async function postNotice(c: RegistrationContext, kind: NoticeKind) {
  const form = await readForm(c)
  const { sitting } = c.var.context
  if (form.get('answer') === 'no')
    return renderPage(c, StoppedPage({ page: c.var.page, back: pagePath(kind, sitting) }))
  const t = c.var.page.words.registration
  if (form.get('agreed') !== 'yes') {
    const current = await loadRegistration(c)
    const text = kind === 'agreement' ? t.agreement.missing : t.notices.missing
    return current ? page(c, current, kind, [{ field: 'agreed', text }], 422) : c.redirect('/welcome', 303)
  }
  const { refused, current } = await sendCommand(c, {
    do: 'agree',
    kind,
    version: Number(form.get('version')),
  })
  if (!refused) return c.redirect(pagePath(nextPage(current.view.registration, current.terms), sitting), 303)
  const stale = kind === 'agreement' ? t.agreement.stale : t.notices.stale
  const text = refused.is === 'version' ? stale : refusalText(c.var.page, refused, current.catalogue)
  return page(c, current, kind, [{ field: 'agreed', text }], refused.is === 'version' ? 409 : 422)
}

function page(
  c: RegistrationContext,
  current: CurrentRegistration,
  kind: NoticeKind,
  problems: Problem[],
  status: 200 | 409 | 422,
) {
  const { registration: file } = current.view
  const notice = current.catalogue.notices[kind]
  if (!notice) return c.notFound()
  if (!isPageOpen(kind, file, current.terms))
    return c.redirect(pagePath(nextPage(file, current.terms), current.sitting), 303)
  const more = unreadNotices(file, current.terms).filter((one) => one !== kind).length
  const action = pagePath(kind, current.sitting)
  return renderPage(
    c,
    NoticePage({ page: c.var.page, file, terms: current.terms, notice, action, problems, more }),
    status,
  )
}
