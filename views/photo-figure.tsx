import type { Child } from 'hono/jsx'
import type { Frame } from './frame.ts'

/**
 * A photo in 33:48. `guide` lays the lines of the picture rules over it (handbook H0: head 7/10, 1/10 above and at
 * either side, shoulders 1/5); with `toggle` a check box before the picture shows and hides them, without a script.
 */
export function PhotoFigure(props: {
  f: Frame
  src: string
  alt: string
  guide?: boolean | undefined
  toggle?: { accesskey: string } | undefined
  /** Width and height of the picture as stored, so that nothing jumps while it loads. */
  size?: { width: number; height: number } | undefined
  caption?: Child
}) {
  return (
    <>
      {props.toggle ? (
        <>
          <input type="checkbox" id="guide" class="guided" checked accesskey={props.toggle.accesskey} />
          <label for="guide">
            {props.f.words.parts.guide} <kbd>{props.toggle.accesskey.toUpperCase()}</kbd>
          </label>
        </>
      ) : null}
      <figure class="photo">
        <img src={props.src} alt={props.alt} width={props.size?.width} height={props.size?.height} />
        {props.guide || props.toggle ? <Guide /> : null}
        {props.caption ? <figcaption>{props.caption}</figcaption> : null}
      </figure>
    </>
  )
}

/** The example picture of the rules, with its lines. */
export function ExamplePhoto({ f }: { f: Frame }) {
  return (
    <figure class="photo">
      <img src="/example-photo.svg" alt={f.words.parts.exampleAlt} width={132} height={192} />
      <Guide />
    </figure>
  )
}

function Guide() {
  return <span class="guide" aria-hidden="true"></span>
}
