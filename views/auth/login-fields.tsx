import { MainButton } from '../buttons.tsx'
import { type Problem, TextField } from '../form.tsx'
import type { PageContext } from '../page-context.ts'
import { CaptchaField, type ShownCaptcha } from './captcha-field.tsx'

/** Account, password, captcha, 「登录」: the fields with which candidates and officers log in. */
export function LoginFields(props: {
  page: PageContext
  captcha: ShownCaptcha
  hint: string
  maxLength: number
  account?: string | undefined
  problems: Problem[]
}) {
  const { page, problems } = props
  const t = page.words.passport
  return (
    <>
      <TextField
        page={page}
        name="account"
        label={t.account}
        hint={props.hint}
        value={props.account}
        autocomplete="username"
        autocapitalize="none"
        maxlength={props.maxLength}
        mandatory
        problems={problems}
      />
      <TextField
        page={page}
        name="password"
        label={t.password}
        type="password"
        autocomplete="current-password"
        mandatory
        problems={problems}
      />
      <CaptchaField page={page} captcha={props.captcha} problems={problems} />
      <MainButton page={page}>{t.login}</MainButton>
    </>
  )
}
