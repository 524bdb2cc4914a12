import type { Child } from 'hono/jsx'
import type { PageContext } from './page-context.ts'

/** The one filled button of a page; the sheet shows `data-busy` in its place while the form is on its way. */
export function MainButton(props: {
  page: PageContext
  children?: Child
  name?: string
  value?: string
  accesskey?: string
  action?: string
}) {
  return (
    <button
      class="main"
      name={props.name}
      value={props.value}
      accesskey={props.accesskey}
      formaction={props.action}
      data-busy={props.page.words.frame.busy}
    >
      {props.children}
    </button>
  )
}

/**
 * First in a form that has buttons before its main one: the Enter key presses the first button of a form, which must be
 * the one that sends it. It cannot be seen, heard or reached otherwise.
 */
export function EnterButton() {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: Tab does not come here
  return <button class="away" tabindex={-1} aria-hidden="true" />
}

/** Fetches its part of the page where scripts run, so that nothing typed is lost; else posts the whole form with `name`. */
export function PartButton(props: {
  from: string
  into: string
  name: string
  value: string
  children?: Child
}) {
  return (
    <button
      class="quiet"
      name={props.name}
      value={props.value}
      hx-get={props.from}
      hx-target={`#${props.into}`}
      hx-swap="outerHTML"
    >
      {props.children}
    </button>
  )
}
