import { type Context, Hono } from 'hono'
import { type BankSite, bankStub } from './bank-stub.ts'
import { isBuyer } from './buyers.ts'
import { ControlPage } from './control-page.tsx'
import { NUMBERS, readSwitches } from './fault-switches.ts'
import { parseFen } from './formats.ts'
import { renderPage } from './page.tsx'

/** For people with a browser and for tests with JSON. `tradeNo` absent or empty: all trades. */
export const control = new Hono<BankSite>()

control.get('/control', async (c) => renderPage(c, <ControlPage {...(await bankStub(c.env).overview())} />))

control.get('/control/trades', async (c) => c.json(await bankStub(c.env).overview()))

control.post('/control', async (c) => {
  const form = await readFields(c)
  const change = readSwitches(form)
  if ('wrong' in change) return c.json({ wrong: change.wrong }, 422)
  await bankStub(c.env).setSwitches(tradeNo(form), change)
  return done(c)
})

/**
 * Pays as the payer would, as `buyer` if one is named. Returns when the notification has been sent, unless a switch holds it
 * back.
 */
control.post('/control/pay', async (c) => {
  const form = await readFields(c)
  if (form.buyer && !isBuyer(form.buyer)) return c.json({ wrong: 'buyer' }, 422)
  const buyer = isBuyer(form.buyer) ? form.buyer : undefined
  const result = await bankStub(c.env).payByNumber(tradeNo(form) ?? '', String(form.bank ?? 'ICBC'), buyer)
  if ('refused' in result) return c.json(result, 409)
  await bankStub(c.env).deliver()
  return done(c, result)
})

/** Sends a notification at once: of the trade as it is, or with another `status`; forged, with `amount` fen more, `times` over. */
control.post('/control/notify', async (c) => {
  const form = await readFields(c)
  const how = readSwitches({ forge: form.forge, amount: form.amount, repeat: form.times })
  if ('wrong' in how) return c.json({ wrong: how.wrong }, 422)
  const { forge = 'no', amount = 0, repeat: times = 1 } = how
  const status = typeof form.status === 'string' && form.status ? { status: form.status } : {}
  const echoes = await bankStub(c.env).notifyNow(tradeNo(form) ?? '', { forge, amount, times, ...status })
  return echoes ? done(c, { echoes }) : c.json({ refused: 'ACQ.TRADE_NOT_EXIST' }, 404)
})

/**
 * Gives money back as the merchant's operator does at the platform, without the merchant's server. Without `yuan`: all that is
 * left.
 */
control.post('/control/refund', async (c) => {
  const form = await readFields(c)
  const amount = form.yuan ? parseFen(form.yuan) : undefined
  if (form.yuan && amount === undefined) return c.json({ wrong: 'yuan' }, 422)
  const requestNo = String(form.requestNo || crypto.randomUUID())
  const result = await bankStub(c.env).refund(tradeNo(form) ?? '', requestNo, amount, '商户后台退款')
  if ('refused' in result) return c.json(result, 409)
  await bankStub(c.env).deliver()
  return done(c, result)
})

/** Lets what waits for its turn go now. */
control.post('/control/release', async (c) => {
  await bankStub(c.env).release(tradeNo(await readFields(c)))
  return done(c)
})

/** Puts the bank's clock ahead by `ms`: trades expire and notifications are sent again on the way. */
control.post('/control/advance', async (c) => {
  const ms = Number((await readFields(c)).ms)
  const [, most] = NUMBERS.delay
  if (!(ms > 0 && ms <= 30 * most)) return c.json({ wrong: 'ms' }, 422)
  await bankStub(c.env).advance(Math.trunc(ms))
  return done(c)
})

control.post('/control/reset', async (c) => {
  await bankStub(c.env).reset()
  return done(c)
})

async function readFields(c: Context<BankSite>): Promise<Record<string, unknown>> {
  if (!isJson(c)) return c.req.parseBody()
  const body: unknown = await c.req.json().catch(() => ({}))
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

function tradeNo(form: Record<string, unknown>): string | undefined {
  return typeof form.tradeNo === 'string' && form.tradeNo ? form.tradeNo : undefined
}

function done(c: Context<BankSite>, result: object = {}): Response {
  return isJson(c) ? c.json({ ok: true, ...result }) : c.redirect('/control', 303)
}

function isJson(c: Context<BankSite>): boolean {
  return (c.req.header('content-type') ?? '').startsWith('application/json')
}
