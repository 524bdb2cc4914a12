import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { openUntil } from '../../../src/registration/machine/terms.ts'
import { pagePath, photoPath } from '../../../src/registration/paths.ts'
import type { PhotoProblem } from '../../../src/registration/photo/photo-rules.ts'
import { MainButton } from '../../buttons.tsx'
import { formatDeadline } from '../../dates.ts'
import { FileField, Form, type Problem } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import type { PageContext } from '../../page-context.ts'
import { ExamplePhoto, PhotoFigure } from '../../photo-figure.tsx'
import { Problems } from '../../problems.tsx'
import { JourneySteps } from '../journey-steps.tsx'
import { PhotoPreview, PhotoProgress, PhotoTemplates } from './photo-parts.tsx'
import { problemValues } from './photo-words.ts'

/** Rules with the example beside them, the photo as it will stand on the ticket, and the one field (F1, F4, F5). */
export function PhotoPage(props: {
  page: PageContext
  current: CurrentRegistration
  problems: Problem[]
  received: boolean
  /** It met an expired login: a file cannot wait for its owner (section 13.6). */
  lost: boolean
}) {
  const { page, current, problems } = props
  const t = page.words.photo
  const { registration: file } = current.view
  const until = formatDeadline(openUntil('photo', file, current.terms), page.lang)
  const asked = file.requestedCorrections?.reasons.find(
    (reason) => reason.field === 'photo' && !file.requestedCorrections?.corrected.includes('photo'),
  )
  return (
    <Layout
      page={page}
      title={file.photo ? t.change : t.title}
      error={problems.length > 0}
      script="/built/photo.js"
    >
      <div id="photo-answer">
        <Problems page={page} problems={problems} heading={t.refused} />
      </div>
      <JourneySteps page={page} registration={file} terms={current.terms} at="photo" />
      <h1>{file.photo ? t.change : t.title}</h1>
      {props.lost && problems.length === 0 ? (
        <p class="note" role="alert">
          {t.chooseAgain}
        </p>
      ) : null}
      {props.received ? (
        <p class="said" role="status">
          {t.received}
        </p>
      ) : (
        <p class="hint">{t.seatsKept}</p>
      )}
      {asked ? (
        <p class="note">{asked.code ? page.words.registration.reason[asked.code] : asked.text}</p>
      ) : null}
      {file.photo ? (
        <section class="card">
          <h2>{t.own}</h2>
          <PhotoFigure page={page} src={photoPath(file.photo, current.sitting)} alt={t.own} guide />
          <p>
            <a class={problems.length ? 'button' : 'button main'} href={pagePath('hub', current.sitting)}>
              {t.next}
            </a>
          </p>
        </section>
      ) : null}
      <section class="card">
        <h2>{t.requirements}</h2>
        <div class="who">
          <div>
            <p>{t.picture}</p>
            <p class="hint">{t.file}</p>
          </div>
          <ExamplePhoto page={page} />
        </div>
        <p class="hint">
          {t.composition} · {t.print}
        </p>
      </section>
      <section class="card">
        <Form action={pagePath('photo', current.sitting)} id="photo-form" upload>
          <FileField
            page={page}
            name="photo"
            label={t.choose}
            hint={t.hint}
            mandatory
            accept="image/jpeg"
            problems={problems}
          />
          <PhotoPreview words={t} />
          <PhotoProgress />
          {file.photo && problems.length === 0 ? (
            <button data-busy={page.words.frame.busy}>{t.change}</button>
          ) : (
            <MainButton page={page}>{file.photo ? t.change : t.upload}</MainButton>
          )}
        </Form>
        {problems.length ? <p class="hint">{t.again}</p> : null}
        <p class="acts">
          <a
            href={file.photo ? pagePath('hub', current.sitting) : pagePath('photo/warning', current.sitting)}
          >
            {t.back}
          </a>
          <span class="hint">{t.until(until)}</span>
        </p>
        <PhotoTemplates words={t} />
      </section>
    </Layout>
  )
}

/** 「返回」 without a photo leads here: a page, not a dialog (F1). */
export function PhotoWarningPage({ page, current }: { page: PageContext; current: CurrentRegistration }) {
  const t = page.words.photo
  return (
    <Layout page={page} title={t.reminder}>
      <section class="card">
        <h1>{t.warning}</h1>
        <p>{t.deadline(formatDeadline(current.terms.windows.photoUntil, page.lang))}</p>
        <p>
          <a class="button main" href={pagePath('photo', current.sitting)}>
            {t.upload}
          </a>
        </p>
        <p>
          <a class="button" href={pagePath('hub', current.sitting)}>
            {t.confirm}
          </a>
        </p>
      </section>
    </Layout>
  )
}

/** The sentences at the field. */
export function photoProblemTexts(page: PageContext, problems: readonly PhotoProblem[]): Problem[] {
  const t = page.words.photo.problems
  return problems.map((problem) => ({ field: 'photo', text: t[problem.is](problemValues(problem)) }))
}
