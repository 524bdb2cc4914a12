import type { Notice } from '../../../src/catalogue/catalogue.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { MainButton } from '../../buttons.tsx'
import { formatFullDay, formatMoment } from '../../dates.ts'
import { Checkbox, Form, type Problem } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { Prose } from '../../prose.tsx'
import { JourneySteps } from '../journey-steps.tsx'

/** Agreement (R1) or a notice to be read (R2): the text flows on the page; the tick and the button stand under it. */
export function NoticePage(props: {
  page: PageContext
  registration: Registration
  terms: Terms
  notice: Notice
  action: string
  problems: Problem[]
  /** Further notices after this one. */
  more: number
}) {
  const { page, registration, notice, problems } = props
  const t = page.words.registration
  const isAgreement = notice.kind === 'agreement'
  const tick = isAgreement ? t.agreement.tick : t.notices.tick
  const title = page.lang === 'en' ? notice.titleEn : notice.title
  const changes = page.lang === 'en' ? notice.changesEn : notice.changes
  const agreed = registration.agreed[notice.kind]
  return (
    <Layout page={page} title={title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <JourneySteps page={page} registration={registration} terms={props.terms} at="agreement" />
      <h1>{title}</h1>
      <p class="hint">
        {t.agreement.version(formatFullDay(notice.publishedAt, page.lang))}
        {props.more > 0 ? ` · ${t.notices.more(props.more)}` : ''}
      </p>
      {agreed && agreed.version !== notice.version ? (
        <p class="note">{t.agreement.changed(formatMoment(notice.publishedAt, page.lang), changes)}</p>
      ) : null}
      <section class="card">
        <Prose text={page.lang === 'en' ? notice.bodyEn : notice.body} lang={page.lang} />
      </section>
      {agreed?.version === notice.version ? (
        <p class="said">{t.agreement.recorded(formatMoment(agreed.agreedAt, page.lang), title)}</p>
      ) : null}
      <Form action={props.action}>
        <section class="card">
          <input type="hidden" name="version" value={String(notice.version)} />
          <Checkbox
            page={page}
            name="agreed"
            label={tick}
            problems={problems}
            checked={agreed?.version === notice.version}
          />
          <div class="acts">
            <MainButton page={page} name="answer" value="yes">
              {isAgreement ? t.agreement.agree : page.words.frame.next}
            </MainButton>
            {isAgreement ? (
              <button name="answer" value="no">
                {t.agreement.disagree}
              </button>
            ) : null}
          </div>
        </section>
      </Form>
    </Layout>
  )
}

/** After 「不同意」: it stops here, nothing was submitted. */
export function StoppedPage({ page, back }: { page: PageContext; back: string }) {
  const t = page.words.registration.agreement
  return (
    <Layout page={page} title={t.stopped}>
      <section class="card">
        <h1>{t.stopped}</h1>
        <p>{t.stoppedText}</p>
        <p>
          <a class="button" href={back}>
            {t.again}
          </a>
        </p>
      </section>
    </Layout>
  )
}
