import { Field, MainButton, type Problem } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { CodeField, type ShownCode } from './code-field.tsx'

/** Account, password, picture code, 「登录」: what a candidate and an officer log in with. */
export function Credentials(props: {
  f: Frame
  code: ShownCode
  hint: string
  longest: number
  account?: string | undefined
  problems: Problem[]
}) {
  const { f, problems } = props
  const w = f.words.passport
  return (
    <>
      <Field
        f={f}
        name="account"
        label={w.account}
        hint={props.hint}
        value={props.account}
        autocomplete="username"
        autocapitalize="none"
        maxlength={props.longest}
        mandatory
        problems={problems}
      />
      <Field
        f={f}
        name="password"
        label={w.password}
        type="password"
        autocomplete="current-password"
        mandatory
        problems={problems}
      />
      <CodeField f={f} code={props.code} problems={problems} />
      <MainButton f={f}>{w.login}</MainButton>
    </>
  )
}
