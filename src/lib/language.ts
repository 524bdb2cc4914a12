import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Site } from '../site.ts'
import { readForm } from './body.ts'
import { safePath } from './safe-redirect.ts'

export const language = new Hono<Site>()

/** 「English」/「中文」 and the menu's 「<<」: preferences, kept in cookies, back to the same page. */
language.get('/language/:lang', (c) => {
  const lang = c.req.param('lang')
  if (lang !== 'en' && lang !== 'zh-CN') return c.notFound()
  setCookie(c, 'lang', lang, { path: '/', maxAge: 31_536_000, sameSite: 'Lax', secure: true })
  return c.redirect(safePath(c.req.query('to')), 303)
})

language.get('/menu', (c) => c.redirect('/', 303))
language.post('/menu', async (c) => {
  const form = await readForm(c)
  setCookie(c, 'menu', form.get('collapsed') === '1' ? 'narrow' : 'wide', {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    secure: true,
  })
  return c.redirect(safePath(form.get('to')), 303)
})
