import type { Child } from 'hono/jsx'
import type { Notice, Province, Sitting } from '../../src/catalogue/catalogue.ts'
import { nameIn } from '../../src/catalogue/lookup.ts'
import { registrationState } from '../../src/entrance/window-state.ts'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Han, Sentence, When } from '../parts.tsx'
import { Prose } from '../prose.tsx'
import { duration, SittingFacts } from './sitting-facts.tsx'

export type NoticeProps = { f: Frame; sitting: Sitting; province: Province; notice: Notice | undefined }

/** 「网上报名公告」 (spec P2). */
export function AnnouncementPage(props: NoticeProps) {
  const w = props.f.words.entrance
  return (
    <Page {...props} title={w.announcement}>
      {props.notice ? null : <p>{w.noText}</p>}
      <Dates {...props} />
      <Text {...props} />
    </Page>
  )
}

/** 「网上报名须知及流程」 (spec P2): begins with the steps, each with what is needed and how long. */
export function HowItWorksPage(props: NoticeProps) {
  const w = props.f.words.entrance
  return (
    <Page {...props} title={w.howItWorks}>
      <section class="card">
        <h2>{w.stepsHeading}</h2>
        <StepList {...props} />
      </section>
      <Dates {...props} />
      <Text {...props} />
    </Page>
  )
}

function Page(props: NoticeProps & { title: string; children?: Child }) {
  const { sitting, province, notice } = props
  const f = { ...props.f, phone: province.phone }
  const w = f.words.entrance
  return (
    <Layout f={f} title={props.title} bar={{ province: province.id }}>
      <p>
        <a href={`/p/${province.id}`}>{w.back(nameIn(f.lang, province))}</a>
      </p>
      <h1>{props.title}</h1>
      <p class="hint">
        {w.place(nameIn(f.lang, province), nameIn(f.lang, sitting))}
        {notice ? (
          <>
            {' · '}
            <Sentence text={w.published} of={[<When f={f} at={notice.publishedAt} as="day" />]} />
          </>
        ) : null}
      </p>
      <Changed f={f} notice={notice} />
      {props.children}
      {registrationState(province.windows, f.now).is === 'not-yet' ? null : (
        <p>
          <a class="button main" href="/welcome">
            {w.enter}
          </a>
        </p>
      )}
    </Layout>
  )
}

function Changed({ f, notice }: { f: Frame; notice: Notice | undefined }) {
  if (!notice || notice.version < 2) return null
  const changes = f.lang === 'en' ? notice.changesEn : notice.changes
  if (!changes) return null
  return (
    <p class="note">
      <Sentence
        text={f.words.entrance.changed}
        of={[<When f={f} at={notice.publishedAt} />, <Han lang={f.lang}>{changes}</Han>]}
      />
    </p>
  )
}

function Dates(props: NoticeProps) {
  const w = props.f.words.entrance
  return (
    <section class="card">
      <h2>{w.dates}</h2>
      <SittingFacts f={props.f} sitting={props.sitting} province={props.province} />
      <p class="hint">{w.centresMayNarrow}</p>
    </section>
  )
}

function Text({ f, notice }: NoticeProps) {
  if (!notice) return null
  const [title, body] = f.lang === 'en' ? [notice.titleEn, notice.bodyEn] : [notice.title, notice.body]
  return (
    <article class="card">
      <h2>
        <Han lang={f.lang}>{title}</Han>
      </h2>
      <Prose text={body} lang={f.lang} level={3} />
    </article>
  )
}

function StepList({ f, sitting, province }: NoticeProps) {
  const w = f.words.entrance
  const { windows } = province
  const of = [
    <When f={f} at={windows.photoUntil} />,
    <When f={f} at={windows.reviewUntil} />,
    duration(f, sitting.timeToPay),
    <When f={f} at={windows.paymentUntil} />,
  ]
  return (
    <>
      <ol>
        {w.steps.map((step) => (
          <li>
            <b>{step.name}</b> <Sentence text={step.text} of={of} />
          </li>
        ))}
      </ol>
      <p>
        <Sentence text={w.afterSteps} of={[<When f={f} at={sitting.ticketFrom} />]} />
      </p>
    </>
  )
}
