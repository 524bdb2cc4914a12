import type { Child } from 'hono/jsx'
import type { PageContext } from './page-context.ts'
import { Han } from './parts.tsx'

/** A field with something wrong: `name` of the control and the sentence that stands in summary and field alike. */
export type Problem = { field: string; text: string }

/** What is asked, and what is said beside it. */
export type Asked = {
  page: PageContext
  name: string
  label: string
  /** Stands between label and control, never inside as a placeholder. */
  hint?: Child
  mandatory?: boolean | undefined
  problems?: Problem[] | undefined
  /** An amber note: what an officer asked to have mended. */
  note?: string | undefined
  /** An amber note: what another window had entered. */
  wasDifferent?: string | undefined
}

/** What the control itself must carry for those who listen to the page. */
export type Aria = {
  'aria-required': 'true' | undefined
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

/** One field: label, hint, notes and problems, then the control that `control` draws. */
export function Question({ asked, control }: { asked: Asked; control: (aria: Aria) => Child }) {
  return (
    <div class={classOf(asked)}>
      <label for={asked.name} class={asked.mandatory ? 'must' : undefined}>
        {asked.label}
      </label>
      <Asides asked={asked} />
      {control(ariaOf(asked))}
    </div>
  )
}

/** One question whose control is a group of rows to tick. */
export function Group({ asked, children }: { asked: Asked; children?: Child }) {
  return (
    <fieldset class={classOf(asked)} aria-describedby={ariaOf(asked)['aria-describedby']}>
      <legend class={asked.mandatory ? 'must' : undefined}>
        {asked.label}
        {asked.mandatory ? <span class="away"> {asked.page.words.frame.mandatoryMark}</span> : null}
      </legend>
      <Asides asked={asked} />
      {children}
    </fieldset>
  )
}

export function classOf(asked: Asked): string {
  if (wrongIn(asked).length) return 'field bad'
  return asked.note || asked.wasDifferent ? 'field noted' : 'field'
}

export function ariaOf(asked: Asked): Aria {
  const wrong = wrongIn(asked).length > 0
  const ids = [
    asked.hint ? `${asked.name}-hint` : '',
    asked.note ? `${asked.name}-note` : '',
    asked.wasDifferent ? `${asked.name}-was` : '',
    wrong ? `${asked.name}-why` : '',
  ].filter(Boolean)
  return {
    'aria-required': asked.mandatory ? 'true' : undefined,
    'aria-invalid': wrong ? 'true' : undefined,
    'aria-describedby': ids.length ? ids.join(' ') : undefined,
  }
}

export function Asides({ asked }: { asked: Asked }) {
  const wrong = wrongIn(asked)
  return (
    <>
      {asked.hint ? (
        <p class="hint" id={`${asked.name}-hint`}>
          {asked.hint}
        </p>
      ) : null}
      {asked.note ? (
        <p class="note" id={`${asked.name}-note`}>
          <Han lang={asked.page.lang}>{asked.note}</Han>
        </p>
      ) : null}
      {asked.wasDifferent ? (
        <p class="note" id={`${asked.name}-was`}>
          <Han lang={asked.page.lang}>{asked.wasDifferent}</Han>
        </p>
      ) : null}
      {wrong.length ? (
        <div class="why" id={`${asked.name}-why`}>
          {wrong.map((problem) => (
            <p>
              <Han lang={asked.page.lang}>{problem.text}</Han>
            </p>
          ))}
        </div>
      ) : null}
    </>
  )
}

function wrongIn(asked: Asked): Problem[] {
  return (asked.problems ?? []).filter((problem) => problem.field === asked.name)
}
