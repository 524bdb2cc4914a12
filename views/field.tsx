import type { Child } from 'hono/jsx'
import { MixedText } from './components.tsx'
import type { PageContext } from './page-context.ts'

/** A field with something wrong: `name` of the control and the sentence that stands in summary and field alike. */
export type Problem = { field: string; text: string }

/** A field's name and label, and the sentences beside it. */
export type FieldProps = {
  page: PageContext
  name: string
  label: string
  /** Stands between label and control, never inside as a placeholder. */
  hint?: Child
  mandatory?: boolean | undefined
  problems?: Problem[] | undefined
  /** An amber note: the correction that an officer has requested. */
  note?: string | undefined
  /** An amber note: the value that was posted here and refused, because the registration had changed meanwhile. */
  conflict?: string | undefined
}

/** Attributes of the control for screen readers. */
type Aria = {
  'aria-required': 'true' | undefined
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

/** One field: label, hint, notes and problems, then the control that `control` draws. */
export function LabelledField({ field, control }: { field: FieldProps; control: (aria: Aria) => Child }) {
  return (
    <div class={fieldClass(field)}>
      <label for={field.name} class={field.mandatory ? 'must' : undefined}>
        {field.label}
      </label>
      <FieldNotes field={field} />
      {control(fieldAria(field))}
    </div>
  )
}

/** One question whose control is a group of rows to tick. */
export function FieldGroup({ field, children }: { field: FieldProps; children?: Child }) {
  return (
    <fieldset class={fieldClass(field)} aria-describedby={fieldAria(field)['aria-describedby']}>
      <legend class={field.mandatory ? 'must' : undefined}>
        {field.label}
        {field.mandatory ? <span class="away"> {field.page.words.frame.mandatoryMark}</span> : null}
      </legend>
      <FieldNotes field={field} />
      {children}
    </fieldset>
  )
}

export function fieldClass(field: FieldProps): string {
  if (problemsOfField(field).length) return 'field bad'
  return field.note || field.conflict ? 'field noted' : 'field'
}

export function fieldAria(field: FieldProps): Aria {
  const wrong = problemsOfField(field).length > 0
  const ids = [
    field.hint ? `${field.name}-hint` : '',
    field.note ? `${field.name}-note` : '',
    field.conflict ? `${field.name}-was` : '',
    wrong ? `${field.name}-why` : '',
  ].filter(Boolean)
  return {
    'aria-required': field.mandatory ? 'true' : undefined,
    'aria-invalid': wrong ? 'true' : undefined,
    'aria-describedby': ids.length ? ids.join(' ') : undefined,
  }
}

export function FieldNotes({ field }: { field: FieldProps }) {
  const wrong = problemsOfField(field)
  return (
    <>
      {field.hint ? (
        <p class="hint" id={`${field.name}-hint`}>
          {field.hint}
        </p>
      ) : null}
      {field.note ? (
        <p class="note" id={`${field.name}-note`}>
          <MixedText lang={field.page.lang}>{field.note}</MixedText>
        </p>
      ) : null}
      {field.conflict ? (
        <p class="note" id={`${field.name}-was`}>
          <MixedText lang={field.page.lang}>{field.conflict}</MixedText>
        </p>
      ) : null}
      {wrong.length ? (
        <div class="why" id={`${field.name}-why`}>
          {wrong.map((problem) => (
            <p>
              <MixedText lang={field.page.lang}>{problem.text}</MixedText>
            </p>
          ))}
        </div>
      ) : null}
    </>
  )
}

function problemsOfField(field: FieldProps): Problem[] {
  return (field.problems ?? []).filter((problem) => problem.field === field.name)
}
