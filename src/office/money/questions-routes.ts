import { Hono } from 'hono'
import { QuestionsPage } from '../../../views/office/money/questions-page.tsx'
import { reasonProblem } from '../../../views/office/money/reason-fields.tsx'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm, validQuery } from '../../lib/validate.ts'
import type { AppContext, Site } from '../../site.ts'
import { withProvincePage } from '../page.ts'
import { doneQuery, unmatchedForm } from './money-schema.ts'
import { QUESTION_KINDS } from './question-kinds.ts'
import { closeUnmatchedQuery, questionsQuery } from './questions-store.ts'
import type { ReasonProblem } from './reason-rules.ts'

/** Money that an officer of the province has to see to. */
export const questionsRoutes = new Hono<Site>()

questionsRoutes.get('/', validQuery(doneQuery), (c) =>
  drawQuestions(c, { isClosed: c.req.valid('query').done === 'closed' }),
)

questionsRoutes.get('/unmatched', (c) => c.redirect('/office/questions', 303))

questionsRoutes.post('/unmatched', validForm(unmatchedForm, refuse), (c) => {
  const { platformNo, reasonText } = c.req.valid('form')
  const { now, requestId } = c.var
  const query = closeUnmatchedQuery({ now, requestId, platformNo, reason: reasonText })
  return withProvincePage(c, query, () => c.redirect('/office/questions?done=closed', 303))
})

async function refuse(c: AppContext, problems: ReasonProblem[]): Promise<Response> {
  const form = await readForm(c)
  return drawQuestions(c, {
    problems: problems.map((problem) => reasonProblem(c.var.page, problem)),
    platformNo: form.get('platformNo') ?? '',
    reason: form.get('reason') ?? '',
    note: form.get('note') ?? '',
  })
}

function drawQuestions(
  c: AppContext,
  shown: {
    isClosed?: boolean
    problems?: ReturnType<typeof reasonProblem>[]
    platformNo?: string
    reason?: string
    note?: string
  },
): Promise<Response> {
  return withProvincePage(c, questionsQuery(c.var.now), (office, answers) => {
    const [refused, refunded, given, doubted, late, unmatched, notifications] = answers
    const rows = [refused, refunded, given, doubted, late]
    const lists = QUESTION_KINDS.map((kind, n) => ({ kind, rows: rows[n] ?? [] }))
    const props = {
      page: c.var.page,
      office,
      lists,
      unmatched,
      refusedNotifications: notifications,
      ...shown,
    }
    return renderPage(c, QuestionsPage(props), shown.problems ? 422 : 200)
  })
}
