import { env } from 'cloudflare:workers'
import { LOGIN_COOKIE } from '../../../src/auth/login-cookie.ts'
import { beginSession } from '../../../src/auth/session-store.ts'
import { loginSession } from '../../../src/db/schema.ts'
import type { Candidate } from '../../fixture.ts'
import { Visitor } from '../../passport/visitor.ts'

export const BASE = '/register/ncre-79'
export const PHONE = { 'User-Agent': 'Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36' }

/** A browser without scripts in which the candidate is logged in: each call is another tab. */
export async function browserOf(one: Candidate, lang: 'zh-CN' | 'en' = 'zh-CN'): Promise<Visitor> {
  const passportId = `passport-${one.id}`
  await env.DB.prepare(
    `INSERT INTO passport (id, email, mobile, lang, activated_at) VALUES (?, ?, ?, 'zh-CN', 0) ON CONFLICT DO NOTHING`,
  )
    .bind(passportId, `${one.id}@example.cn`, one.id)
    .run()
  const token = await beginSession(env.DB, loginSession, passportId, null, Date.now())
  const browser = new Visitor(lang)
  browser.cookies.set(LOGIN_COOKIE.candidate, token)
  return browser
}

/** 「支付」, the tick, 「去支付」: to the order page with a new attempt. `headers` tell the kind of browser. */
export async function orders(browser: Visitor, headers: Record<string, string> = {}): Promise<void> {
  await browser.submit(`${BASE}/payment`, `${BASE}/payment`, { confirmed: 'yes' })
  await picksWay(browser, headers)
}

/** From the page of the ways to pay: the only platform there is. */
export async function picksWay(browser: Visitor, headers: Record<string, string> = {}): Promise<void> {
  await browser.get(`${BASE}/payment/way`)
  const form = browser.form(`${BASE}/payment/way`)
  form.set('way', 'alipay')
  await browser.post(`${BASE}/payment/way`, form, headers)
}

/** 「换一种方式或换人支付」 on the order page as it stands in this tab. */
export async function changes(browser: Visitor): Promise<void> {
  await browser.post(`${BASE}/order/another`, browser.form(`${BASE}/order/another`))
}
