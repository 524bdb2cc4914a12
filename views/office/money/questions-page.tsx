import { QUESTION_ROWS } from '../../../src/office/money/question-kinds.ts'
import type { PageContext } from '../../page-context.ts'
import { Problems } from '../../problems.tsx'
import { ProvinceLayout } from '../province-layout.tsx'
import { QuestionTable } from './question-table.tsx'
import type { QuestionsPageProps } from './questions-page-props.ts'
import { RefusedNotifications } from './refused-notifications.tsx'
import { UnmatchedMoney } from './unmatched-money.tsx'

/** All money of the province that somebody has to see to. Empty lists stay, so that the page never jumps. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { page, office, lists, unmatched, problems = [] } = props
  const t = page.words.officeMoney.questions
  const isEmpty = unmatched.length === 0 && lists.every(({ rows }) => rows.length === 0)
  return (
    <ProvinceLayout page={page} office={office} title={t.title} error={problems.length > 0}>
      <Problems page={page} problems={problems} />
      <div class="strip">
        <h1>{t.title}</h1>
        <span class="hint">{isEmpty ? t.nothing : t.lead}</span>
        {props.isClosed ? (
          <p class="said" role="status">
            {page.words.officeMoney.province.done.closed}
          </p>
        ) : null}
      </div>
      {lists.map(({ kind, rows }) => (
        <section class="card">
          <h2>{`${t.kinds[kind]} · ${countText(rows.length, page)}`}</h2>
          {rows.length > 0 ? (
            <>
              <p class="hint">{t.hints[kind]}</p>
              <QuestionTable page={page} office={office} kind={kind} rows={rows.slice(0, QUESTION_ROWS)} />
              {rows.length > QUESTION_ROWS ? <p class="hint">{t.more(QUESTION_ROWS)}</p> : null}
            </>
          ) : null}
        </section>
      ))}
      <UnmatchedMoney {...props} count={countText(unmatched.length, page)} />
      <RefusedNotifications page={page} rows={props.refusedNotifications} />
    </ProvinceLayout>
  )
}

function countText(count: number, page: PageContext): string {
  return count > QUESTION_ROWS ? page.words.review.more(QUESTION_ROWS) : String(count)
}
