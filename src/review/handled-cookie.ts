import { getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from '../site.ts'
import { formatHandledFiles, HANDLED_FOR_MS, type HandledFile, readHandledFiles } from './handled-files.ts'

const COOKIE = 'review-handled'

/** Files that this officer decided or skipped in the last half hour. They are not offered again: D1 may not show the decision yet. */
export function handledFiles(c: AppContext): HandledFile[] {
  return readHandledFiles(getCookie(c, COOKIE), c.var.now)
}

export function rememberHandled(c: AppContext, file: Omit<HandledFile, 'handledAt'>): void {
  setCookie(c, COOKIE, formatHandledFiles(handledFiles(c), { ...file, handledAt: c.var.now }), {
    path: '/office/review',
    maxAge: HANDLED_FOR_MS / 1000,
    sameSite: 'Lax',
    secure: true,
    httpOnly: true,
  })
}

/** The handled registration that `done` in the address names. */
export function handledInAddress(c: AppContext): HandledFile | null {
  const id = c.req.query('done')
  return id === undefined ? null : (handledFiles(c).find((one) => one.id === id) ?? null)
}
