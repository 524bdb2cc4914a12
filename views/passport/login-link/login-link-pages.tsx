import { MainButton } from '../../buttons.tsx'
import { Sentence } from '../../components.tsx'
import { Form, type Problem, TextField } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { type LoginTarget, LoginTargetInputs, targetQuery } from '../login/login-page.tsx'

/** The login without password and captcha (WCAG 2.2, 3.3.8): a link is sent to the mailbox. */
export function LoginLinkPage(props: {
  page: PageContext
  target: LoginTarget
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
          <LoginTargetInputs target={props.target} />
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
          <a href={`/login${targetQuery(props.target)}`}>{page.words.frame.back}</a>
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

/** Mail scanners open links, so opening the page does not spend the link: the button does. */
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

export function LoginLinkExpiredPage({ page }: { page: PageContext }) {
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
