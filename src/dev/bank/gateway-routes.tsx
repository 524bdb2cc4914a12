import { type Context, Hono } from 'hono'
import { type BankSite, bankStub } from './bank-stub.ts'
import { RefusalPage } from './cashier-pages.tsx'
import type { FaultSwitches } from './fault-switches.ts'
import { parseFen, parseTime } from './formats.ts'
import { type AnswerBody, answerMethod, failure } from './gateway-methods.ts'
import { renderPage } from './page.tsx'
import { isSignedBy, signText, textToSign } from './signature.ts'
import type { Order } from './trade.ts'

type Params = Record<string, string>

export const gateway = new Hono<BankSite>()

/** Every method of the protocol has this one address; browsers come here to pay, servers to ask. */
gateway.on(['GET', 'POST'], '/gateway.do', async (c) => {
  const params: Params = c.req.query()
  if (c.req.method === 'POST') {
    for (const [name, value] of Object.entries(await c.req.parseBody())) params[name] = String(value)
  }
  const problem = await findProblem(params, c.env)
  if (params.method === 'alipay.trade.page.pay' || params.method === 'alipay.trade.wap.pay') {
    return openCashier(c, params, problem)
  }
  return answer(c, params, problem)
})

async function openCashier(c: Context<BankSite>, params: Params, problem: string): Promise<Response> {
  const order = parseOrder(params)
  if (problem || !order) return renderPage(c, <RefusalPage code={problem || 'ACQ.INVALID_PARAMETER'} />, 400)
  const result = await bankStub(c.env).open(order)
  if ('refused' in result) {
    return renderPage(c, <RefusalPage code={result.refused} returnUrl={order.returnUrl} />, 400)
  }
  return c.redirect(`/cashier/${result.cashier}`, 303)
}

/** The switches spoil the answer only: what was asked for is done, as when a line breaks on the way back. */
async function answer(c: Context<BankSite>, params: Params, problem: string): Promise<Response> {
  const method = params.method ?? ''
  const asked = parseJson(params.biz_content)
  const question = { content: asked, bank: bankStub(c.env), origin: new URL(c.req.url).origin }
  const node =
    (problem ? failure('40002', problem) : await answerMethod(method, question)) ??
    failure('40002', 'isv.invalid-method')
  const no = typeof asked.out_trade_no === 'string' ? asked.out_trade_no : undefined
  const switches = await bankStub(c.env).switches(no)
  if (switches.slow > 0) await scheduler.wait(switches.slow)
  return (
    faultyAnswer(switches.answer) ??
    c.body(await signedAnswer(method, node, switches, c.env.BANK_PRIVATE_KEY), 200, JSON_TEXT)
  )
}

const JSON_TEXT = { 'content-type': 'text/html;charset=utf-8' }

/** As Alipay writes it: slashes escaped, and the signature over exactly these characters. */
async function signedAnswer(
  method: string,
  node: AnswerBody,
  switches: FaultSwitches,
  privateKey: string,
): Promise<string> {
  const raw = JSON.stringify(node).replaceAll('/', '\\/')
  const signed = switches.answer === 'unsigned' ? '' : `,"sign":"${await signText(raw, privateKey)}"`
  return `{"${method.replaceAll('.', '_')}_response":${raw}${signed}}`
}

function faultyAnswer(how: FaultSwitches['answer']): Promise<Response> | Response | undefined {
  switch (how) {
    case 'error':
      return new Response('Bad Gateway', { status: 502 })
    case 'garbage':
      return new Response('<html><body>系统繁忙</body></html>', { headers: JSON_TEXT })
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: '/busy' } })
    case 'silence':
      return scheduler.wait(60_000).then(() => new Response(null, { status: 504 }))
    default:
      return undefined
  }
}

/** Signed by the merchant over all parameters but `sign`: `sign_type` counts here, unlike in notifications. */
async function findProblem(params: Params, env: BankSite['Bindings']): Promise<string> {
  if (params.app_id !== env.BANK_APP_ID) return 'isv.invalid-app-id'
  if (params.sign_type !== 'RSA2') return 'isv.invalid-signature-type'
  if (params.version !== '1.0' || params.charset?.toLowerCase() !== 'utf-8') return 'isv.invalid-parameter'
  if (parseTime(params.timestamp) === undefined) return 'isv.invalid-timestamp'
  const sound = await isSignedBy(
    textToSign(params, ['sign']),
    params.sign ?? '',
    env.BANK_MERCHANT_PUBLIC_KEY,
  )
  return sound ? '' : 'isv.invalid-signature'
}

function parseOrder(params: Params): Order | undefined {
  const { out_trade_no: no, subject, total_amount, product_code, time_expire } = parseJson(params.biz_content)
  const product = params.method === 'alipay.trade.wap.pay' ? 'QUICK_WAP_WAY' : 'FAST_INSTANT_TRADE_PAY'
  const amount = parseFen(total_amount)
  const expires = parseTime(time_expire)
  const { return_url: returnUrl = '', notify_url: notifyUrl = '' } = params
  const sound =
    product_code === product &&
    /^https?:\/\//.test(returnUrl) &&
    /^https?:\/\/[^?]+$/.test(notifyUrl) &&
    URL.canParse(returnUrl)
  if (!sound || amount === undefined || expires === undefined) return undefined
  if (typeof no !== 'string' || !/^\w{1,64}$/.test(no)) return undefined
  if (typeof subject !== 'string' || !/^[^/=&]{1,256}$/.test(subject)) return undefined
  return { no, subject, amount, product, expires, returnUrl, notifyUrl }
}

function parseJson(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
