import type { ActivationOutcome } from '../../../src/passport/sign-up/activation-rules.ts'
import { MainButton } from '../../buttons.tsx'
import { Form } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'

export function ActivationPage({ page, outcome }: { page: PageContext; outcome: ActivationOutcome }) {
  const t = page.words.passport
  const said = t.activation[outcomeWord(outcome)]
  return (
    <Layout page={page} title={said.title}>
      <section class="card">
        <h1>{said.title}</h1>
        <p>{said.text}</p>
        <NextStep page={page} outcome={outcome} />
      </section>
    </Layout>
  )
}

function outcomeWord(outcome: ActivationOutcome) {
  if (outcome.is !== 'taken') return outcome.is
  return outcome.field === 'email' ? 'takenEmail' : 'takenMobile'
}

function NextStep({ page, outcome }: { page: PageContext; outcome: ActivationOutcome }) {
  const t = page.words.passport
  if (outcome.is === 'expired') {
    return (
      <Form action={`/passport/sign-up/${outcome.signUpId}/mail`}>
        <MainButton page={page}>{t.activation.sendAnother}</MainButton>
      </Form>
    )
  }
  return (
    <p class="acts">
      <a class="button main" href="/login">
        {t.login}
      </a>
      {outcome.is === 'taken' && outcome.field === 'mobile' ? (
        <a class="button" href="/passport/sign-up">
          {t.signUp}
        </a>
      ) : null}
    </p>
  )
}
