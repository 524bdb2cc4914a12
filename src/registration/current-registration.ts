import type { Context, Next } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { candidateMenu } from '../../views/registration/menu.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { loadCatalogue, loadNewestCatalogue } from '../catalogue/catalogue-store.ts'
import { centreOf } from '../catalogue/lookup.ts'
import { termsFromCatalogue } from '../catalogue/terms.ts'
import { renderNotFound } from '../lib/error-pages.ts'
import { readCandidateToken, redirectToCandidateLogin } from '../passport/session.ts'
import type { Site } from '../site.ts'
import { type FirstWrite, readRequestContext, type Written } from './current-registration-store.ts'
import { commandDesk, queryPlatform, readDesk, readDeskWithHistory } from './desk/call-desk.ts'
import type { HistoryLine, RegistrationView } from './desk/desk-contract.ts'
import { isNotice, isPageOpen, type PageName, pageInstead } from './journey.ts'
import { isMovedBy } from './machine/deadlines.ts'
import type { Terms } from './machine/terms.ts'
import { noticePath, pagePath, WELCOME } from './paths.ts'

/** The passport that is logged in. */
type LoggedIn = { passportId: string; email: string; mobile: string }

/** The login of the request, and the row of its registration in D1. */
type RequestContext = {
  login: LoggedIn
  sitting: string
  registrationId: string
  catalogue: Catalogue
  /** Seats held per offering of the centre in question, as the ledger told D1: a hint. */
  held: ReadonlyMap<string, number>
  /** The outcome of the `firstWrite` of this request. */
  written: Written
}

/** The candidate's own file as the desk has it, with the catalogue of its province and the terms of its centre. */
export type CurrentRegistration = RequestContext & { view: RegistrationView; terms: Terms }

export type RegistrationSite = Site & {
  Variables: {
    /** For the batch of `requireCandidate`; set by a middleware before it. */
    firstWrite?: FirstWrite
    context: RequestContext
    /** Behind `requireRegistration` and `requirePage` only. */
    current: CurrentRegistration
  }
}
export type RegistrationContext = Context<RegistrationSite>

/** The address of a page of the journey. */
export type Address = { out: { param: { sitting: string }; query: { centre: string } } }

/**
 * In front of every page of the journey: without a login to the login page, without a registration to the welcome page. It asks
 * D1 only: a picture, and a form that is sent, need no answer of the desk first.
 */
export const requireCandidate = createMiddleware<RegistrationSite, string, Address>(async (c, next) => {
  const { sitting } = c.req.valid('param')
  const token = await readCandidateToken(c)
  if (!token) return redirectToCandidateLogin(c, { is: 'none' })
  const wanted = {
    token,
    sitting,
    centre: c.req.valid('query').centre || undefined,
    rememberedProvince: getCookie(c, 'province'),
    write: c.var.firstWrite,
  }
  const { login, row, revision, held, sittingExists, written } = await readRequestContext(
    c.env.DB,
    wanted,
    c.var.now,
  )
  if (login.is !== 'in') return redirectToCandidateLogin(c, login)
  const catalogue = row?.provinceId && (await loadCatalogue(c.env, revision, sitting, row.provinceId))
  if (!row || !catalogue) return sittingExists ? c.redirect(WELCOME, 303) : renderNotFound(c)
  c.set('context', { login, sitting, registrationId: row.id, catalogue, held, written })
  await next()
})

/** In front of `requireCandidate`: what the batch that reads the login is to write. A browser without a login writes nothing. */
export function writeFirst(
  writeOf: (c: Context<RegistrationSite, string, Address>) => FirstWrite | null | Promise<FirstWrite | null>,
) {
  return createMiddleware<RegistrationSite, string, Address>(async (c, next) => {
    const write = (await readCandidateToken(c)) && (await writeOf(c))
    if (write) c.set('firstWrite', write)
    await next()
  })
}

type Draw = (current: CurrentRegistration) => Response | Promise<Response>

/** In front of a page that is open in every state: reads the registration from the desk into `c.var.current`. */
export const requireRegistration = createMiddleware<RegistrationSite>((c, next) =>
  withRegistration(c, (current) => goOn(c, current, next)),
)

/** In front of a page with a question: where it cannot be answered now, the candidate is led to the page that comes next. */
export function requirePage(name: PageName) {
  return createMiddleware<RegistrationSite>((c, next) =>
    withRegistration(c, (current) => ifOpen(c, name, current, () => goOn(c, current, next))),
  )
}

async function goOn(c: RegistrationContext, current: CurrentRegistration, next: Next): Promise<Response> {
  c.set('current', current)
  await next()
  return c.res
}

/** The page of a form that was refused before it was sent to the desk. */
export function drawAgain(c: RegistrationContext, name: PageName, draw: Draw): Promise<Response> {
  return withRegistration(c, (current) => ifOpen(c, name, current, draw))
}

/** The page while its question is open, else the way to the page that is; a notice in between leads on to the page that was wanted. */
export function ifOpen(c: RegistrationContext, name: PageName, current: CurrentRegistration, draw: Draw) {
  const { registration } = current.view
  if (isPageOpen(name, registration, current.terms, c.var.now)) return draw(current)
  const instead = pageInstead(name, registration, current.terms, c.var.now)
  // While the form is filled in for the first time, the page that was wanted comes next anyway.
  const next = registration.stage.is === 'filling' ? null : name
  return c.redirect(
    isNotice(instead) ? noticePath(instead, current.sitting, next) : pagePath(instead, current.sitting),
    303,
  )
}

/** Where the desk knows nothing, the first command never reached it: the welcome page sends it again. */
export async function withRegistration(c: RegistrationContext, draw: Draw): Promise<Response> {
  const current = await loadRegistration(c)
  return current ? draw(current) : c.redirect(WELCOME, 303)
}

export async function loadRegistration(c: RegistrationContext): Promise<CurrentRegistration | null> {
  const { context } = c.var
  const view = await readDesk(c, context.registrationId)
  return view ? currentRegistration(c, view) : null
}

/** The same with its history, newest first: only the hub shows it. */
export async function loadWithHistory(
  c: RegistrationContext,
): Promise<{ current: CurrentRegistration; history: HistoryLine[] } | null> {
  const id = c.var.context.registrationId
  const read = await readDeskWithHistory(c, id)
  if (!read) return null
  const current = await currentRegistration(c, read)
  const isMoved = current.view.version !== read.version
  const newest = isMoved ? await readDeskWithHistory(c, id) : read
  return { current, history: newest?.history ?? read.history }
}

/** Asks the payment platform about what is open; waits for its answer, three seconds at most. */
export async function queryOpenPayments(c: RegistrationContext): Promise<void> {
  await queryPlatform(c, c.var.context.registrationId, c.var.now)
}

/** The registration that a desk has answered. */
export async function currentRegistration(
  c: RegistrationContext,
  view: RegistrationView,
): Promise<CurrentRegistration> {
  const { context } = c.var
  const { registration } = view
  const catalogue = await catalogueOfProvince(c, context.catalogue, registration.province)
  const centre = registration.centre ? centreOf(catalogue, registration.centre) : undefined
  const page = c.var.page
  c.set('page', {
    ...page,
    person: registration.details?.name ?? page.person,
    phone: centre?.phone ?? catalogue.province.phone,
    menu: candidateMenu(page, getCookie(c, 'menu'), {
      sitting: context.sitting,
      province: catalogue.province.id,
    }),
  })
  const terms = termsFromCatalogue(catalogue, registration.centre)
  return { ...context, catalogue, view: await withTimePassed(c, view, terms), terms }
}

/**
 * The registration as it stands on the terms of now: time, or a change of the catalogue, may have overtaken the state that the desk
 * has written. Where the desk cannot move it the page is drawn all the same; its alarm will.
 */
async function withTimePassed(
  c: RegistrationContext,
  view: RegistrationView,
  terms: Terms,
): Promise<RegistrationView> {
  const { now, requestId, context } = c.var
  if (!isMovedBy(view.registration, terms, now)) return view
  try {
    const command = { do: 'time-passed' as const }
    const request = { command, by: { is: 'clock' as const }, now, requestId, answer: 'view' as const, terms }
    return (await commandDesk(c, context.registrationId, request)).view ?? view
  } catch (error) {
    console.warn(
      JSON.stringify({ desk: context.registrationId, command: 'time-passed', error: String(error) }),
    )
    return view
  }
}

/** D1 may not have been told yet that the candidate changed the province. */
async function catalogueOfProvince(
  c: RegistrationContext,
  known: Catalogue,
  province: string,
): Promise<Catalogue> {
  if (known.province.id === province) return known
  return (await loadNewestCatalogue(c.env, known.sitting.id, province)) ?? known
}
