import { type Asked, Question } from './question.tsx'

/** Some lines to write in. */
export function TextArea(
  props: Asked & { value?: string | undefined; rows?: number; maxlength?: number; accesskey?: string },
) {
  return (
    <Question
      asked={props}
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
