import { hintsOf } from '../../src/registration/review-hints.ts'
import { Tag } from '../parts.tsx'
import { Key } from './key.tsx'
import type { Opened } from './opened.ts'

/** The photo under the lines of the picture rules; both switches are check boxes before the figure, plain CSS (ux 3.3). */
export function PhotoCard({ f, view, stored, changes }: Opened) {
  const w = f.words.review.file
  const { photo, cleared } = view.file
  if (!photo || !stored) {
    return (
      <section class="card">
        <h2>{w.photo}</h2>
        <p class="photo none">
          {cleared !== null ? f.words.parts.photoCleared : photo ? w.photoGone : f.words.parts.noPhoto}
        </p>
      </section>
    )
  }
  return (
    <section class="card">
      <h2 class="away">{w.photo}</h2>
      <input type="checkbox" id="guide" class="guided" checked accesskey="g" />{' '}
      <label for="guide">
        {w.guide} <Key>G</Key>
      </label>{' '}
      <input type="checkbox" id="original" class="original" accesskey="z" />{' '}
      <label for="original">
        {w.original} <Key>Z</Key>
      </label>
      <figure>
        <span class="photo">
          <img src={`/office/review/${view.file.id}/photo/${photo.hash}`} alt={w.photoAlt} />
          <span class="guide" aria-hidden="true"></span>
        </span>
        <figcaption>
          {hintsOf(view.file).includes('ratio') ? (
            <Tag tone="back">{f.words.review.queue.ratio}</Tag>
          ) : (
            <Tag tone="ok">{w.fits}</Tag>
          )}{' '}
          {w.size(photo.width, photo.height, String(Math.round(photo.bytes / 1024)))}
        </figcaption>
      </figure>
      {changes?.fields.includes('photo') ? <p class="note">{w.photoChanged}</p> : null}
    </section>
  )
}
