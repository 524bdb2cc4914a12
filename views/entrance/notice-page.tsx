import type { Child } from 'hono/jsx'
import type { Notice, Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { registrationState } from '../../src/entrance/window-state.ts'
import { MixedText, Sentence } from '../components.tsx'
import { Layout } from '../layout.tsx'
import type { PageContext } from '../page-context.ts'
import { Prose } from '../prose.tsx'
import { When } from '../time.tsx'
import { formatDuration, SittingFacts } from './sitting-facts.tsx'

type NoticeProps = {
  page: PageContext
  sitting: Sitting
  province: Province
  notice: Notice | undefined
}

/** 「网上报名公告」 (spec P2). */
export function AnnouncementPage(props: NoticeProps) {
  const t = props.page.words.entrance
  return (
    <NoticePage {...props} title={t.announcement}>
      {props.notice ? null : <p>{t.noText}</p>}
      <NoticeDates {...props} />
      <NoticeBody {...props} />
    </NoticePage>
  )
}

/** 「网上报名须知及流程」 (spec P2): begins with the steps, each with what is needed and how long. */
export function HowItWorksPage(props: NoticeProps) {
  const t = props.page.words.entrance
  return (
    <NoticePage {...props} title={t.howItWorks}>
      <section class="card">
        <h2>{t.stepsHeading}</h2>
        <StepList {...props} />
      </section>
      <NoticeDates {...props} />
      <NoticeBody {...props} />
    </NoticePage>
  )
}

function NoticePage(props: NoticeProps & { title: string; children?: Child }) {
  const { sitting, province, notice } = props
  const f = { ...props.page, phone: province.phone }
  const t = f.words.entrance
  return (
    <Layout page={f} title={props.title} bar={{ province: province.id }}>
      <p>
        <a href={`/p/${province.id}`}>{t.back(nameIn(f.lang, province))}</a>
      </p>
      <h1>{props.title}</h1>
      <p class="hint">
        {t.place(nameIn(f.lang, province), nameIn(f.lang, sitting))}
        {notice ? (
          <>
            {' · '}
            <Sentence text={t.published} of={[<When page={f} at={notice.publishedAt} as="day" />]} />
          </>
        ) : null}
      </p>
      <ChangeNote page={f} notice={notice} />
      {props.children}
      {registrationState(province.windows, f.now).is === 'not-yet' ? null : (
        <p>
          <a class="button main" href="/welcome">
            {t.enter}
          </a>
        </p>
      )}
    </Layout>
  )
}

function ChangeNote({ page, notice }: { page: PageContext; notice: Notice | undefined }) {
  if (!notice || notice.version < 2) return null
  const changes = page.lang === 'en' ? notice.changesEn : notice.changes
  if (!changes) return null
  return (
    <p class="note">
      <Sentence
        text={page.words.entrance.changed}
        of={[<When page={page} at={notice.publishedAt} />, <MixedText lang={page.lang}>{changes}</MixedText>]}
      />
    </p>
  )
}

function NoticeDates(props: NoticeProps) {
  const t = props.page.words.entrance
  return (
    <section class="card">
      <h2>{t.dates}</h2>
      <SittingFacts page={props.page} sitting={props.sitting} province={props.province} />
      <p class="hint">{t.centresMayNarrow}</p>
    </section>
  )
}

function NoticeBody({ page, notice }: NoticeProps) {
  if (!notice) return null
  const [title, body] = page.lang === 'en' ? [notice.titleEn, notice.bodyEn] : [notice.title, notice.body]
  return (
    <article class="card">
      <h2>
        <MixedText lang={page.lang}>{title}</MixedText>
      </h2>
      <Prose text={body} lang={page.lang} level={3} />
    </article>
  )
}

function StepList({ page, sitting, province }: NoticeProps) {
  const t = page.words.entrance
  const { windows } = province
  const values = [
    <When page={page} at={windows.photoUntil} />,
    <When page={page} at={windows.reviewUntil} />,
    formatDuration(page, sitting.timeToPayMs),
    <When page={page} at={windows.paymentUntil} />,
  ]
  return (
    <>
      <ol>
        {t.steps.map((step) => (
          <li>
            <b>{step.name}</b> <Sentence text={step.text} of={values} />
          </li>
        ))}
      </ol>
      <p>
        <Sentence text={t.afterSteps} of={[<When page={page} at={sitting.ticketFrom} />]} />
      </p>
    </>
  )
}
