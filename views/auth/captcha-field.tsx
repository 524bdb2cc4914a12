import type { CaptchaKind, CaptchaProblem } from '../../src/auth/captcha/captcha-rules.ts'
import { PartButton } from '../buttons.tsx'
import { LabelledField, type Problem } from '../field.tsx'

import type { PageContext } from '../page-context.ts'
import type { Words } from '../words.ts'

/** The picture, or the question in its place. */
export type ShownCaptcha = { id: string; question: string; by: CaptchaKind }

/** The captcha (spec A7): a field with a picture, or a question for those who cannot see it; it works without scripts. */
export function CaptchaField(props: {
  page: PageContext
  captcha: ShownCaptcha
  problems?: Problem[] | undefined
  /** The field was just fetched by a script: the next thing is to fill it in. */
  focused?: boolean | undefined
}) {
  const { captcha } = props
  const t = props.page.words.passport.captcha
  const asks = captcha.by === 'question'
  const asked = {
    page: props.page,
    name: 'code',
    label: t.label,
    hint: asks ? <b>{captcha.question}</b> : <Picture page={props.page} id={captcha.id} />,
    mandatory: true,
    problems: props.problems,
  }
  return (
    <div id="picture-code" data-code-id={captcha.id}>
      <input type="hidden" name="codeId" value={captcha.id} />
      <input type="hidden" name="by" value={captcha.by} />
      <LabelledField
        field={asked}
        control={(aria) => (
          <input
            id="code"
            name="code"
            class="short"
            {...aria}
            autocomplete="off"
            autocapitalize={asks ? 'none' : 'characters'}
            spellcheck={false}
            maxlength={40}
            autofocus={props.focused}
          />
        )}
      />
      <p class="acts">
        <SwitchButton to={captcha.by} words={asks ? t.anotherQuestion : t.another} />
        <SwitchButton to={asks ? 'picture' : 'question'} words={asks ? t.picture : t.question} />
      </p>
    </div>
  )
}

function Picture({ page, id }: { page: PageContext; id: string }) {
  const t = page.words.passport.captcha
  return (
    <>
      <img src={`/passport/code/${id}.png`} alt={t.alt} width={150} height={50} />
      <br />
      {t.hint}
    </>
  )
}

function SwitchButton({ to, words }: { to: CaptchaKind; words: string }) {
  return (
    <PartButton from="/passport/code" into="picture-code" name="do" value={to}>
      {words}
    </PartButton>
  )
}

/** The sentences differ for the picture and for the question in its place. */
export function captchaProblemText(words: Words, why: CaptchaProblem['why'], kind: CaptchaKind): string {
  const t = words.passport.captcha
  if (kind === 'picture') return t[why]
  return { missing: t.missingAnswer, wrong: t.wrongAnswer, late: t.lateAnswer }[why]
}
