import { createMiddleware } from 'hono/factory'
import { ErrorPage } from '../views/error-page.tsx'
import type { Bindings } from './env.d.ts'
import { renderPage } from './lib/render.ts'
import { checkSettings } from './settings-rules.ts'
import type { Site } from './site.ts'

/** While a setting is missing or a sample, everything is answered 503, payment notifications too. The log names the setting. */
export function requireSettings() {
  let ready: boolean | undefined
  return createMiddleware<Site>(async (c, next) => {
    ready ??= isReady(c.env)
    if (ready) return next()
    c.header('Retry-After', '600')
    return renderPage(c, ErrorPage({ page: c.var.page, kind: 'notReady' }), 503)
  })
}

/** Writes the problems of the settings to the log, never their values. */
export function isReady(env: Bindings): boolean {
  const problems = checkSettings(env)
  for (const { setting, why } of problems) console.error(`Not ready to serve: ${setting} ${why}`)
  return problems.length === 0
}
