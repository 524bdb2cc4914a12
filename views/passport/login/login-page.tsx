import type { ShownCaptcha } from '../../auth/captcha-field.tsx'
import { LoginFields } from '../../auth/login-fields.tsx'
import { EnterButton } from '../../buttons.tsx'
import { Sentence } from '../../components.tsx'
import { Form, type Problem } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'

/** The page that the login leads to, and the id of the saved post that goes along. */
export type LoginTarget = { to: string; savedPost: string }

export type LoginMessage = 'expired' | 'savedPost' | 'loggedOut'

/** Login (spec A3): account, password, captcha; beside it the login by mail, which needs none of them. */
export function LoginPage(props: {
  page: PageContext
  captcha: ShownCaptcha
  target: LoginTarget
  account?: string | undefined
  problems?: Problem[] | undefined
  message?: LoginMessage | undefined
  /** After the right password of an account that was not activated. */
  waiting?: { signUpId: string; email: string } | undefined
}) {
  const { page, target, problems = [] } = props
  const t = page.words.passport
  return (
    <Layout page={page} title={t.login} error={problems.length > 0} bar={{}}>
      <Problems page={page} problems={problems} />
      {props.waiting ? <NotActive page={page} {...props.waiting} /> : null}
      {props.message ? (
        <p class={props.message === 'loggedOut' ? 'said' : 'note'} role="status">
          {t.page[props.message]}
        </p>
      ) : null}
      <section class="card">
        <h1>{t.login}</h1>
        <p>
          {t.page.noAccount} <a href="/passport/sign-up">{t.page.signUpHere}</a>
        </p>
        <Form action="/login">
          <EnterButton />
          <LoginTargetInputs target={target} />
          <LoginFields
            page={page}
            captcha={props.captcha}
            hint={t.page.accountHint}
            maxLength={254}
            account={props.account}
            problems={problems}
          />
        </Form>
      </section>
      <section class="card">
        <h2>{t.page.byMailQuestion}</h2>
        <p class="acts">
          <a class="button" href={`/login/link${targetQuery(target)}`}>
            {t.page.byMail}
          </a>
          <a class="button" href="/passport/sign-up">
            {t.signUp}
          </a>
        </p>
      </section>
    </Layout>
  )
}

export function LoginTargetInputs({ target }: { target: LoginTarget }) {
  return (
    <>
      {target.to ? <input type="hidden" name="to" value={target.to} /> : null}
      {target.savedPost ? <input type="hidden" name="saved" value={target.savedPost} /> : null}
    </>
  )
}

/** The target as a query, for the address of another page of the login. */
export function targetQuery(target: LoginTarget): string {
  const query = new URLSearchParams()
  if (target.to) query.set('to', target.to)
  if (target.savedPost) query.set('saved', target.savedPost)
  return query.size > 0 ? `?${query}` : ''
}

function NotActive({ page, signUpId, email }: { page: PageContext; signUpId: string; email: string }) {
  const t = page.words.passport
  return (
    <section class="card" role="alert">
      <h2>{t.page.notActive}</h2>
      <p>
        <Sentence text={t.page.notActiveText} of={[<b>{email}</b>]} />
      </p>
      <Form action={`/passport/sign-up/${signUpId}/mail`}>
        <button>{t.sendAgain}</button>
      </Form>
    </section>
  )
}
