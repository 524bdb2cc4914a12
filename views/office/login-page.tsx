import { EnterButton, Form, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import type { ShownCode } from '../passport/code-field.tsx'
import { Credentials } from '../passport/credentials.tsx'
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
          <Credentials
            f={f}
            code={props.code}
            hint={w.staff.accountHint}
            longest={100}
            account={props.account}
            problems={problems}
          />
        </Form>
      </section>
    </Layout>
  )
}
