import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { DeletionPage, WithdrawalPage } from '../../../views/registration/hub/confirm-pages.tsx'
import { HubPage } from '../../../views/registration/hub/hub-page.tsx'
import { SendingPage } from '../../../views/registration/hub/sending-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import { anyForm, validForm } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  ifOpen,
  loadWithHistory,
  type RegistrationContext,
  type RegistrationSite,
  requireRegistration,
  withRegistration,
  writeFirst,
} from '../current-registration.ts'
import type { HistoryLine } from '../desk/desk-contract.ts'
import { unreadPage } from '../journey.ts'
import { isDeletable } from '../machine/registration.ts'
import { closedFor } from '../machine/terms.ts'
import { noticePath, pagePath, WELCOME } from '../paths.ts'
import { type Answer, sendAndLeadOn, sendWithClaim } from '../send-command.ts'
import { type DeletionProblem, MAX_NOTE_LENGTH } from './deletion-rules.ts'
import { deletionForm } from './deletion-schema.ts'
import { sendingForm } from './submission-schema.ts'

/** The hub, and what can be done from there, each confirmed on a page of its own. */
export const hub = new Hono<RegistrationSite>()

hub.get('/', (c) => drawHub(c))

hub.get('/submission', requireRegistration, requireThat(canBeSent), (c) => {
  const { current } = c.var
  const unread = unreadPage(current.view.registration, current.terms)
  if (unread) return c.redirect(noticePath(unread, current.sitting, 'submission'), 303)
  return renderPage(c, SendingPage({ page: c.var.page, current }))
})
/** After a lapse the document is claimed again. */
export const claimAfterLapse = writeFirst(() => ({ is: 'claim', stages: ['lapsed'] }))

hub.post('/submission', anyForm(sendingForm), async (c) => {
  const command = { do: 'send' as const, amount: c.req.valid('form').amount }
  const sent = await sendWithClaim(c, command, { historyIfRefused: true })
  if (sent.refused === null || sent.refused.is !== 'fee') return leadOn(c, sent)
  // The fee has changed since the page was drawn: it is shown again, with the fee of now.
  const refusal = refusalText(c.var.page, sent.refused, sent.current.catalogue)
  return renderPage(c, SendingPage({ page: c.var.page, current: sent.current, refusal }), 409)
})

hub.get('/withdrawal', requireRegistration, requireThat(isWithdrawable), (c) =>
  renderPage(c, WithdrawalPage({ page: c.var.page, current: c.var.current })),
)
hub.post('/withdrawal', async (c) =>
  leadOn(c, await sendAndLeadOn(c, { do: 'withdraw' }, { historyIfRefused: true })),
)

hub.get(
  '/deletion',
  requireRegistration,
  requireThat(({ view }) => isDeletable(view.registration)),
  (c) => {
    const { page, current } = c.var
    return renderPage(c, DeletionPage({ page, current, problems: [], reason: '', note: '' }))
  },
)
hub.post('/deletion', validForm(deletionForm, refuseDeletion), async (c) => {
  const command = { do: 'delete' as const, reason: c.req.valid('form') }
  return leadOn(c, await sendAndLeadOn(c, command, { historyIfRefused: true }))
})

/** The page where the command would be taken; otherwise the hub says how things stand. */
function requireThat(isPossible: (current: CurrentRegistration, now: number) => boolean) {
  return createMiddleware<RegistrationSite>(async (c, next) => {
    const { current, now } = c.var
    if (!isPossible(current, now)) return c.redirect(pagePath('hub', current.sitting), 303)
    await next()
  })
}

function canBeSent({ view, terms }: CurrentRegistration, now: number): boolean {
  const { registration } = view
  const { is } = registration.stage
  if (is !== 'submitted' && is !== 'returned' && is !== 'lapsed') return false
  return closedFor(is === 'lapsed' ? 'resend' : 'send', registration, terms, now) === null
}

function isWithdrawable({ view, terms }: CurrentRegistration, now: number): boolean {
  const { registration } = view
  return registration.stage.is === 'pending' && closedFor('withdraw', registration, terms, now) === null
}

async function refuseDeletion(c: RegistrationContext, problems: DeletionProblem[]) {
  const form = await readForm(c)
  const t = c.var.page.words.registration.deletion
  return withRegistration(c, (current) => {
    const deletion = {
      problems: problems.map(({ field, is }) => ({ field, text: t[is] })),
      reason: form.get('reason') ?? '',
      note: (form.get('note') ?? '').slice(0, MAX_NOTE_LENGTH),
    }
    return renderPage(c, DeletionPage({ page: c.var.page, current, ...deletion }), 422)
  })
}

function leadOn(c: RegistrationContext, answer: Answer) {
  if (!answer.refused) return c.redirect(pagePath('hub', c.var.context.sitting), 303)
  const refusal = refusalText(c.var.page, answer.refused, answer.current.catalogue)
  return renderRefusedHub(c, answer, refusal, answer.refused.is === 'full' ? 422 : 409)
}

/** The hub after a command that was sent with `historyIfRefused`. */
export function renderRefusedHub(
  c: RegistrationContext,
  registration: { current: CurrentRegistration; history: HistoryLine[] },
  refusal: string,
  status: 409 | 422,
) {
  return renderPage(c, HubPage({ page: c.var.page, ...registration, refusal }), status)
}

/** The hub alone shows the history. */
async function drawHub(c: RegistrationContext) {
  const loaded = await loadWithHistory(c)
  if (!loaded) return c.redirect(WELCOME, 303)
  return ifOpen(c, 'hub', loaded.current, () => renderPage(c, HubPage({ page: c.var.page, ...loaded })))
}
