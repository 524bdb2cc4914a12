import type { CaptchaKind } from '../../src/auth/captcha/captcha-rules.ts'
import type { OfficeLoginProblem } from '../../src/office/login-rules.ts'
import type { ShownCaptcha } from '../auth/captcha-field.tsx'
import { captchaProblemText } from '../auth/captcha-field.tsx'
import { LoginFields } from '../auth/login-fields.tsx'
import { EnterButton } from '../buttons.tsx'
import { Form, type Problem } from '../form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Problems } from '../problems.tsx'

export function OfficeLoginPage(props: {
  page: PageContext
  captcha: ShownCaptcha
  to: string
  account?: string | undefined
  problems?: Problem[] | undefined
  notice?: 'expired' | undefined
}) {
  const { page, problems = [] } = props
  const t = page.words.passport
  return (
    <Layout page={page} title={t.staff.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      {props.notice ? (
        <p class="note" role="status">
          {t.staff[props.notice]}
        </p>
      ) : null}
      <section class="card">
        <h1>{t.staff.title}</h1>
        <Form action="/office/login">
          <EnterButton />
          {props.to ? <input type="hidden" name="to" value={props.to} /> : null}
          <LoginFields
            page={page}
            captcha={props.captcha}
            hint={t.staff.accountHint}
            maxLength={100}
            account={props.account}
            problems={problems}
          />
        </Form>
      </section>
    </Layout>
  )
}

export function officeLoginProblem(
  page: PageContext,
  problem: OfficeLoginProblem,
  kind: CaptchaKind,
): Problem {
  const { staff, problems } = page.words.passport
  if (problem.field === 'code')
    return { field: 'code', text: captchaProblemText(page.words, problem.why, kind) }
  if (problem.field === 'password') return { field: 'password', text: problems.password.missing }
  return { field: 'account', text: problem.why === 'missing' ? staff.accountMissing : staff.noMatch }
}
