import type { photo } from '../../words/zh-CN/photo.ts'
import { PLACEHOLDERS } from './photo-words.ts'

type PhotoWords = typeof photo

// The elements that `src/browser/photo.ts` finds in the page by id. All of them are empty or hidden until the script fills it.

/** The words the script may have to say, in the language of the page, with their blanks left open. */
export function PhotoTemplates({ words }: { words: PhotoWords }) {
  const problems = Object.entries(words.problems).map(([kind, say]) => [kind, say(PLACEHOLDERS)] as const)
  const others = [
    ['refused', words.refused],
    ['again', words.again],
    ['interrupted', words.interrupted],
    ['fits', words.fits(PLACEHOLDERS)],
    ['sent', words.sent({ percent: '{percent}', size: '{size}' })],
  ] as const
  return (
    <template id="photo-words">
      {[...problems, ...others].map(([name, text]) => (
        <p data-word={name}>{text}</p>
      ))}
    </template>
  )
}

/** The chosen picture under the guide lines, and under it what was found. */
export function PhotoPreview({ words }: { words: PhotoWords }) {
  return (
    <figure id="photo-preview" hidden>
      <span class="photo big">
        <img alt={words.preview} />
        <span class="guide" aria-hidden="true"></span>
      </span>
      <figcaption class="said" role="status"></figcaption>
    </figure>
  )
}

/** How much has been sent. */
export function PhotoProgress() {
  return (
    <p id="photo-progress" hidden>
      <progress max="100" value="0" aria-labelledby="photo-sent"></progress> <span id="photo-sent"></span>
    </p>
  )
}
