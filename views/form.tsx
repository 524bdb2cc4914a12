import type { Child } from 'hono/jsx'
import type { Frame } from './frame.ts'

// The only file that knows htmx's form attributes: hono/jsx accepts any misspelt `hx-*`, so they are written once.

/** A field with something wrong: `name` of the control and the sentence that stands in summary and field alike. */
export type Problem = { field: string; text: string }

/** A form that works by a plain post and, boosted, greys its buttons and leaves the address alone on 422. */
export function Form(props: {
  action: string
  id?: string | undefined
  upload?: boolean | undefined
  children?: Child
}) {
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      novalidate
      enctype={props.upload ? 'multipart/form-data' : undefined}
      hx-disable="find button"
      {...{ 'hx-status:422': 'push:false', 'hx-status:409': 'push:false' }}
    >
      {props.children}
    </form>
  )
}

/** Saves the whole form as a draft whenever a field changes, one save at a time. */
export function Draft(props: { action: string; state: Child }) {
  return (
    <p
      class="hint"
      id="draft"
      role="status"
      hx-post={props.action}
      hx-target="this"
      hx-swap="innerHTML"
      hx-trigger="change from:'closest form'"
      hx-include="closest form"
      hx-sync="this:queue last"
      hx-boost="false"
    >
      {props.state}
    </p>
  )
}

/** A part of the page that the server draws anew: `every` names when it asks by itself; leave it out and it stops. */
export function Fragment(props: { id: string; from: string; every?: string | undefined; children?: Child }) {
  return (
    <div
      id={props.id}
      hx-get={props.every ? props.from : undefined}
      hx-trigger={props.every}
      hx-swap="outerHTML"
    >
      {props.children}
    </div>
  )
}

/** First in `<main>`, focused, each line a link to its field, worded as at the field (ux: error summary). */
export function Problems({
  f,
  problems,
  heading,
}: {
  f: Frame
  problems: Problem[]
  heading?: string | undefined
}) {
  if (problems.length === 0) return null
  return (
    <section class="problems" role="alert" tabindex={-1} autofocus>
      <h2>{heading ?? f.words.frame.problems(problems.length)}</h2>
      <ul>
        {problems.map((p) => (
          <li>
            <a href={`#${p.field}`} hx-boost="false">
              {p.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The line that explains the red mark. */
export function MandatoryNote({ f }: { f: Frame }) {
  return (
    <p class="hint">
      <b class="star">*</b> {f.words.frame.mandatory}
    </p>
  )
}

export function Field(props: {
  f: Frame
  name: string
  label: string
  value?: string | undefined
  type?: string | undefined
  hint?: Child
  mandatory?: boolean | undefined
  problems?: Problem[] | undefined
  /** An amber note: what an officer asked to have mended. */
  note?: string | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'tel' | 'email' | undefined
  autocapitalize?: string | undefined
  maxlength?: number | undefined
  width?: 'short' | 'middle' | undefined
  readonly?: boolean | undefined
  wasDifferent?: string | undefined
}) {
  const wrong = problemsOf(props)
  return (
    <div class={wrong.length ? 'field bad' : props.note ? 'field noted' : 'field'}>
      <Label {...props} />
      <Asides
        name={props.name}
        hint={props.hint}
        note={props.note}
        wrong={wrong}
        wasDifferent={props.wasDifferent}
      />
      <input
        id={props.name}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        class={props.width}
        aria-required={props.mandatory ? 'true' : undefined}
        aria-invalid={wrong.length ? 'true' : undefined}
        aria-describedby={describedBy(props, wrong)}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        autocapitalize={props.autocapitalize}
        spellcheck={false}
        maxlength={props.maxlength}
        readonly={props.readonly}
      />
    </div>
  )
}

export function Select(props: {
  f: Frame
  name: string
  label: string
  value?: string | undefined
  options: { value: string; text: string; lang?: string | undefined }[]
  /** The first, empty line, e.g. “请选择”. */
  empty?: string | undefined
  hint?: Child
  mandatory?: boolean | undefined
  problems?: Problem[] | undefined
  note?: string | undefined
  wasDifferent?: string | undefined
  /** Further attributes of the control (a fragment's trigger). */
  extra?: Record<string, string> | undefined
}) {
  const wrong = problemsOf(props)
  return (
    <div class={wrong.length ? 'field bad' : props.note ? 'field noted' : 'field'}>
      <Label {...props} />
      <Asides
        name={props.name}
        hint={props.hint}
        note={props.note}
        wrong={wrong}
        wasDifferent={props.wasDifferent}
      />
      <select
        id={props.name}
        name={props.name}
        aria-required={props.mandatory ? 'true' : undefined}
        aria-invalid={wrong.length ? 'true' : undefined}
        aria-describedby={describedBy(props, wrong)}
        {...props.extra}
      >
        {props.empty === undefined ? null : <option value="">{props.empty}</option>}
        {props.options.map((o) => (
          <option value={o.value} lang={o.lang} selected={o.value === props.value}>
            {o.text}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Radios(props: {
  f: Frame
  name: string
  label: string
  value?: string | undefined
  options: { value: string; text: string }[]
  hint?: Child
  mandatory?: boolean | undefined
  problems?: Problem[] | undefined
  note?: string | undefined
}) {
  const wrong = problemsOf(props)
  return (
    <fieldset
      class={wrong.length ? 'field bad' : props.note ? 'field noted' : 'field'}
      id={props.name}
      aria-describedby={describedBy(props, wrong)}
    >
      <legend>
        {props.mandatory ? <Star /> : null}
        {props.label}
      </legend>
      <Asides name={props.name} hint={props.hint} note={props.note} wrong={wrong} />
      {props.options.map((o, i) => (
        <label class="pick">
          <input
            type="radio"
            name={props.name}
            id={`${props.name}-${i}`}
            value={o.value}
            checked={o.value === props.value}
          />
          <span>{o.text}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One statement to tick. */
export function Tick(props: {
  f: Frame
  name: string
  label: string
  checked?: boolean | undefined
  problems?: Problem[] | undefined
}) {
  const wrong = problemsOf(props)
  return (
    <div class={wrong.length ? 'field bad' : 'field'}>
      <Asides name={props.name} wrong={wrong} />
      <label class="pick">
        <input
          type="checkbox"
          id={props.name}
          name={props.name}
          value="yes"
          checked={props.checked}
          aria-required="true"
          aria-invalid={wrong.length ? 'true' : undefined}
          aria-describedby={describedBy(props, wrong)}
        />
        <span>{props.label}</span>
      </label>
    </div>
  )
}

/** The one filled button of a page; the sheet shows `data-busy` in its place while the form is on its way. */
export function MainButton(props: {
  f: Frame
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
      data-busy={props.f.words.frame.busy}
    >
      {props.children}
    </button>
  )
}

function Label(props: { name: string; label: string; mandatory?: boolean | undefined }) {
  return (
    <label for={props.name}>
      {props.mandatory ? <Star /> : null}
      {props.label}
    </label>
  )
}

function Star() {
  return (
    <b class="star" aria-hidden="true">
      *{' '}
    </b>
  )
}

function Asides(props: {
  name: string
  hint?: Child
  note?: string | undefined
  wrong: Problem[]
  wasDifferent?: string | undefined
}) {
  return (
    <>
      {props.hint ? (
        <p class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.note ? (
        <p class="note" id={`${props.name}-note`}>
          {props.note}
        </p>
      ) : null}
      {props.wasDifferent ? (
        <p class="note" id={`${props.name}-was`}>
          {props.wasDifferent}
        </p>
      ) : null}
      {props.wrong.length ? (
        <p class="why" id={`${props.name}-why`}>
          {props.wrong.map((p) => p.text).join('；')}
        </p>
      ) : null}
    </>
  )
}

function problemsOf(props: { name: string; problems?: Problem[] | undefined }): Problem[] {
  return (props.problems ?? []).filter((p) => p.field === props.name)
}

function describedBy(
  props: { name: string; hint?: Child; note?: string | undefined; wasDifferent?: string | undefined },
  wrong: Problem[],
): string | undefined {
  const ids = [
    props.hint ? `${props.name}-hint` : '',
    props.note ? `${props.name}-note` : '',
    props.wasDifferent ? `${props.name}-was` : '',
    wrong.length ? `${props.name}-why` : '',
  ].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}
