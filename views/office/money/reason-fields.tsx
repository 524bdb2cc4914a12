import { type ReasonProblem, WORDS_MAX_LENGTH } from '../../../src/office/money/reason-rules.ts'
import { Form, type Problem, Radios, TextField } from '../../form.tsx'
import type { PageContext } from '../../page-context.ts'

type ReasonProps<Code extends string> = {
  page: PageContext
  label: string
  codes: readonly Code[]
  texts: Record<Code, string>
  noteLabel: string
  reason?: string | undefined
  note?: string | undefined
  problems?: Problem[] | undefined
}

/** A cancellation with its reason. `address`: of the page that it belongs to; the button that destroys is outlined. */
export function CancellationForm<Code extends string>(
  props: ReasonProps<Code> & { address: string; hidden: { name: string; value: string }; button: string },
) {
  return (
    <Form action={`${props.address}/cancellation`}>
      <input type="hidden" {...props.hidden} />
      <ReasonFields {...props} />
      <div class="acts">
        <a class="button" href={props.address}>
          {props.page.words.frame.back}
        </a>
        <button class="risk">{props.button}</button>
      </div>
    </Form>
  )
}

/** One of the ready-made reasons, and the officer's own words. */
export function ReasonFields<Code extends string>(props: ReasonProps<Code>) {
  const { page, codes, texts, problems = [] } = props
  return (
    <>
      <Radios
        page={page}
        name="reason"
        label={props.label}
        options={codes.map((value) => ({ value, text: texts[value] }))}
        value={props.reason}
        mandatory
        problems={problems}
      />
      <TextField
        page={page}
        name="note"
        label={props.noteLabel}
        value={props.note}
        maxlength={WORDS_MAX_LENGTH}
        autocomplete="off"
        problems={problems}
      />
    </>
  )
}

export function reasonProblem(page: PageContext, { field, is }: ReasonProblem): Problem {
  const t = page.words.officeMoney.problems
  if (field === 'platformNo') return { field, text: page.words.officeMoney.questions.noneChosen }
  if (field === 'reason') return { field, text: t.reason }
  if (is === 'missing') return { field, text: t.note }
  return { field, text: is === 'private' ? t.private : t.long(WORDS_MAX_LENGTH) }
}
