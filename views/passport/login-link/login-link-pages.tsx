import { MainButton } from '../../buttons.tsx'
import { Sentence } from '../../components.tsx'
import { Form, type Problem, TextField } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { type LoginTarget, LoginTargetInputs, targetQuery } from '../login/login-page.tsx'

/** The way in without any test (WCAG 2.2, 3.3.8): a link to the mailbox. */
export function LoginLinkPage(props: {
  page: PageContext
  way: LoginTarget
  email?: string
  problems?: Problem[]
}) {
  const { page, problems = [] } = props
  const t = page.words.passport
  return (
    <Layout page={page} title={t.page.byMail} error={problems.length > 0} bar={{}}>
      <Problems page={page} problems={problems} />
      <section class="card">
        <h1>{t.page.byMail}</h1>
        <p>{t.link.text}</p>
        <Form action="/login/link">
          <LoginTargetInputs way={props.way} />
          <TextField
            page={page}
            name="email"
            label={t.email}
            type="email"
            value={props.email}
            autocomplete="email"
            maxlength={254}
            mandatory
            problems={problems}
          />
          <MainButton page={page}>{t.login}</MainButton>
        </Form>
        <p class="acts">
          <a href={`/login${targetQuery(props.way)}`}>{page.words.frame.back}</a>
        </p>
      </section>
    </Layout>
  )
}

/** The same for known and unknown addresses. */
export function LoginLinkSentPage({ page }: { page: PageContext }) {
  const t = page.words.passport.link
  return (
    <Layout page={page} title={t.sentTitle}>
      <section class="card">
        <h1>{t.sentTitle}</h1>
        <p>{t.sentText}</p>
        <p class="hint">{t.sentAgain}</p>
        <p class="acts">
          <a href="/login/link">{page.words.passport.sendAgain}</a>
        </p>
      </section>
    </Layout>
  )
}

/** Mail scanners open links: only the button spends this one. */
export function LoginLinkOpenPage(props: { page: PageContext; token: string; maskedEmail: string }) {
  const t = props.page.words.passport
  return (
    <Layout page={props.page} title={t.link.openTitle}>
      <section class="card">
        <h1>{t.link.openTitle}</h1>
        <p>
          <Sentence text={t.link.openText} of={[<b>{props.maskedEmail}</b>]} />
        </p>
        <Form action={`/login/link/${props.token}`}>
          <MainButton page={props.page}>{t.login}</MainButton>
        </Form>
      </section>
    </Layout>
  )
}

export function LoginLinkOverPage({ page }: { page: PageContext }) {
  const t = page.words.passport.link
  return (
    <Layout page={page} title={t.overTitle}>
      <section class="card">
        <h1>{t.overTitle}</h1>
        <p>{t.over}</p>
        <p>
          <a class="button main" href="/login/link">
            {t.another}
          </a>
        </p>
      </section>
    </Layout>
  )
}
