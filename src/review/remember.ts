import { getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from '../site.ts'
import { FOR, type PassedOver, readPassedOver, writePassedOver } from './passed-over.ts'

const NAME = 'passed-over'

/** What this officer has just decided or skipped: not offered again while D1 may not have heard of it, or for half an hour. */
export function passedOver(c: AppContext): PassedOver[] {
  return readPassedOver(getCookie(c, NAME), c.var.now)
}

export function remember(c: AppContext, one: Omit<PassedOver, 'at'>): void {
  setCookie(c, NAME, writePassedOver(passedOver(c), { ...one, at: c.var.now }), {
    path: '/office/review',
    maxAge: FOR / 1000,
    sameSite: 'Lax',
    secure: true,
    httpOnly: true,
  })
}

/** The deed named in the address of the page that follows it, and when it was done. */
export function doneIn(c: AppContext): PassedOver | null {
  const id = c.req.query('done')
  return id === undefined ? null : (passedOver(c).find((one) => one.id === id) ?? null)
}
