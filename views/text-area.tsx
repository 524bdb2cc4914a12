import { type FieldProps, LabelledField } from './field.tsx'

/** Some lines to write in. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number; maxlength?: number; accesskey?: string },
) {
  return (
    <LabelledField
      field={props}
      control={(aria) => (
        <textarea
          id={props.name}
          name={props.name}
          rows={props.rows ?? 3}
          maxlength={props.maxlength}
          accesskey={props.accesskey}
          {...aria}
        >
          {props.value}
        </textarea>
      )}
    />
  )
}
