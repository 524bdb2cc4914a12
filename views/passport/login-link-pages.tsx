import { Field, Form, MainButton, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Sentence } from '../parts.tsx'
import { Problems } from '../problems.tsx'
import { type LoginWay, queryOf, Way } from './login-page.tsx'

/** The way in without any test (WCAG 2.2, 3.3.8): a link to the mailbox. */
export function LoginLinkPage(props: { f: Frame; way: LoginWay; email?: string; problems?: Problem[] }) {
  const { f, problems = [] } = props
  const w = f.words.passport
  return (
    <Layout f={f} title={w.page.byMail} error={problems.length > 0} bar={{}}>
      <Problems f={f} problems={problems} />
      <section class="card">
        <h1>{w.page.byMail}</h1>
        <p>{w.link.text}</p>
        <Form action="/login/link">
          <Way way={props.way} />
          <Field
            f={f}
            name="email"
            label={w.email}
            type="email"
            value={props.email}
            autocomplete="email"
            maxlength={254}
            mandatory
            problems={problems}
          />
          <MainButton f={f}>{w.login}</MainButton>
        </Form>
        <p class="acts">
          <a href={`/login${queryOf(props.way)}`}>{f.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}

/** The same for known and unknown addresses. */
export function LoginLinkSentPage({ f }: { f: Frame }) {
  const w = f.words.passport.link
  return (
    <Layout f={f} title={w.sentTitle}>
      <section class="card">
        <h1>{w.sentTitle}</h1>
        <p>{w.sentText}</p>
        <p class="hint">{w.sentAgain}</p>
        <p class="acts">
          <a href="/login/link">{f.words.passport.sendAgain}</a>
        </p>
      </section>
    </Layout>
  )
}

/** Mail scanners open links: only the button spends this one. */
export function LoginLinkOpenPage(props: { f: Frame; token: string; maskedEmail: string }) {
  const w = props.f.words.passport
  return (
    <Layout f={props.f} title={w.link.openTitle}>
      <section class="card">
        <h1>{w.link.openTitle}</h1>
        <p>
          <Sentence text={w.link.openText} of={[<b>{props.maskedEmail}</b>]} />
        </p>
        <Form action={`/login/link/${props.token}`}>
          <MainButton f={props.f}>{w.login}</MainButton>
        </Form>
      </section>
    </Layout>
  )
}

export function LoginLinkOverPage({ f }: { f: Frame }) {
  const w = f.words.passport.link
  return (
    <Layout f={f} title={w.overTitle}>
      <section class="card">
        <h1>{w.overTitle}</h1>
        <p>{w.over}</p>
        <p>
          <a class="button main" href="/login/link">
            {w.another}
          </a>
        </p>
      </section>
    </Layout>
  )
}
