import type { ShownCaptcha } from '../../auth/captcha-field.tsx'
import { LoginFields } from '../../auth/login-fields.tsx'
import { EnterButton } from '../../buttons.tsx'
import { Sentence } from '../../components.tsx'
import { Form, type Problem } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'

/** What the page was come to with, and leads on with. */
export type LoginTarget = { to: string; savedPost: string }

export type LoginMessage = 'expired' | 'parked' | 'loggedOut'

/** Login (spec A3): account, password, picture code; beside it the way by mail, which needs none of them. */
export function LoginPage(props: {
  page: PageContext
  code: ShownCaptcha
  way: LoginTarget
  account?: string | undefined
  problems?: Problem[] | undefined
  message?: LoginMessage | undefined
  /** After the right password of an account that was not activated. */
  waiting?: { signUpId: string; email: string } | undefined
}) {
  const { page, way, problems = [] } = props
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
          <LoginTargetInputs way={way} />
          <LoginFields
            page={page}
            code={props.code}
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
          <a class="button" href={`/login/link${targetQuery(way)}`}>
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

export function LoginTargetInputs({ way }: { way: LoginTarget }) {
  return (
    <>
      {way.to ? <input type="hidden" name="to" value={way.to} /> : null}
      {way.savedPost ? <input type="hidden" name="parked" value={way.savedPost} /> : null}
    </>
  )
}

/** The way, for the address of a page that leads on with it. */
export function targetQuery(way: LoginTarget): string {
  const query = new URLSearchParams()
  if (way.to) query.set('to', way.to)
  if (way.savedPost) query.set('parked', way.savedPost)
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
