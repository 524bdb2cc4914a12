import { Hono } from 'hono'
import { WaitingCount } from '../../views/office/office-layout.tsx'
import { QueuePage } from '../../views/review/queue-page.tsx'
import { SearchPage } from '../../views/review/search-page.tsx'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { readForm } from '../lib/body.ts'
import { isPartial, renderPage, renderPart } from '../lib/render.ts'
import { mayUseThisRoute, withCentrePage } from '../office/page.ts'
import { countWaiting, currentSitting } from '../office/page-store.ts'
import { DOCUMENT_TYPES } from '../registration/identity/documents.ts'
import { blindIndex } from '../registration/identity/identity-seal.ts'
import type { AppContext, Site } from '../site.ts'
import { handledFiles, handledInAddress } from './handled-cookie.ts'
import { formatPosition, PAGE_SIZE, readPosition, readStage } from './queue-rules.ts'
import {
  lastDecidedStatement,
  listStatement,
  oldestStatement,
  type SearchCondition,
  searchStatement,
} from './queue-store.ts'
import { fileStatement, nextStatement, sittingFrom, sittingsStatement } from './review-store.ts'
import { readSearch, type Search } from './search-rules.ts'

export const queueRoutes = new Hono<Site>()

queueRoutes.get('/', (c) => {
  const { sitting, subject, stage, after } = c.req.query()
  const filter = { stage: readStage(stage), subject: subject || null, after: readPosition(after) }
  const done = handledInAddress(c)
  return withCentrePage(
    c,
    {
      sitting: (scope) => currentSitting(scope, c.var.now, sitting),
      statements: (d, scope, at) =>
        [
          listStatement(d, scope, at, filter),
          oldestStatement(d, scope, at),
          lastDecidedStatement(d, scope),
          sittingsStatement(d, scope, c.var.now),
          fileStatement(d, scope, done?.id ?? ''),
        ] as const,
    },
    (office, [rows, oldest, decided, sittings, [settled]]) => {
      const shown = rows.slice(0, PAGE_SIZE)
      const last = rows.length > PAGE_SIZE ? positionOf(shown.at(-1)) : null
      return renderPage(
        c,
        QueuePage({
          page: c.var.page,
          office,
          filters: { ...filter, sitting: sitting ?? null, sittings, after: after ?? null },
          rows: shown,
          next: last && formatPosition(last),
          oldest: oldest[0]?.since ?? null,
          lastDecided: decided[0]?.lastDecided ?? null,
          noneLeft: c.req.query('none') === 'left' && office.waitingCount > 0,
          done: done && settled ? { ...done, name: settled.name ?? '' } : null,
        }),
      )
    },
  )
})

/** The file that waits longest and was not passed over; with none left, the queue says so. */
queueRoutes.get('/next', (c) => {
  const { not, done, sitting } = c.req.query()
  const from = done ?? not
  const rounds = handledFiles(c).map(({ id, round }) => `${id}.${round}`)
  return withCentrePage(
    c,
    {
      sitting: (scope) => sittingFrom(from, currentSitting(scope, c.var.now, sitting)),
      statements: (d, scope, at) =>
        [
          nextStatement(d, scope, at, { handledRounds: rounds, registrationIds: [not ?? '', done ?? ''] }),
        ] as const,
    },
    (_, [[next]]) => {
      const query = new URLSearchParams({ ...(done ? { done } : {}), ...(next ? {} : { none: 'left' }) })
      const path = next ? `/office/review/${next.id}` : '/office/review'
      return c.redirect(query.size > 0 ? `${path}?${query}` : path, 303)
    },
  )
})

/** The count in the frame, asked for by itself: it keeps no login alive, and answers nothing once that is over. */
queueRoutes.get('/count', async (c) => {
  if (!isPartial(c.req.raw)) return c.redirect('/office/review', 303)
  const token = await readTokenHash(c, LOGIN_COOKIE.staff)
  const sitting = c.req.query('sitting')
  const { officer, waitingCount: waiting } = await countWaiting(c.env.DB, token ?? '', c.var.now, sitting)
  if (!officer || !mayUseThisRoute(c, officer.role)) return c.body(null, 204)
  return renderPart(c, WaitingCount({ page: c.var.page, waiting, sitting: sitting ?? null }))
})

queueRoutes.get('/search', (c) => c.redirect('/office/review', 303))

/** By POST: neither a name nor a number becomes part of an address. */
queueRoutes.post('/search', async (c) => {
  const form = await readForm(c)
  const entered = form.get('find') ?? ''
  const search = readSearch(entered)
  const sitting = form.get('sitting') || null
  const sought = searchCondition(c, search)
  return withCentrePage(
    c,
    {
      sitting: (scope) => currentSitting(scope, c.var.now, sitting ?? undefined),
      statements: (d, scope, at) => [searchStatement(d, scope, at, sought)] as const,
    },
    (office, [rows]) => {
      const nothing = search.by === 'nothing'
      const props = {
        page: c.var.page,
        office,
        sitting,
        entered: entered.slice(0, 60),
        rows: nothing ? null : rows,
      }
      return renderPage(c, SearchPage(props), nothing ? 422 : 200)
    },
  )
})

/** A number is looked for as each kind of document: the same digits may be on two. */
function searchCondition(c: AppContext, search: Search): SearchCondition {
  switch (search.by) {
    case 'nothing':
      return { by: 'registration', id: '' }
    case 'number':
      return {
        by: 'blind',
        blinds: DOCUMENT_TYPES.map((type) => blindIndex(c.env, { type, number: search.number })),
      }
    default:
      return search
  }
}

function positionOf(row: { id: string; firstSubmittedAt: number | null } | undefined) {
  return row?.firstSubmittedAt ? { submittedAt: row.firstSubmittedAt, id: row.id } : null
}
