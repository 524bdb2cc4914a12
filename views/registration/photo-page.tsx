import type { Own } from '../../src/registration/own-file.ts'
import { deadline } from '../dates.ts'
import { FileField, Form, MainButton, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { ExamplePhoto, PhotoFigure } from '../photo-figure.tsx'
import { Problems } from '../problems.tsx'
import { JourneyHead } from './journey-head.tsx'
import { PhotoPreview, PhotoProgress, PhotoTemplates } from './photo/photo-parts.tsx'

/** Rules with the example beside them, the photo as it will stand on the ticket, and the one field (F1, F4, F5). */
export function PhotoPage(props: {
  f: Frame
  own: Own
  base: string
  problems: Problem[]
  received: boolean
  /** It met an expired login: a file cannot wait for its owner (section 13.6). */
  lost: boolean
}) {
  const { f, own, base, problems } = props
  const w = f.words.photo
  const { file } = own.view
  const until = deadline(
    file.stage.is === 'returned' ? own.terms.windows.reviewUntil : own.terms.windows.photoUntil,
    f.lang,
  )
  const asked = file.asked?.reasons.find(
    (reason) => reason.field === 'photo' && !file.asked?.touched.includes('photo'),
  )
  return (
    <Layout
      f={f}
      title={file.photo ? w.change : w.title}
      error={problems.length > 0}
      script="/built/photo.js"
    >
      <div id="photo-answer">
        <Problems f={f} problems={problems} heading={w.refused} />
      </div>
      <JourneyHead f={f} file={file} terms={own.terms} at="photo" />
      <h1>{file.photo ? w.change : w.title}</h1>
      {props.lost && problems.length === 0 ? (
        <p class="note" role="alert">
          {w.chooseAgain}
        </p>
      ) : null}
      {props.received ? (
        <p class="said" role="status">
          {w.received}
        </p>
      ) : (
        <p class="hint">{w.seatsKept}</p>
      )}
      {asked ? <p class="note">{asked.code ? f.words.registration.reason[asked.code] : asked.text}</p> : null}
      {file.photo ? (
        <section class="card">
          <h2>{w.own}</h2>
          <PhotoFigure f={f} src={`${base}/photo/${file.photo.hash}.jpg`} alt={w.own} guide />
          <p>
            <a class={problems.length ? 'button' : 'button main'} href={base}>
              {w.next}
            </a>
          </p>
        </section>
      ) : null}
      <section class="card">
        <h2>{w.requirements}</h2>
        <div class="who">
          <div>
            <p>{w.picture}</p>
            <p class="hint">{w.file}</p>
          </div>
          <ExamplePhoto f={f} />
        </div>
        <p class="hint">
          {w.composition} · {w.print}
        </p>
      </section>
      <section class="card">
        <Form action={`${base}/photo`} id="photo-form" upload>
          <FileField
            f={f}
            name="photo"
            label={w.choose}
            hint={w.hint}
            mandatory
            accept="image/jpeg"
            problems={problems}
          />
          <PhotoPreview words={w} />
          <PhotoProgress />
          {file.photo && problems.length === 0 ? (
            <button data-busy={f.words.frame.busy}>{w.change}</button>
          ) : (
            <MainButton f={f}>{file.photo ? w.change : w.upload}</MainButton>
          )}
        </Form>
        {problems.length ? <p class="hint">{w.again}</p> : null}
        <p class="acts">
          <a href={file.photo ? base : `${base}/photo/warning`}>{w.back}</a>
          <span class="hint">{w.until(until)}</span>
        </p>
        <PhotoTemplates words={w} />
      </section>
    </Layout>
  )
}

/** 「返回」 without a photo leads here: a page, not a dialog (F1). */
export function PhotoWarningPage({ f, own, base }: { f: Frame; own: Own; base: string }) {
  const w = f.words.photo
  return (
    <Layout f={f} title={w.reminder}>
      <section class="card">
        <h1>{w.warning}</h1>
        <p>{w.deadline(deadline(own.terms.windows.photoUntil, f.lang))}</p>
        <p>
          <a class="button main" href={`${base}/photo`}>
            {w.upload}
          </a>
        </p>
        <p>
          <a class="button" href={base}>
            {w.confirm}
          </a>
        </p>
      </section>
    </Layout>
  )
}
