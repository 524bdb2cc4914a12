import { Sentence } from '../../components.tsx'
import { Form } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { When } from '../../time.tsx'

/** The same page whether address and number are free or taken: only the mail says which (spec section 13.5). */
export function SignUpSentPage(props: {
  page: PageContext
  signUpId: string
  maskedEmail: string
  /** The mail may be sent again from this time on. ms since 1970 */
  resendFrom: number
}) {
  const { page } = props
  const t = page.words.passport.sent
  return (
    <Layout page={page} title={t.title}>
      <section class="card">
        <h1>{t.title}</h1>
        <p>
          <Sentence text={t.text} of={[<b>{props.maskedEmail}</b>]} />
        </p>
        <p>{t.open}</p>
      </section>
      <section class="card">
        <h2>{t.nothing}</h2>
        <ul>
          <li>{t.spam}</li>
          {page.now < props.resendFrom ? (
            <li>
              <Sentence text={t.wait} of={[<When page={page} at={wholeMinute(props.resendFrom)} />]} />
            </li>
          ) : null}
          <li>
            {t.wrong} <a href="/passport/sign-up">{t.refill}</a>
          </li>
        </ul>
        <Form action={`/passport/sign-up/${props.signUpId}/mail`}>
          <button>{page.words.passport.sendAgain}</button>
        </Form>
      </section>
    </Layout>
  )
}

function wholeMinute(ms: number): number {
  return Math.ceil(ms / 60_000) * 60_000
}
