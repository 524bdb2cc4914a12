import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { DeletionPage, SendingPage, WithdrawalPage } from '../../../views/registration/hub/confirm-pages.tsx'
import { HubPage } from '../../../views/registration/hub/hub-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  ifOpen,
  loadWithHistory,
  type RegistrationContext,
  type RegistrationSite,
  requireRegistration,
  sendCommand,
  withRegistration,
} from '../current-registration.ts'
import type { HistoryLine } from '../desk/desk-contract.ts'
import type { Command } from '../machine/command.ts'
import type { StageName } from '../machine/registration.ts'
import { pagePath, WELCOME } from '../paths.ts'
import { type DeletionProblem, MAX_NOTE_LENGTH } from './deletion-rules.ts'
import { deletionForm } from './deletion-schema.ts'

/** The hub, and what can be done from there, each confirmed on a page of its own. */
export const hub = new Hono<RegistrationSite>()

hub.get('/', (c) => drawHub(c))

hub.get('/submission', requireRegistration, requireStage('submitted', 'returned', 'lapsed'), (c) =>
  renderPage(c, SendingPage({ page: c.var.page, current: c.var.current })),
)
hub.post('/submission', (c) => sendFromHub(c, { do: 'send' }))

hub.get('/withdrawal', requireRegistration, requireStage('pending'), (c) =>
  renderPage(c, WithdrawalPage({ page: c.var.page, current: c.var.current })),
)
hub.post('/withdrawal', (c) => sendFromHub(c, { do: 'withdraw' }))

hub.get(
  '/deletion',
  requireRegistration,
  requireStage('filling', 'submitted', 'pending', 'returned', 'approved', 'due', 'lapsed'),
  (c) => {
    const { page, current } = c.var
    return renderPage(c, DeletionPage({ page, current, problems: [], reason: '', note: '' }))
  },
)
hub.post('/deletion', validForm(deletionForm, refuseDeletion), (c) =>
  sendFromHub(c, { do: 'delete', reason: c.req.valid('form') }),
)

/** Asks in the stages where it makes sense; otherwise the hub says how things stand. */
function requireStage(...stages: StageName[]) {
  return createMiddleware<RegistrationSite>(async (c, next) => {
    const { sitting, view } = c.var.current
    if (!stages.includes(view.registration.stage.is)) return c.redirect(pagePath('hub', sitting), 303)
    await next()
  })
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

async function sendFromHub(c: RegistrationContext, command: Command) {
  const { refused, ...registration } = await sendCommand(c, command, { historyIfRefused: true })
  const { current } = registration
  if (!refused) return c.redirect(pagePath('hub', current.sitting), 303)
  const refusal = refusalText(c.var.page, refused, current.catalogue)
  return renderRefusedHub(c, registration, refusal, refused.is === 'full' ? 422 : 409)
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
