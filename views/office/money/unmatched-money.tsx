import { QUESTION_ROWS } from '../../../src/office/money/question-kinds.ts'
import { UNMATCHED_REASONS } from '../../../src/office/money/reason-rules.ts'
import { formatShort } from '../../dates.ts'
import { Form, Radios } from '../../form.tsx'
import { formatYuan } from '../../money.ts'
import type { QuestionsPageProps } from './questions-page-props.ts'
import { ReasonFields } from './reason-fields.tsx'

/** One is chosen and closed with a reason, once an officer has returned it, or knows where it belongs. */
export function UnmatchedMoney(props: QuestionsPageProps & { count: string }) {
  const { page, unmatched } = props
  const t = page.words.officeMoney
  return (
    <section class="card">
      <h2>{`${t.questions.kinds.unmatched} · ${props.count}`}</h2>
      {unmatched.length === 0 ? null : (
        <>
          <p class="hint">{t.questions.hints.unmatched}</p>
          <Form action="/office/questions/unmatched">
            <Radios
              page={page}
              name="platformNo"
              label={t.questions.which}
              options={unmatched
                .slice(0, QUESTION_ROWS)
                .map(({ platformNo, tradeNo, amount, firstSeenAt }) => ({
                  value: platformNo,
                  text: `${formatYuan(amount)} · ${platformNo}`,
                  hint: `${t.questions.order} ${tradeNo} · ${t.questions.received} ${formatShort(firstSeenAt)}`,
                }))}
              value={props.platformNo}
              mandatory
              problems={props.problems}
            />
            <ReasonFields
              page={page}
              label={t.questions.outcome}
              codes={UNMATCHED_REASONS}
              texts={t.questions.outcomes}
              noteLabel={t.noteForOfficers}
              reason={props.reason}
              note={props.note}
              problems={props.problems}
            />
            <button>{t.questions.close}</button>
          </Form>
        </>
      )}
      {unmatched.length > QUESTION_ROWS ? <p class="hint">{t.questions.more(QUESTION_ROWS)}</p> : null}
    </section>
  )
}
