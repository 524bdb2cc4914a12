import { Hono } from 'hono'
import { DeletionPage, SendingPage, WithdrawalPage } from '../../../views/registration/hub/confirm-pages.tsx'
import { HubPage } from '../../../views/registration/hub/hub-page.tsx'
import { refusalText } from '../../../views/registration/refusal-words.ts'
import { readForm } from '../../lib/body.ts'
import { renderPage } from '../../lib/render.ts'
import { validForm } from '../../lib/validate.ts'
import {
  type CurrentRegistration,
  loadRegistration,
  loadWithHistory,
  type RegistrationContext,
  type RegistrationSite,
  sendCommand,
} from '../current-registration.ts'
import { nextPage, pagePath } from '../journey.ts'
import type { Command } from '../machine/command.ts'
import { type DeletionProblem, MAX_NOTE_LENGTH } from './deletion-rules.ts'
import { deletionForm } from './deletion-schema.ts'

/** The hub and the deeds that start there, each confirmed on a page of its own. */
export const hub = new Hono<RegistrationSite>()

hub.get('/', async (c) => {
  const loaded = await loadWithHistory(c)
  if (!loaded) return c.redirect('/welcome', 303)
  const { current } = loaded
  const page = nextPage(current.view.registration, current.terms)
  if (current.view.registration.stage.is === 'filling')
    return c.redirect(pagePath(page, current.sitting), 303)
  return renderPage(c, HubPage({ page: c.var.page, ...loaded }))
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
    (current, base) => DeletionPage({ page: c.var.page, current, base, problems: [], reason: '', note: '' }),
  ),
)
hub.post('/deletion', validForm(deletionForm, refuseDeletion), (c) =>
  sendFromHub(c, { do: 'delete', reason: c.req.valid('form') }),
)

async function refuseDeletion(c: RegistrationContext, problems: DeletionProblem[]) {
  const form = await readForm(c)
  const current = await loadRegistration(c)
  if (!current) return c.redirect('/welcome', 303)
  const deletion = {
    problems: problems.map(({ field, is }) => ({ field, text: c.var.page.words.registration.deletion[is] })),
    reason: form.get('reason') ?? '',
    note: (form.get('note') ?? '').slice(0, MAX_NOTE_LENGTH),
  }
  return renderPage(c, DeletionPage({ page: c.var.page, current, base: baseOf(current), ...deletion }), 422)
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
  const loaded = await loadWithHistory(c)
  if (!loaded) return c.redirect('/welcome', 303)
  const refusal = refusalText(c.var.page, refused, loaded.current.catalogue)
  return renderPage(c, HubPage({ page: c.var.page, ...loaded, refusal }), refused.is === 'full' ? 422 : 409)
}

function baseOf(current: CurrentRegistration): string {
  return pagePath('hub', current.sitting)
}
