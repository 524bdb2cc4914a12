import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { CancellationPage } from '../../../views/office/money/cancellation-page.tsx'
import { reasonProblem } from '../../../views/office/money/reason-fields.tsx'
import { RegistrationPage } from '../../../views/office/money/registration-page.tsx'
import { ProvinceSearchPage } from '../../../views/office/money/search-page.tsx'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import { anyForm, validForm, validParam, validQuery } from '../../lib/validate.ts'
import type { Command, Refusal } from '../../registration/machine/command.ts'
import { moneyLeft, tradeOf } from '../../registration/machine/payment/attempt.ts'
import type { Registration } from '../../registration/machine/registration.ts'
import { fileAddress, searchForm } from '../../review/review-schema.ts'
import { searchCondition } from '../../review/search-condition.ts'
import { searchFingerprint } from '../../review/search-fingerprint.ts'
import type { AppContext, Site } from '../../site.ts'
import { withProvincePage } from '../page.ts'
import { cancellationForm, doneQuery, refundRecordForm, tradeForm } from './money-schema.ts'
import { sendAsProvince, withProvinceView, withRegistrationOfProvince } from './open-registration.ts'
import { provinceHeadQuery, provinceSearchQuery } from './province-store.ts'
import { type ReasonProblem, readNote } from './reason-rules.ts'

/** Registrations of a province: found, given back with a reason (M8), and their refused refunds seen to. */
export const provinceRoutes = new Hono<Site>()

provinceRoutes.get('/', (c) =>
  withProvincePage(c, provinceHeadQuery(c.var.now), (office) =>
    renderPage(c, ProvinceSearchPage({ page: c.var.page, office, entered: '', rows: null })),
  ),
)

provinceRoutes.get('/search', (c) => c.redirect('/office/registrations', 303))

/** By POST: neither a name nor a number becomes part of an address. */
provinceRoutes.post('/search', anyForm(searchForm), (c) => {
  const { entered, search } = c.req.valid('form').find
  const { now, requestId, page } = c.var
  if (search.by === 'nothing') {
    return withProvincePage(c, provinceHeadQuery(now), (office) =>
      renderPage(c, ProvinceSearchPage({ page, office, entered, rows: null, isEmpty: true }), 422),
    )
  }
  const condition = searchCondition(c.env, search)
  const query = provinceSearchQuery({
    now,
    requestId,
    condition,
    auditDetail: searchFingerprint(c.env, search),
  })
  return withProvincePage(c, query, (office, [rows]) =>
    renderPage(c, ProvinceSearchPage({ page, office, entered, rows })),
  )
})

provinceRoutes.get('/:id', validParam(fileAddress), validQuery(doneQuery), (c) =>
  drawRegistration(c, c.req.valid('param').id, { done: c.req.valid('query').done }),
)

for (const action of ['refund-request', 'refund-record']) {
  provinceRoutes.get(`/:id/${action}`, validParam(fileAddress), (c) =>
    c.redirect(addressOf(c.req.valid('param').id), 303),
  )
}

provinceRoutes.get('/:id/cancellation', validParam(fileAddress), (c) =>
  drawCancellation(c, c.req.valid('param').id, {}),
)

/** The page has said what follows. Where that has changed since, it says so again, and nothing is cancelled. */
provinceRoutes.post(
  '/:id/cancellation',
  validParam(fileAddress),
  validForm(cancellationForm, refuseCancellation),
  (c) => {
    const { id } = c.req.valid('param')
    const { owed, reason, note, reasonText } = c.req.valid('form')
    return withRegistrationOfProvince(c, { id, isShown: false, isMoved: true }, async (found) => {
      const command = { do: 'cancel', reason: reasonText, owed } as const
      const refused = await sendAsProvince(c, found, command)
      if (refused?.is === 'amount')
        return drawCancellation(c, id, { reason: reason ?? '', note, isChanged: true })
      return afterCommand(c, id, refused, 'cancelled')
    })
  },
)

provinceRoutes.post('/:id/refund-request', validParam(fileAddress), anyForm(tradeForm), (c) => {
  const { trade } = c.req.valid('form')
  return sendForTrade(c, c.req.valid('param').id, { do: 'retry-refund', trade }, 'asked')
})

provinceRoutes.post(
  '/:id/refund-record',
  validParam(fileAddress),
  validForm(refundRecordForm, refuseRecord),
  (c) => {
    const { trade, reasonText } = c.req.valid('form')
    const command = { do: 'record-refund', trade, reason: reasonText } as const
    return sendForTrade(c, c.req.valid('param').id, command, 'recorded')
  },
)

function sendForTrade(c: AppContext, id: string, command: Command, done: string): Promise<Response> {
  return withRegistrationOfProvince(c, { id, isShown: false, isMoved: true }, async (found) =>
    afterCommand(c, id, await sendAsProvince(c, found, command), done),
  )
}

function afterCommand(c: AppContext, id: string, refused: Refusal | null, done: string): Answer {
  return refused
    ? drawRegistration(c, id, { isRefused: true, status: 409 })
    : c.redirect(`${addressOf(id)}?done=${done}`, 303)
}

type Answer = Response | Promise<Response>

function addressOf(id: string): string {
  return `/office/registrations/${id}`
}

async function refuseRecord(c: AppContext, problems: ReasonProblem[]): Promise<Response> {
  const sent = await sentReason(c, problems)
  return drawRegistration(c, c.req.param('id') ?? '', { ...sent, status: 422 })
}

async function refuseCancellation(c: AppContext, problems: ReasonProblem[]): Promise<Response> {
  return drawCancellation(c, c.req.param('id') ?? '', await sentReason(c, problems))
}

/** The form as it was sent, with its problems. */
async function sentReason(c: AppContext, problems: ReasonProblem[]) {
  const form = await readForm(c)
  return {
    problems: problems.map((problem) => reasonProblem(c.var.page, problem)),
    reason: form.get('reason') ?? '',
    note: readNote(form.get('note') ?? ''),
  }
}

type Sent = { problems?: Problem[]; reason?: string; note?: string }

function drawRegistration(
  c: AppContext,
  id: string,
  shown: Sent & { done?: string | null; isRefused?: boolean; status?: 409 | 422 },
): Promise<Response> {
  return withProvinceView(c, { id, isShown: true }, ({ office, catalogue }, view) =>
    renderPage(c, RegistrationPage({ page: c.var.page, office, catalogue, view, ...shown }), shown.status),
  )
}

/** Only a paid registration can be given back. */
function drawCancellation(
  c: AppContext,
  id: string,
  shown: Sent & { isChanged?: boolean },
): Promise<Response> {
  return withProvinceView(c, { id, isShown: true }, ({ office, catalogue }, { registration }) => {
    if (registration.stage.is !== 'paid') return c.redirect(addressOf(id), 303)
    const trade = payingTrade(registration)
    const owed = trade ? moneyLeft(trade) : 0
    const props = { page: c.var.page, office, catalogue, registration, trade, owed, ...shown }
    const status = shown.problems ? 422 : shown.isChanged ? 409 : 200
    return renderPage(c, CancellationPage(props), status)
  })
}

function payingTrade(registration: Registration) {
  const { stage } = registration
  return stage.is === 'paid' && stage.trade !== null ? tradeOf(registration, stage.trade) : undefined
}
