import { Hono } from 'hono'
import { WaitingCount } from '../../views/office/office-layout.tsx'
import { QueuePage } from '../../views/review/queue-page.tsx'
import { LOGIN_COOKIE, readTokenHash } from '../auth/login-cookie.ts'
import { isPartial, renderPage, renderPart } from '../lib/render.ts'
import { validQuery } from '../lib/validate.ts'
import { mayUseThisRoute, withCentrePage } from '../office/page.ts'
import { countWaiting } from '../office/page-store.ts'
import type { Site } from '../site.ts'
import { handledFiles, handledInAddress } from './handled-cookie.ts'
import { flashOf } from './handled-files.ts'
import { nextAddress, pageOf } from './queue-rules.ts'
import { nextFileQuery, queuePageQuery } from './queue-store.ts'
import { nextQuery, queueQuery, sittingQuery } from './review-schema.ts'

export const queueRoutes = new Hono<Site>()

queueRoutes.get('/', validQuery(queueQuery), (c) => {
  const { sitting, none, ...filter } = c.req.valid('query')
  const handled = handledInAddress(c)
  const query = queuePageQuery({ now: c.var.now, sitting, filter, handledId: handled?.id })
  return withCentrePage(c, query, (office, [rows, [oldest], [decided], sittings, [handledRow]]) => {
    const list = {
      ...pageOf(rows),
      filters: { ...filter, sitting, sittings },
      oldestSince: oldest?.since ?? null,
      lastDecidedAt: decided?.lastDecidedAt ?? null,
      noneLeft: none !== null && office.waitingCount > 0,
      flash: flashOf(handled, handledRow),
    }
    return renderPage(c, QueuePage({ page: c.var.page, office, ...list }))
  })
})

/** The registration that waits longest and was not handled by this officer; if none is left, the queue says so. */
queueRoutes.get('/next', validQuery(nextQuery), (c) => {
  const { sitting, done, not } = c.req.valid('query')
  const excluded = {
    handledRounds: handledFiles(c).map(({ id, round }) => `${id}.${round}`),
    registrationIds: [done, not].filter((id) => id !== null),
  }
  const query = nextFileQuery({ now: c.var.now, sitting, from: done ?? not, excluded })
  return withCentrePage(c, query, (_, [[next]]) => c.redirect(nextAddress(next?.id ?? null, done), 303))
})

/** The number in the head of the page, which asks for it every minute. It keeps no login alive, and is empty without a login. */
queueRoutes.get('/count', validQuery(sittingQuery), async (c) => {
  if (!isPartial(c.req.raw)) return c.redirect('/office/review', 303)
  const { sitting } = c.req.valid('query')
  const tokenHash = (await readTokenHash(c, LOGIN_COOKIE.staff)) ?? ''
  const { officer, waitingCount } = await countWaiting(c.env.DB, tokenHash, c.var.now, sitting)
  if (!officer || !mayUseThisRoute(c, officer.role)) return c.body(null, 204)
  return renderPart(c, WaitingCount({ page: c.var.page, waiting: waitingCount, sitting }))
})
