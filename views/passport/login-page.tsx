import { EnterButton, Form, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Sentence } from '../parts.tsx'
import { Problems } from '../problems.tsx'
import type { ShownCode } from './code-field.tsx'
import { Credentials } from './credentials.tsx'

/** What the page was come to with, and leads on with. */
export type LoginWay = { to: string; parked: string }

export type LoginNews = 'expired' | 'parked' | 'loggedOut'

/** Login (spec A3): account, password, picture code; beside it the way by mail, which needs none of them. */
export function LoginPage(props: {
  f: Frame
  code: ShownCode
  way: LoginWay
  account?: string | undefined
  problems?: Problem[] | undefined
  news?: LoginNews | undefined
  /** After the right password of an account that was not activated. */
  waiting?: { signUpId: string; email: string } | undefined
}) {
  const { f, way, problems = [] } = props
  const w = f.words.passport
  return (
    <Layout f={f} title={w.login} error={problems.length > 0} bar={{}}>
      <Problems f={f} problems={problems} />
      {props.waiting ? <NotActive f={f} {...props.waiting} /> : null}
      {props.news ? (
        <p class={props.news === 'loggedOut' ? 'said' : 'note'} role="status">
          {w.page[props.news]}
        </p>
      ) : null}
      <section class="card">
        <h1>{w.login}</h1>
        <p>
          {w.page.noAccount} <a href="/passport/sign-up">{w.page.signUpHere}</a>
        </p>
        <Form action="/login">
          <EnterButton />
          <Way way={way} />
          <Credentials
            f={f}
            code={props.code}
            hint={w.page.accountHint}
            longest={254}
            account={props.account}
            problems={problems}
          />
        </Form>
      </section>
      <section class="card">
        <h2>{w.page.byMailQuestion}</h2>
        <p class="acts">
          <a class="button" href={`/login/link${queryOf(way)}`}>
            {w.page.byMail}
          </a>
          <a class="button" href="/passport/sign-up">
            {w.signUp}
          </a>
        </p>
      </section>
    </Layout>
  )
}

export function Way({ way }: { way: LoginWay }) {
  return (
    <>
      {way.to ? <input type="hidden" name="to" value={way.to} /> : null}
      {way.parked ? <input type="hidden" name="parked" value={way.parked} /> : null}
    </>
  )
}

/** The way, for the address of a page that leads on with it. */
export function queryOf(way: LoginWay): string {
  const query = new URLSearchParams()
  if (way.to) query.set('to', way.to)
  if (way.parked) query.set('parked', way.parked)
  return query.size > 0 ? `?${query}` : ''
}

function NotActive({ f, signUpId, email }: { f: Frame; signUpId: string; email: string }) {
  const w = f.words.passport
  return (
    <section class="card" role="alert">
      <h2>{w.page.notActive}</h2>
      <p>
        <Sentence text={w.page.notActiveText} of={[<b>{email}</b>]} />
      </p>
      <Form action={`/passport/sign-up/${signUpId}/mail`}>
        <button>{w.sendAgain}</button>
      </Form>
    </section>
  )
}
