import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Site } from '../site.ts'
import { languageParam, menuForm, returnQuery } from './language-schema.ts'
import { safePath } from './safe-redirect.ts'
import { anyForm, validParam, validQuery } from './validate.ts'

export const language = new Hono<Site>()

/** 「English」/「中文」 and the menu's 「<<」: preferences, kept in cookies, back to the same page. */
language.get('/language/:lang', validParam(languageParam), validQuery(returnQuery), (c) => {
  setCookie(c, 'lang', c.req.valid('param').lang, {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    secure: true,
  })
  return c.redirect(safePath(c.req.valid('query').to), 303)
})

language.get('/menu', (c) => c.redirect('/', 303))
language.post('/menu', anyForm(menuForm), (c) => {
  const { collapsed, to } = c.req.valid('form')
  setCookie(c, 'menu', collapsed === '1' ? 'narrow' : 'wide', {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'Lax',
    secure: true,
  })
  return c.redirect(safePath(to), 303)
})
