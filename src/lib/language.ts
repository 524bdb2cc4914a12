import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Site } from '../site.ts'

export const language = new Hono<Site>()

/** 「English」/「中文」 and the menu's 「<<」: preferences, kept in cookies, back to the same page. */
language.get('/language/:lang', (c) => {
  const lang = c.req.param('lang')
  if (lang !== 'en' && lang !== 'zh-CN') return c.notFound()
  setCookie(c, 'lang', lang, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', secure: true })
  return c.redirect(ownPath(c.req.query('to')), 303)
})

language.get('/menu', (c) => c.redirect('/', 303))
language.post('/menu', async (c) => {
  const form = await c.req.parseBody()
  setCookie(c, 'menu', form.collapsed === '1' ? 'narrow' : 'wide', {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    secure: true,
  })
  return c.redirect(ownPath(form.to), 303)
})

/** Only an address of this site is gone back to; anything else leads to the entry page. */
export function ownPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(to) ? to : '/'
}
