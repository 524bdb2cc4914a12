import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { NoticePage, StoppedPage } from '../../../views/registration/notices/notice-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import type { NoticeKind } from '../../catalogue/catalogue.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  drawAgain,
  ifOpen,
  type RegistrationContext,
  type RegistrationSite,
  requirePage,
} from '../current-registration.ts'
import type { AfterCommand } from '../journey.ts'
import { unreadNotices } from '../machine/terms.ts'
import { type AfterNotice, noticePath, pagePath } from '../paths.ts'
import { sendAndLeadOn } from '../send-command.ts'
import { afterNotice, type NoticeAnswer, noticeForm } from './notice-schema.ts'

/** Agreement (R1) and the notices to be read (R2): three addresses, one page. */
export const notices = new Hono<RegistrationSite>()

for (const kind of ['agreement', 'sitting-notice', 'province-notice'] as const) {
  const path = kind === 'agreement' ? '/agreement' : `/notices/${kind}`
  const refuse = (c: RegistrationContext) =>
    drawAgain(c, kind, (current) => drawNotice(c, current, kind, 422, wordsOf(c, kind).missing))
  notices.get(path, requirePage(kind), (c) => drawNotice(c, c.var.current, kind))
  notices.post(path, validForm(noticeForm, refuse), (c) => saveAnswer(c, kind, c.req.valid('form')))
}

async function saveAnswer(c: RegistrationContext, kind: NoticeKind, answer: NoticeAnswer) {
  const { sitting } = c.var.context
  const next = pageAfter(c)
  if (answer.is === 'disagreed')
    return renderPage(c, StoppedPage({ page: c.var.page, back: noticePath(kind, sitting, next) }))
  const outcome = await sendAndLeadOn(c, { do: 'agree', kind, version: answer.version })
  if (!outcome.refused) return c.redirect(pathAfter(outcome.after, sitting, next), 303)
  const { refused, current } = outcome
  const isOld = refused.is === 'version'
  const text = isOld ? wordsOf(c, kind).stale : refusalText(c.var.page, refused, current.catalogue)
  return ifOpen(c, kind, current, () => drawNotice(c, current, kind, isOld ? 409 : 422, text))
}

/** The page that the candidate wanted when a notice came in between; null for what comes next anyway. */
function pageAfter(c: RegistrationContext): AfterNotice | null {
  return afterNotice.parse(c.req.query('next'))
}

/** To the page that was wanted, once nothing is left to be read. */
function pathAfter({ unread, nextPage }: AfterCommand, sitting: string, next: AfterNotice | null) {
  return unread ? noticePath(unread, sitting, next) : pagePath(next ?? nextPage, sitting)
}

function drawNotice(
  c: RegistrationContext,
  current: CurrentRegistration,
  kind: NoticeKind,
  status: 200 | 409 | 422 = 200,
  problem?: string,
) {
  const { registration } = current.view
  const notice = current.catalogue.notices[kind]
  if (!notice) return c.notFound()
  const problems: Problem[] = problem ? [{ field: 'agreed', text: problem }] : []
  const more = unreadNotices(registration, current.terms).filter((one) => one !== kind).length
  const action = noticePath(kind, current.sitting, pageAfter(c))
  return renderPage(
    c,
    NoticePage({ page: c.var.page, registration, terms: current.terms, notice, action, problems, more }),
    status,
  )
}

function wordsOf(c: RegistrationContext, kind: NoticeKind) {
  const { agreement, notices: others } = c.var.page.words.registration
  return kind === 'agreement' ? agreement : others
}
