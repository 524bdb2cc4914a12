import { PartButton } from '../buttons.tsx'
import { LabelledField, type Problem } from '../field.tsx'
import type { PageContext } from '../page-context.ts'

/** What is shown of a code: the picture, or the question in its place. */
export type ShownCaptcha = { id: string; question: string; by: 'picture' | 'question' }

/** The picture code (spec A7): a field with an image, or a question for those who cannot see it; no scripts needed. */
export function CaptchaField(props: {
  page: PageContext
  code: ShownCaptcha
  problems?: Problem[] | undefined
  /** Where the field was fetched anew, the next thing is to fill it in. */
  focused?: boolean | undefined
}) {
  const { code } = props
  const t = props.page.words.passport.code
  const asks = code.by === 'question'
  const asked = {
    page: props.page,
    name: 'code',
    label: t.label,
    hint: asks ? <b>{code.question}</b> : <Picture page={props.page} id={code.id} />,
    mandatory: true,
    problems: props.problems,
  }
  return (
    <div id="picture-code" data-code-id={code.id}>
      <input type="hidden" name="codeId" value={code.id} />
      <input type="hidden" name="by" value={code.by} />
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
        <SwitchButton to={code.by} words={asks ? t.anotherQuestion : t.another} />
        <SwitchButton to={asks ? 'picture' : 'question'} words={asks ? t.picture : t.question} />
      </p>
    </div>
  )
}

function Picture({ page, id }: { page: PageContext; id: string }) {
  const t = page.words.passport.code
  return (
    <>
      <img src={`/passport/code/${id}.png`} alt={t.alt} width={150} height={50} />
      <br />
      {t.hint}
    </>
  )
}

function SwitchButton({ to, words }: { to: 'picture' | 'question'; words: string }) {
  return (
    <PartButton from="/passport/code" into="picture-code" name="do" value={to}>
      {words}
    </PartButton>
  )
}
