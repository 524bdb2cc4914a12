import type { Child } from 'hono/jsx'
import type { PageContext } from './page-context.ts'

/**
 * A photo in 33:48. `guide` lays the lines of the picture rules over it (handbook H0: head 7/10, 1/10 above and at
 * either side, shoulders 1/5); with `toggle` a check box before the picture shows and hides them, without a script.
 */
export function PhotoFigure(props: {
  page: PageContext
  src: string
  alt: string
  guide?: boolean | undefined
  toggle?: { accesskey: string } | undefined
  big?: boolean | undefined
  caption?: Child
}) {
  const { toggle } = props
  return (
    <>
      {toggle ? <GuideSwitch page={props.page} accesskey={toggle.accesskey} /> : null}
      <figure>
        <span class={props.big ? 'photo big' : 'photo'}>
          <img src={props.src} alt={props.alt} />
          {props.guide || toggle ? <Guide /> : null}
        </span>
        {props.caption ? <figcaption>{props.caption}</figcaption> : null}
      </figure>
    </>
  )
}

/** The example picture of the rules, with its lines. */
export function ExamplePhoto({ page }: { page: PageContext }) {
  return (
    <figure>
      <span class="photo">
        <img src="/example-photo.svg" alt={page.words.parts.exampleAlt} />
        <Guide />
      </span>
    </figure>
  )
}

/** Stands before the figure in the document: the sheet looks at whether it is checked. */
function GuideSwitch({ page, accesskey }: { page: PageContext; accesskey: string }) {
  return (
    <>
      <input type="checkbox" id="guide" class="guided" checked accesskey={accesskey} />{' '}
      <label for="guide">
        {page.words.parts.guide} <kbd>{accesskey.toUpperCase()}</kbd>
      </label>
    </>
  )
}

function Guide() {
  return <span class="guide" aria-hidden="true"></span>
}
