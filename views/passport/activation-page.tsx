import type { ActivationOutcome } from '../../src/passport/activation-rules.ts'
import { Form, MainButton } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'

export function ActivationPage({ f, outcome }: { f: Frame; outcome: ActivationOutcome }) {
  const w = f.words.passport
  const said = w.activation[wordOf(outcome)]
  return (
    <Layout f={f} title={said.title}>
      <section class="card">
        <h1>{said.title}</h1>
        <p>{said.text}</p>
        <WayOn f={f} outcome={outcome} />
      </section>
    </Layout>
  )
}

function wordOf(outcome: ActivationOutcome) {
  if (outcome.is !== 'taken') return outcome.is
  return outcome.what === 'email' ? 'takenEmail' : 'takenMobile'
}

function WayOn({ f, outcome }: { f: Frame; outcome: ActivationOutcome }) {
  const w = f.words.passport
  if (outcome.is === 'expired') {
    return (
      <Form action={`/passport/sign-up/${outcome.signUpId}/mail`}>
        <MainButton f={f}>{w.activation.sendAnother}</MainButton>
      </Form>
    )
  }
  return (
    <p class="acts">
      <a class="button main" href="/login">
        {w.login}
      </a>
      {outcome.is === 'taken' && outcome.what === 'mobile' ? (
        <a class="button" href="/passport/sign-up">
          {w.signUp}
        </a>
      ) : null}
    </p>
  )
}
