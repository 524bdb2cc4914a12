import { EnterButton, Field, Form, MainButton, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { CodeField, type ShownCode } from '../passport/code-field.tsx'
import { Problems } from '../problems.tsx'

export function OfficeLoginPage(props: {
  f: Frame
  code: ShownCode
  to: string
  account?: string | undefined
  problems?: Problem[] | undefined
  news?: 'expired' | undefined
}) {
  const { f, problems = [] } = props
  const w = f.words.passport
  return (
    <Layout f={f} title={w.staff.title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      {props.news ? (
        <p class="note" role="status">
          {w.staff[props.news]}
        </p>
      ) : null}
      <section class="card">
        <h1>{w.staff.title}</h1>
        <Form action="/office/login">
          <EnterButton />
          {props.to ? <input type="hidden" name="to" value={props.to} /> : null}
          <Field
            f={f}
            name="account"
            label={w.account}
            hint={w.staff.accountHint}
            value={props.account}
            autocomplete="username"
            autocapitalize="none"
            maxlength={100}
            mandatory
            problems={problems}
          />
          <Field
            f={f}
            name="password"
            label={w.password}
            type="password"
            autocomplete="current-password"
            mandatory
            problems={problems}
          />
          <CodeField f={f} code={props.code} problems={problems} />
          <MainButton f={f}>{w.login}</MainButton>
        </Form>
      </section>
    </Layout>
  )
}
