import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { redirectToLogin } from '../auth/redirect-to-login.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { loadCatalogue } from '../catalogue/catalogue-store.ts'
import { centreOf } from '../catalogue/lookup.ts'
import { termsFromCatalogue } from '../catalogue/terms.ts'
import { renderNotFound } from '../lib/error-pages.ts'
import { readCandidateToken } from '../passport/session.ts'
import type { Site } from '../site.ts'
import { callDesk } from './desk/call-desk.ts'
import type { RegistrationView } from './desk/desk-store.ts'
import type { Command, Refusal } from './machine/command.ts'
import { menuOf } from './menu.ts'
import type { Mine, Own } from './own-file.ts'
import { knownBy } from './own-store.ts'

export type { Own } from './own-file.ts'

export type RegistrationSite = Site & { Variables: { mine: Mine } }
export type RegistrationAsk = Context<RegistrationSite>

/** In front of every page of the journey: who is not logged in goes to the login page, who has no registration to the welcome page. */
export const knowMine = createMiddleware<RegistrationSite>(async (c, next) => {
  const sitting = c.req.param('sitting') ?? ''
  const token = await readCandidateToken(c)
  if (!token) return redirectToLogin(c, { is: 'none' })
  const asked = { token, sitting, centre: c.req.query('centre'), likely: getCookie(c, 'province') }
  const { login, row, revision, held, isHeld } = await knownBy(c.env.DB, asked, c.var.now)
  if (login.is !== 'in') return redirectToLogin(c, login)
  const catalogue = row?.provinceId && (await loadCatalogue(c.env, revision, sitting, row.provinceId))
  if (!row || !catalogue) return isHeld ? c.redirect('/welcome', 303) : renderNotFound(c)
  c.set('mine', { login, sitting, registrationId: row.id, catalogue, held })
  await next()
})

/** The file as the desk has it now; null where the desk knows nothing, which the welcome page mends. */
export async function readOwn(c: RegistrationAsk): Promise<Own | null> {
  const { mine } = c.var
  const view = await c.env.REGISTRATION.getByName(mine.registrationId).read()
  return view ? ownOf(c, view) : null
}

/**
 * Asks the desk to do something: one object call, two only where the catalogue has changed since the desk last heard of it.
 */
export async function tell(
  c: RegistrationAsk,
  command: Command,
  more: { centre?: string; draft?: { step: string; page: string; body: string } } = {},
): Promise<{ refused: Refusal | null; own: Own }> {
  const { mine } = c.var
  const ask = {
    command,
    by: { is: 'candidate' as const },
    now: c.var.now,
    request: c.var.requestId,
    revision: mine.catalogue.revision,
    ...(more.draft ? { draft: more.draft } : {}),
    ...(more.centre === undefined ? {} : { terms: termsFromCatalogue(mine.catalogue, more.centre) }),
  }
  let outcome = await callDesk(c, mine.registrationId, ask)
  if (outcome.stale) {
    const terms = termsFromCatalogue(mine.catalogue, outcome.stale.centre)
    outcome = await callDesk(c, mine.registrationId, { ...ask, terms })
  }
  if (!outcome.view) throw new Error('the desk has no file')
  return { refused: outcome.refused, own: await ownOf(c, outcome.view) }
}

/** Asks the payment platform about what is open; waits for its answer, three seconds at most. */
export async function askPlatform(c: RegistrationAsk): Promise<void> {
  await c.env.REGISTRATION.getByName(c.var.mine.registrationId).askPlatform(c.var.now)
}

async function ownOf(c: RegistrationAsk, view: RegistrationView): Promise<Own> {
  const { mine } = c.var
  const { registration: file } = view
  const catalogue = await catalogueOfFile(c, mine.catalogue, file.province)
  const centre = file.centre ? centreOf(catalogue, file.centre) : undefined
  const page = c.var.page
  c.set('page', {
    ...page,
    person: file.details?.name ?? page.person,
    phone: centre?.phone ?? catalogue.province.phone,
    menu: menuOf(page, getCookie(c, 'menu'), { sitting: mine.sitting, province: catalogue.province.id }),
  })
  return { ...mine, catalogue, view, terms: termsFromCatalogue(catalogue, file.centre) }
}

/** D1 may not have been told yet that the candidate changed the province. */
async function catalogueOfFile(c: RegistrationAsk, known: Catalogue, province: string): Promise<Catalogue> {
  if (known.province.id === province) return known
  return (await loadCatalogue(c.env, known.revision, known.sitting.id, province)) ?? known
}
