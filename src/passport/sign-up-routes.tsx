import { Hono } from 'hono'
import { type CodeProblem, codeProblem, saySignUp } from '../../views/passport/problem-words.ts'
import { SignUpPage } from '../../views/passport/sign-up-page.tsx'
import { SignUpSentPage } from '../../views/passport/sign-up-sent-page.tsx'
import { digest, randomId, randomToken } from '../lib/bytes.ts'
import { readEmail } from '../lib/contact.ts'
import { isId } from '../lib/ids.ts'
import { readForm } from '../lib/read-form.ts'
import { renderPage } from '../lib/render.ts'
import { type SignUpMail, signUpMail } from '../messages/passport-mails.ts'
import type { AppContext, Site } from '../site.ts'
import { writeAndMail } from './mailing-store.ts'
import { maskEmail } from './masked.ts'
import { hashPassword } from './password.ts'
import { type By, byOf, keepNewCode } from './picture/code-routes.tsx'
import { readSignUp, SIGN_UP, type SignUpProblem } from './sign-up-rules.ts'
import {
  activationLinkStatement,
  endOthers,
  findTaken,
  readSignUpRow,
  signUpStatements,
  takeMailTurn,
} from './sign-up-store.ts'

export const signUpRoom = new Hono<Site>()

signUpRoom.get('/passport/sign-up', async (c) => {
  const code = await keepNewCode(c)
  return renderPage(c, SignUpPage({ page: c.var.page, code: { ...code, by: byOf(c.req.query('by')) } }))
})

signUpRoom.post('/passport/sign-up', async (c) => {
  const form = await readForm(c)
  if (form.has('do')) return again(c, form, byOf(form.get('do')), 200)
  const by = byOf(form.get('by'))
  const entry = readSignUp(form)
  const typed = form.get('code') ?? ''
  if ('problems' in entry || typed === '') {
    const problems = 'problems' in entry ? entry.problems : []
    return again(c, form, by, 422, [...problems, ...(typed === '' ? [codeProblem('missing', by)] : [])])
  }
  const { email, mobile, password } = entry.ok
  const asked = { codeId: form.get('codeId') ?? '', code: typed, email, mobile }
  const { code, taken } = await findTaken(c.env, asked, c.var.now)
  if (code !== 'right') return again(c, form, by, 422, [codeProblem(code, by)])
  // Known or not: the same hash, the same rows, one mail, the same page. Only the mail tells.
  const id = randomId(20)
  const { lang } = c.var.page
  const entered = { email, mobile, password: hashPassword(password), lang }
  const rows = signUpStatements(c.env.DB, id, entered, c.var.now)
  await sendMail(c, rows, { signUpId: id, email, mobile, lang, taken })
  return c.redirect(`/passport/sign-up/${id}/mail`, 303)
})

signUpRoom.get('/passport/sign-up/:id/mail', async (c) => {
  const signUpId = c.req.param('id')
  const row = await readSignUpRow(c.env, signUpId)
  if (!row) return c.notFound()
  const page = { signUpId, maskedEmail: maskEmail(row.email), againFrom: row.mailedAt + SIGN_UP.again }
  return renderPage(c, SignUpSentPage({ page: c.var.page, ...page }))
})

signUpRoom.post('/passport/sign-up/:id/mail', async (c) => {
  const signUpId = c.req.param('id')
  if (!isId(signUpId, 20)) return c.notFound()
  const turn = await takeMailTurn(c.env, signUpId, c.var.now)
  if (turn) {
    const ending = endOthers(c.env.DB, signUpId, turn.email, c.var.now)
    await sendMail(c, [ending], { ...turn, signUpId })
  }
  return c.redirect(`/passport/sign-up/${signUpId}/mail`, 303)
})

/** Writes `rows` with a new activation link and mails which case it is; the link of a taken address is sent to nobody. */
async function sendMail(
  c: AppContext,
  rows: Parameters<typeof writeAndMail>[1],
  to: Omit<SignUpMail, 'key' | 'token' | 'expiresAt' | 'origin'> & { signUpId: string },
): Promise<void> {
  const token = randomToken()
  const linkId = await digest(token)
  const link = activationLinkStatement(c.env.DB, linkId, to.signUpId, c.var.now)
  const more = { key: `sign-up:${linkId}`, token, expiresAt: c.var.now + SIGN_UP.lasts, origin: c.env.ORIGIN }
  await writeAndMail(c, [...rows, link], signUpMail({ ...to, ...more }))
}

/** The page once more with a new code; what was typed stays, but for passwords and code. */
async function again(
  c: AppContext,
  form: URLSearchParams,
  by: By,
  status: 200 | 422,
  problems: (SignUpProblem | CodeProblem)[] = [],
) {
  const page = c.var.page
  const kept = {
    email: form.get('email') ?? '',
    mobile: form.get('mobile') ?? '',
    asIs: warnedOf(form, problems),
  }
  const said = problems.map((problem) => saySignUp(page.words, problem))
  return renderPage(
    c,
    SignUpPage({ page, code: { ...(await keepNewCode(c)), by }, kept, problems: said }),
    status,
  )
}

/** The address that was asked about for its domain: it passes when it comes again as it is. */
function warnedOf(form: URLSearchParams, problems: (SignUpProblem | CodeProblem)[]): string {
  const email = readEmail(form.get('email'))
  const isAsked = problems.some((p) => p.field === 'email' && typeof p.why === 'object' && 'meant' in p.why)
  return isAsked && 'ok' in email ? email.ok : (form.get('asIs') ?? '')
}
