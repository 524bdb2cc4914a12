import { PASSWORD_LENGTH } from '../../../src/auth/password-rules.ts'
import { CaptchaField, type ShownCaptcha } from '../../auth/captcha-field.tsx'
import { EnterButton, MainButton } from '../../buttons.tsx'
import { Form, type Problem, TextField } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { MandatoryNote, Problems } from '../../problems.tsx'

/** Sign-up (spec A1). `kept` holds the entries of the form that was refused, never a password. */
export function SignUpPage(props: {
  page: PageContext
  captcha: ShownCaptcha
  kept?: { email: string; mobile: string; asIs: string } | undefined
  problems?: Problem[] | undefined
}) {
  const { page, kept, problems = [] } = props
  const t = page.words.passport
  return (
    <Layout page={page} title={t.signUp} error={problems.length > 0} bar={{}}>
      <Problems page={page} problems={problems} />
      <section class="card">
        <h1>{t.signUp}</h1>
        <p>{t.form.intro}</p>
        <MandatoryNote page={page} />
        <Form action="/passport/sign-up">
          <EnterButton />
          {kept?.asIs ? <input type="hidden" name="asIs" value={kept.asIs} /> : null}
          <TextField
            page={page}
            name="email"
            label={t.email}
            hint={t.form.emailHint}
            type="email"
            value={kept?.email}
            autocomplete="email"
            maxlength={254}
            mandatory
            problems={problems}
          />
          <TextField
            page={page}
            name="mobile"
            label={t.mobile}
            hint={t.form.mobileHint}
            type="tel"
            value={kept?.mobile}
            autocomplete="tel"
            maxlength={40}
            width="middle"
            mandatory
            problems={problems}
          />
          <Passwords page={page} problems={problems} />
          <CaptchaField page={page} captcha={props.captcha} problems={problems} />
          <MainButton page={page}>{t.form.button}</MainButton>
        </Form>
        <p>
          {t.form.haveAccount} <a href="/login">{t.login}</a>
        </p>
      </section>
    </Layout>
  )
}

function Passwords({ page, problems }: { page: PageContext; problems: Problem[] }) {
  const t = page.words.passport
  const shared = { page, problems, type: 'password', autocomplete: 'new-password', mandatory: true }
  return (
    <>
      <TextField
        {...shared}
        name="password"
        label={t.password}
        hint={t.form.passwordHint(PASSWORD_LENGTH.min)}
      />
      <TextField {...shared} name="confirm" label={t.form.confirm} hint={t.form.confirmHint} />
    </>
  )
}
