import type { Child } from 'hono/jsx'
import { KeyHint } from './components.tsx'
import { FieldGroup, type FieldProps } from './field.tsx'

/** One row to tick; `hint` stands small below, `aside` at the right: a fee. */
export type Option = {
  value: string
  text: Child
  hint?: Child
  aside?: Child
  /** Cannot be chosen; the hint says why. */
  disabled?: boolean | undefined
}

/** Any number of several. The summary's `#name` leads to the first row. */
export function Checkboxes(
  props: FieldProps & { values: string[]; options: Option[]; extra?: Record<string, string> | undefined },
) {
  return (
    <FieldGroup field={props}>
      {props.options.map((option, i) => (
        <OptionRow
          type="checkbox"
          name={props.name}
          id={i === 0 ? props.name : undefined}
          whole
          option={option}
          checked={props.values.includes(option.value)}
          extra={props.extra}
        />
      ))}
    </FieldGroup>
  )
}

/**
 * A row to tick: the label is the whole row. `accesskey` shows its key cap at the right. Hint and aside describe the row and are
 * not part of its name, but where it is `whole`: in a long list the ids that this takes weigh more than the list.
 */
export function OptionRow(props: {
  type: 'radio' | 'checkbox'
  name: string
  id: string | undefined
  option: Option
  whole?: boolean
  checked?: boolean | undefined
  accesskey?: string | undefined
  extra?: Record<string, string> | undefined
}) {
  const { id, option } = props
  const parts = { small: option.hint && !props.whole, aside: option.aside && !props.whole }
  const idOf = (part: keyof typeof parts) => (parts[part] ? `${id}-${part}` : undefined)
  const described = [idOf('small'), idOf('aside')].filter(Boolean).join(' ')
  return (
    <label class={option.disabled ? 'pick off' : 'pick'}>
      <input
        type={props.type}
        name={props.name}
        id={id}
        value={option.value}
        checked={props.checked}
        disabled={option.disabled}
        accesskey={props.accesskey}
        aria-labelledby={described ? `${id}-text` : undefined}
        aria-describedby={described || undefined}
        {...props.extra}
      />
      <span id={described ? `${id}-text` : undefined}>{option.text}</span>
      {option.aside ? <b id={idOf('aside')}>{option.aside}</b> : null}
      {props.accesskey ? <KeyHint>{props.accesskey}</KeyHint> : null}
      {option.hint ? <small id={idOf('small')}>{option.hint}</small> : null}
    </label>
  )
}
