import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { NoticePage, StoppedPage } from '../../../views/registration/notice-page.tsx'
import type { NoticeKind } from '../../catalogue/catalogue.ts'
import { readForm } from '../../lib/read-form.ts'
import { renderPage } from '../../lib/render.ts'
import { isOpen, nextPage, pathOf } from '../journey.ts'
import { unreadNotices } from '../machine/terms.ts'
import { type Own, type RegistrationAsk, type RegistrationSite, readOwn, tell } from '../own.ts'
import { sayRefusal } from '../refusal-words.ts'

/** Agreement (R1) and the notices to be read (R2): three addresses, one page. */
export const notices = new Hono<RegistrationSite>()

for (const kind of ['agreement', 'sitting-notice', 'province-notice'] as const) {
  const path = kind === 'agreement' ? '/agreement' : `/notices/${kind}`
  notices.get(path, (c) => showNotice(c, kind))
  notices.post(path, (c) => answer(c, kind))
}

async function showNotice(c: RegistrationAsk, kind: NoticeKind) {
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  return page(c, own, kind, [], 200)
}

async function answer(c: RegistrationAsk, kind: NoticeKind) {
  const form = await readForm(c)
  const { sitting } = c.var.mine
  if (form.get('answer') === 'no')
    return renderPage(c, StoppedPage({ page: c.var.page, back: pathOf(kind, sitting) }))
  const t = c.var.page.words.registration
  if (form.get('agreed') !== 'yes') {
    const own = await readOwn(c)
    const text = kind === 'agreement' ? t.agreement.missing : t.notices.missing
    return own ? page(c, own, kind, [{ field: 'agreed', text }], 422) : c.redirect('/welcome', 303)
  }
  const { refused, own } = await tell(c, { do: 'agree', kind, version: Number(form.get('version')) })
  if (!refused) return c.redirect(pathOf(nextPage(own.view.registration, own.terms), sitting), 303)
  const stale = kind === 'agreement' ? t.agreement.stale : t.notices.stale
  const text = refused.is === 'version' ? stale : sayRefusal(c.var.page, refused, own.catalogue)
  return page(c, own, kind, [{ field: 'agreed', text }], refused.is === 'version' ? 409 : 422)
}

function page(c: RegistrationAsk, own: Own, kind: NoticeKind, problems: Problem[], status: 200 | 409 | 422) {
  const { registration: file } = own.view
  const notice = own.catalogue.notices[kind]
  if (!notice) return c.notFound()
  if (!isOpen(kind, file, own.terms)) return c.redirect(pathOf(nextPage(file, own.terms), own.sitting), 303)
  const more = unreadNotices(file, own.terms).filter((one) => one !== kind).length
  const action = pathOf(kind, own.sitting)
  return renderPage(
    c,
    NoticePage({ page: c.var.page, file, terms: own.terms, notice, action, problems, more }),
    status,
  )
}
