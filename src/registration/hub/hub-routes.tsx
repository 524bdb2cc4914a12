import { Hono } from 'hono'
import type { Problem } from '../../../views/form.tsx'
import { DeletionPage, SendingPage, WithdrawalPage } from '../../../views/registration/confirm-pages.tsx'
import { HubPage } from '../../../views/registration/hub-page.tsx'
import { readForm } from '../../lib/read-form.ts'
import { renderPage } from '../../lib/render.ts'
import { nextPage, pathOf } from '../journey.ts'
import type { Command } from '../machine/command.ts'
import { type RegistrationAsk, type RegistrationSite, readOwn, tell } from '../own.ts'
import type { Own } from '../own-file.ts'
import { sayRefusal } from '../refusal-words.ts'

/** The hub and the deeds that start there, each confirmed on a page of its own. */
export const hub = new Hono<RegistrationSite>()

hub.get('/', async (c) => {
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  const page = nextPage(own.view.registration, own.terms)
  if (own.view.registration.stage.is === 'filling') return c.redirect(pathOf(page, own.sitting), 303)
  return renderPage(c, HubPage({ page: c.var.page, own }))
})

hub.get('/submission', (c) =>
  confirmation(c, ['submitted', 'returned', 'lapsed'], (own, base) =>
    SendingPage({ page: c.var.page, own, base }),
  ),
)
hub.post('/submission', (c) => doIt(c, { do: 'send' }))

hub.get('/withdrawal', (c) =>
  confirmation(c, ['pending'], (own, base) => WithdrawalPage({ page: c.var.page, own, base })),
)
hub.post('/withdrawal', (c) => doIt(c, { do: 'withdraw' }))

hub.get('/deletion', (c) =>
  confirmation(c, ['filling', 'submitted', 'pending', 'returned', 'approved', 'due', 'lapsed'], (own, base) =>
    deletion(c, own, base, [], '', ''),
  ),
)
hub.post('/deletion', async (c) => {
  const form = await readForm(c)
  const reason = form.get('reason') ?? ''
  const note = (form.get('note') ?? '').slice(0, 200)
  if (Object.hasOwn(c.var.page.words.registration.deletion.reasons, reason)) {
    return doIt(c, { do: 'delete', reason: note ? `${reason}: ${note}` : reason })
  }
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  const problems = [{ field: 'reason', text: c.var.page.words.registration.deletion.missing }]
  return renderPage(c, deletion(c, own, baseOf(own), problems, reason, note), 422)
})

function deletion(
  c: RegistrationAsk,
  own: Own,
  base: string,
  problems: Problem[],
  reason: string,
  note: string,
) {
  return DeletionPage({ page: c.var.page, own, base, problems, reason, note })
}

/** The page that asks, in the stages where the deed makes sense; otherwise the hub says how things stand. */
async function confirmation(
  c: RegistrationAsk,
  stages: string[],
  page: (own: Own, base: string) => Parameters<typeof renderPage>[1],
) {
  const own = await readOwn(c)
  if (!own) return c.redirect('/welcome', 303)
  return stages.includes(own.view.registration.stage.is)
    ? renderPage(c, page(own, baseOf(own)))
    : c.redirect(baseOf(own), 303)
}

async function doIt(c: RegistrationAsk, command: Command) {
  const { refused, own } = await tell(c, command)
  if (!refused) return c.redirect(baseOf(own), 303)
  const refusal = sayRefusal(c.var.page, refused, own.catalogue)
  return renderPage(c, HubPage({ page: c.var.page, own, refusal }), refused.is === 'full' ? 422 : 409)
}

function baseOf(own: Own): string {
  return pathOf('hub', own.sitting)
}
