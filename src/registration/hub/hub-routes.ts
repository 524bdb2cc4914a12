import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { DeletionPage, SendingPage, WithdrawalPage } from '../../../views/registration/hub/confirm-pages.tsx'
import { HubPage } from '../../../views/registration/hub/hub-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/read-form.ts'
import { renderPage } from '../../lib/render.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../current-registration.ts'
import { nextPage, pagePath } from '../journey.ts'
import type { Command } from '../machine/command.ts'

/** The hub and the deeds that start there, each confirmed on a page of its own. */
export const hub = new Hono<RegistrationSite>()

hub.get('/', async (c) => {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const page = nextPage(current.view.registration, current.terms)
  if (current.view.registration.stage.is === 'filling')
    return c.redirect(pagePath(page, current.sitting), 303)
  return renderPage(c, HubPage({ page: c.var.page, current }))
})

hub.get('/submission', (c) =>
  confirmation(c, ['submitted', 'returned', 'lapsed'], (current, base) =>
    SendingPage({ page: c.var.page, current, base }),
  ),
)
hub.post('/submission', (c) => sendFromHub(c, { do: 'send' }))

hub.get('/withdrawal', (c) =>
  confirmation(c, ['pending'], (current, base) => WithdrawalPage({ page: c.var.page, current, base })),
)
hub.post('/withdrawal', (c) => sendFromHub(c, { do: 'withdraw' }))

hub.get('/deletion', (c) =>
  confirmation(
    c,
    ['filling', 'submitted', 'pending', 'returned', 'approved', 'due', 'lapsed'],
    (current, base) => deletion(c, current, base, [], '', ''),
  ),
)
hub.post('/deletion', async (c) => {
  const form = await readForm(c)
  const reason = form.get('reason') ?? ''
  const note = (form.get('note') ?? '').slice(0, 200)
  if (Object.hasOwn(c.var.page.words.registration.deletion.reasons, reason)) {
    return sendFromHub(c, { do: 'delete', reason: note ? `${reason}: ${note}` : reason })
  }
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const problems = [{ field: 'reason', text: c.var.page.words.registration.deletion.missing }]
  return renderPage(c, deletion(c, current, baseOf(current), problems, reason, note), 422)
})

function deletion(
  c: RegistrationContext,
  current: CurrentRegistration,
  base: string,
  problems: Problem[],
  reason: string,
  note: string,
) {
  return DeletionPage({ page: c.var.page, current, base, problems, reason, note })
}

/** The page that asks, in the stages where the deed makes sense; otherwise the hub says how things stand. */
async function confirmation(
  c: RegistrationContext,
  stages: string[],
  page: (current: CurrentRegistration, base: string) => Parameters<typeof renderPage>[1],
) {
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  return stages.includes(current.view.registration.stage.is)
    ? renderPage(c, page(current, baseOf(current)))
    : c.redirect(baseOf(current), 303)
}

async function sendFromHub(c: RegistrationContext, command: Command) {
  const { refused, current } = await sendCommand(c, command)
  if (!refused) return c.redirect(baseOf(current), 303)
  const refusal = refusalText(c.var.page, refused, current.catalogue)
  return renderPage(c, HubPage({ page: c.var.page, current, refusal }), refused.is === 'full' ? 422 : 409)
}

function baseOf(current: CurrentRegistration): string {
  return pagePath('hub', current.sitting)
}
