import { PartButton } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { type Problem, Question } from '../question.tsx'

/** What is shown of a code: the picture, or the question in its place. */
export type ShownCode = { id: string; question: string; by: 'picture' | 'question' }

/** The picture code (spec A7): a field with an image, or a question for those who cannot see it; no scripts needed. */
export function CodeField(props: {
  f: Frame
  code: ShownCode
  problems?: Problem[] | undefined
  /** Where the field was fetched anew, the next thing is to fill it in. */
  focused?: boolean | undefined
}) {
  const { code } = props
  const w = props.f.words.passport.code
  const asks = code.by === 'question'
  const asked = {
    f: props.f,
    name: 'code',
    label: w.label,
    hint: asks ? <b>{code.question}</b> : <Picture f={props.f} id={code.id} />,
    mandatory: true,
    problems: props.problems,
  }
  return (
    <div id="picture-code" data-code-id={code.id}>
      <input type="hidden" name="codeId" value={code.id} />
      <input type="hidden" name="by" value={code.by} />
      <Question
        asked={asked}
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
        <Switch to={code.by} words={asks ? w.anotherQuestion : w.another} />
        <Switch to={asks ? 'picture' : 'question'} words={asks ? w.picture : w.question} />
      </p>
    </div>
  )
}

function Picture({ f, id }: { f: Frame; id: string }) {
  const w = f.words.passport.code
  return (
    <>
      <img src={`/passport/code/${id}.png`} alt={w.alt} width={150} height={50} />
      <br />
      {w.hint}
    </>
  )
}

function Switch({ to, words }: { to: 'picture' | 'question'; words: string }) {
  return (
    <PartButton from="/passport/code" into="picture-code" name="do" value={to}>
      {words}
    </PartButton>
  )
}
