import { PASSWORD } from '../../src/passport/password-rules.ts'
import { EnterButton, Field, Form, MainButton, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { MandatoryNote, Problems } from '../problems.tsx'
import { CodeField, type ShownCode } from './code-field.tsx'

/** Sign-up (spec A1). `kept` is what was typed, never a password. */
export function SignUpPage(props: {
  f: Frame
  code: ShownCode
  kept?: { email: string; mobile: string; asIs: string } | undefined
  problems?: Problem[] | undefined
}) {
  const { f, kept, problems = [] } = props
  const w = f.words.passport
  return (
    <Layout f={f} title={w.signUp} error={problems.length > 0} bar={{}}>
      <Problems f={f} problems={problems} />
      <section class="card">
        <h1>{w.signUp}</h1>
        <p>{w.form.intro}</p>
        <MandatoryNote f={f} />
        <Form action="/passport/sign-up">
          <EnterButton />
          {kept?.asIs ? <input type="hidden" name="asIs" value={kept.asIs} /> : null}
          <Field
            f={f}
            name="email"
            label={w.email}
            hint={w.form.emailHint}
            type="email"
            value={kept?.email}
            autocomplete="email"
            maxlength={254}
            mandatory
            problems={problems}
          />
          <Field
            f={f}
            name="mobile"
            label={w.mobile}
            hint={w.form.mobileHint}
            type="tel"
            value={kept?.mobile}
            autocomplete="tel"
            maxlength={40}
            width="middle"
            mandatory
            problems={problems}
          />
          <Passwords f={f} problems={problems} />
          <CodeField f={f} code={props.code} problems={problems} />
          <MainButton f={f}>{w.form.button}</MainButton>
        </Form>
        <p>
          {w.form.haveAccount} <a href="/login">{w.login}</a>
        </p>
      </section>
    </Layout>
  )
}

function Passwords({ f, problems }: { f: Frame; problems: Problem[] }) {
  const w = f.words.passport
  const shared = { f, problems, type: 'password', autocomplete: 'new-password', mandatory: true }
  return (
    <>
      <Field {...shared} name="password" label={w.password} hint={w.form.passwordHint(PASSWORD.least)} />
      <Field {...shared} name="confirm" label={w.form.confirm} hint={w.form.confirmHint} />
    </>
  )
}
