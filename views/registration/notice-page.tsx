import type { Notice } from '../../src/catalogue/catalogue.ts'
import type { Registration } from '../../src/registration/machine/file.ts'
import type { Terms } from '../../src/registration/machine/terms.ts'
import { fullDay, moment } from '../dates.ts'
import { Form, MainButton, type Problem, Tick } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { Problems } from '../problems.tsx'
import { Prose } from '../prose.tsx'
import { JourneyHead } from './journey-head.tsx'

/** Agreement (R1) or a notice to be read (R2): the text flows on the page; the tick and the button stand under it. */
export function NoticePage(props: {
  f: Frame
  file: Registration
  terms: Terms
  notice: Notice
  action: string
  problems: Problem[]
  /** Further notices after this one. */
  more: number
}) {
  const { f, file, notice, problems } = props
  const w = f.words.registration
  const isAgreement = notice.kind === 'agreement'
  const tick = isAgreement ? w.agreement.tick : w.notices.tick
  const title = f.lang === 'en' ? notice.titleEn : notice.title
  const changes = f.lang === 'en' ? notice.changesEn : notice.changes
  const agreed = file.agreed[notice.kind]
  return (
    <Layout f={f} title={title} error={problems.length > 0}>
      <Problems f={f} problems={problems} />
      <JourneyHead f={f} file={file} terms={props.terms} at="agreement" />
      <h1>{title}</h1>
      <p class="hint">
        {w.agreement.version(fullDay(notice.publishedAt, f.lang))}
        {props.more > 0 ? ` · ${w.notices.more(props.more)}` : ''}
      </p>
      {agreed && agreed.version !== notice.version ? (
        <p class="note">{w.agreement.changed(moment(notice.publishedAt, f.lang), changes)}</p>
      ) : null}
      <section class="card">
        <Prose text={f.lang === 'en' ? notice.bodyEn : notice.body} lang={f.lang} />
      </section>
      {agreed?.version === notice.version ? (
        <p class="said">{w.agreement.recorded(moment(agreed.at, f.lang), title)}</p>
      ) : null}
      <Form action={props.action}>
        <section class="card">
          <input type="hidden" name="version" value={String(notice.version)} />
          <Tick
            f={f}
            name="agreed"
            label={tick}
            problems={problems}
            checked={agreed?.version === notice.version}
          />
          <div class="acts">
            <MainButton f={f} name="answer" value="yes">
              {isAgreement ? w.agreement.agree : f.words.frame.next}
            </MainButton>
            {isAgreement ? (
              <button name="answer" value="no">
                {w.agreement.disagree}
              </button>
            ) : null}
          </div>
        </section>
      </Form>
    </Layout>
  )
}

/** After 「不同意」: it stops here, nothing was submitted. */
export function StoppedPage({ f, back }: { f: Frame; back: string }) {
  const w = f.words.registration.agreement
  return (
    <Layout f={f} title={w.stopped}>
      <section class="card">
        <h1>{w.stopped}</h1>
        <p>{w.stoppedText}</p>
        <p>
          <a class="button" href={back}>
            {w.again}
          </a>
        </p>
      </section>
    </Layout>
  )
}
