import type { Child } from 'hono/jsx'
import { langOfValue } from './components.tsx'
import { FieldGroup, FieldNotes, type FieldProps, fieldAria, fieldClass, LabelledField } from './field.tsx'
import { OptionRow } from './options.tsx'

// The only file that knows htmx's form attributes: hono/jsx accepts any misspelt `hx-*`, so they are written once.

export type { Problem } from './field.tsx'

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
      spellcheck={false}
      enctype={props.upload ? 'multipart/form-data' : undefined}
      hx-disable="findAll button"
      {...{ 'hx-status:422': 'push:false', 'hx-status:409': 'push:false' }}
    >
      {props.children}
    </form>
  )
}

/** Saves the whole form as a draft whenever a field changes, one save at a time. */
export function DraftSaver(props: { action: string; state: Child }) {
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
export function RefreshedPart(props: {
  id: string
  from: string
  every?: string | undefined
  children?: Child
}) {
  return (
    <div
      id={props.id}
      class="flow"
      hx-get={props.every ? props.from : undefined}
      hx-trigger={props.every}
      hx-swap="outerHTML"
    >
      {props.children}
    </div>
  )
}

/** A line to write in. */
export function TextField(
  props: FieldProps & {
    value?: string | undefined
    type?: string | undefined
    autocomplete?: string | undefined
    inputmode?: 'text' | 'numeric' | 'tel' | 'email' | undefined
    autocapitalize?: 'off' | 'on' | 'none' | 'sentences' | 'words' | 'characters' | undefined
    maxlength?: number | undefined
    width?: 'short' | 'middle' | undefined
    readonly?: boolean | undefined
  },
) {
  return (
    <LabelledField
      field={props}
      control={(aria) => (
        <input
          id={props.name}
          name={props.name}
          type={props.type}
          value={props.value}
          lang={langOfValue(props.page, props.value)}
          class={props.width}
          {...aria}
          autocomplete={props.autocomplete}
          inputmode={props.inputmode}
          autocapitalize={props.autocapitalize}
          maxlength={props.maxlength}
          readonly={props.readonly}
        />
      )}
    />
  )
}

/** A file to choose; what was chosen stays where the page comes back with problems. */
export function FileField(props: FieldProps & { accept: string; capture?: 'user' | undefined }) {
  return (
    <LabelledField
      field={props}
      control={(aria) => (
        <input
          id={props.name}
          name={props.name}
          type="file"
          accept={props.accept}
          capture={props.capture}
          hx-preserve="true"
          {...aria}
        />
      )}
    />
  )
}

export function Select(
  props: FieldProps & {
    value?: string | undefined
    options: { value: string; text: string; lang?: string | undefined }[]
    /** An option's own text is sent: its value need not travel. */
    sendsText?: boolean | undefined
    /** The first, empty line, e.g. “请选择”. */
    empty?: string | undefined
    /** Further attributes of the control (a fragment's trigger). */
    extra?: Record<string, string> | undefined
  },
) {
  return (
    <LabelledField
      field={props}
      control={(aria) => (
        <select id={props.name} name={props.name} {...aria} {...props.extra}>
          {props.empty === undefined ? null : <option value="">{props.empty}</option>}
          {props.options.map((o) => (
            <option
              value={props.sendsText ? undefined : o.value}
              lang={o.lang}
              selected={o.value === props.value}
            >
              {o.text}
            </option>
          ))}
        </select>
      )}
    />
  )
}

/** One of several. The summary's `#name` leads to the first row. */
export function Radios(
  props: FieldProps & {
    value?: string | undefined
    options: { value: string; text: string; hint?: Child }[]
  },
) {
  return (
    <FieldGroup field={props}>
      {props.options.map((option, i) => (
        <OptionRow
          type="radio"
          name={props.name}
          id={i === 0 ? props.name : `${props.name}-${i}`}
          option={option}
          checked={option.value === props.value}
        />
      ))}
    </FieldGroup>
  )
}

/** One statement to tick. */
export function Checkbox(props: Omit<FieldProps, 'hint' | 'mandatory'> & { checked?: boolean | undefined }) {
  const field = { ...props, mandatory: true }
  return (
    <div class={fieldClass(field)}>
      <FieldNotes field={field} />
      <label class="pick">
        <input
          type="checkbox"
          id={props.name}
          name={props.name}
          value="yes"
          checked={props.checked}
          {...fieldAria(field)}
        />
        <span>{props.label}</span>
      </label>
    </div>
  )
}
