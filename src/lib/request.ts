import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { WORDS } from '../../views/words.ts'
import type { AppContext, Site } from '../site.ts'
import { randomId } from './bytes.ts'
import type { Lang } from './lang.ts'
import { metered, newMeter } from './meter.ts'

/** First of all: the clock, a number, the language, and in local development the meter of round trips. */
export const beginRequest = createMiddleware<Site>(async (c, next) => {
  const meter = newMeter()
  if (c.env.ENVIRONMENT === 'local') c.env = metered(c.env, meter)
  const lang = languageOf(c)
  const requestId = `${randomId(4)}-${randomId(2)}`
  const url = new URL(c.req.url)
  c.set('now', Date.now())
  c.set('requestId', requestId)
  c.set('meter', meter)
  c.set('page', { lang, words: WORDS[lang], path: url.pathname + url.search, now: c.var.now, requestId })
  await next()
  if (c.env.ENVIRONMENT !== 'local') return
  c.header(
    'Server-Timing',
    `d1;desc="${meter.d1}", do;desc="${meter.do}", inner;desc="d1=${meter.inner.d1} do=${meter.inner.do}"`,
  )
})

/** The cookie of the language switch, else what the browser asks for; Chinese where it does not say English first. */
function languageOf(c: AppContext): Lang {
  const chosen = getCookie(c, 'lang')
  if (chosen === 'en' || chosen === 'zh-CN') return chosen
  const wanted = c.req.header('Accept-Language')?.trim().toLowerCase() ?? ''
  return /^en\b/.test(wanted) && !/\bzh\b/.test(wanted) ? 'en' : 'zh-CN'
}
