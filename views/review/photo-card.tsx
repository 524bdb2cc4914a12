import { reviewHints } from '../../src/review/hints.ts'
import { KeyHint, Tag } from '../components.tsx'
import type { FilePageProps } from './file-page-props.ts'

/** The photo under the lines of the photo rules. Both switches are check boxes before the figure, so that CSS is enough (ux 3.3). */
export function PhotoCard({ page, view, isPhotoStored: stored, changes }: FilePageProps) {
  const t = page.words.review.file
  const { photo, photosPurgedAt: cleared } = view.registration
  if (!photo || !stored) {
    return (
      <section class="card">
        <h2>{t.photo}</h2>
        <p class="photo none">
          {cleared !== null ? page.words.parts.photoCleared : photo ? t.photoGone : page.words.parts.noPhoto}
        </p>
      </section>
    )
  }
  return (
    <section class="card">
      <h2 class="away">{t.photo}</h2>
      <input type="checkbox" id="guide" class="guided" checked accesskey="g" />{' '}
      <label for="guide">
        {t.guide} <KeyHint>G</KeyHint>
      </label>{' '}
      <input type="checkbox" id="original" class="original" accesskey="z" />{' '}
      <label for="original">
        {t.original} <KeyHint>Z</KeyHint>
      </label>
      <figure>
        <span class="photo">
          <img src={`/office/review/${view.registration.id}/photo/${photo.hash}`} alt={t.photoAlt} />
          <span class="guide" aria-hidden="true"></span>
        </span>
        <figcaption>
          {reviewHints(view.registration).includes('ratio') ? (
            <Tag tone="back">{page.words.review.queue.ratio}</Tag>
          ) : (
            <Tag tone="ok">{t.fits}</Tag>
          )}{' '}
          {t.size(photo.width, photo.height, String(Math.round(photo.bytes / 1024)))}
        </figcaption>
      </figure>
      {changes?.fields.includes('photo') ? <p class="note">{t.photoChanged}</p> : null}
    </section>
  )
}
