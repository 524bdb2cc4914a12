import { Form } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Sentence, When } from '../parts.tsx'

/** The same whoever asked and whatever became of it: only the mail says which case (spec section 13.5). */
export function SignUpSentPage(props: {
  f: Frame
  signUpId: string
  maskedEmail: string
  /** From when the mail may be sent again. ms since 1970 */
  againFrom: number
}) {
  const { f } = props
  const w = f.words.passport.sent
  return (
    <Layout f={f} title={w.title}>
      <section class="card">
        <h1>{w.title}</h1>
        <p>
          <Sentence text={w.text} of={[<b>{props.maskedEmail}</b>]} />
        </p>
        <p>{w.open}</p>
      </section>
      <section class="card">
        <h2>{w.nothing}</h2>
        <ul>
          <li>{w.spam}</li>
          {f.now < props.againFrom ? (
            <li>
              <Sentence text={w.wait} of={[<When f={f} at={wholeMinute(props.againFrom)} />]} />
            </li>
          ) : null}
          <li>
            {w.wrong} <a href="/passport/sign-up">{w.refill}</a>
          </li>
        </ul>
        <Form action={`/passport/sign-up/${props.signUpId}/mail`}>
          <button>{f.words.passport.sendAgain}</button>
        </Form>
      </section>
    </Layout>
  )
}

function wholeMinute(ms: number): number {
  return Math.ceil(ms / 60_000) * 60_000
}
