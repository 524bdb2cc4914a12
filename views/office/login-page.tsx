import { EnterButton, Form, type Problem } from '../form.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import type { ShownCode } from '../passport/code-field.tsx'
import { Credentials } from '../passport/credentials.tsx'
import { Problems } from '../problems.tsx'

export function OfficeLoginPage(props: {
  page: PageContext
  code: ShownCode
  to: string
  account?: string | undefined
  problems?: Problem[] | undefined
  news?: 'expired' | undefined
}) {
  const { page, problems = [] } = props
  const t = page.words.passport
  return (
    <Layout page={page} title={t.staff.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      {props.news ? (
        <p class="note" role="status">
          {t.staff[props.news]}
        </p>
      ) : null}
      <section class="card">
        <h1>{t.staff.title}</h1>
        <Form action="/office/login">
          <EnterButton />
          {props.to ? <input type="hidden" name="to" value={props.to} /> : null}
          <Credentials
            page={page}
            code={props.code}
            hint={t.staff.accountHint}
            longest={100}
            account={props.account}
            problems={problems}
          />
        </Form>
      </section>
    </Layout>
  )
}
