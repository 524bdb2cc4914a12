import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Overview } from '../../../src/dev/bank/bank.ts'
import { type Keys, makeKeys, settingsFor } from '../../../src/dev/node/bank-keys.ts'
import { startBank } from '../../../src/dev/node/runtime/bank.ts'
import { type AlipayOptions, makeAlipay } from '../../../src/payment/gateways/alipay/gateway.ts'
import { readAlipaySettings } from '../../../src/payment/gateways/alipay/settings.ts'
import type { Gateway, PaymentRequest, ReadNotification } from '../../../src/payment/gateways/gateway.ts'

/**
 * A merchant with the product's own gateway, a bank beside it, and an ear for notifications: everything over real HTTP.
 * The bank listens on `port`, the merchant ten ports above it.
 */
export async function openMerchant(port: number, notifySpeed?: number) {
  const keys: Keys = makeKeys()
  const state = await mkdtemp(join(tmpdir(), 'baoming-bank-'))
  const start = () => startBank({ port, keys, state, ...(notifySpeed ? { notifySpeed } : {}) })
  let bank = await start()
  // Patient, because a busy machine is not what is tested.
  const gateway = alipayAt(bank.origin, keys, { timeoutMs: 30_000 })
  const listener = await listen(port + 10, gateway)
  let trades = 0

  const order = (more: Partial<PaymentRequest> = {}): PaymentRequest => ({
    tradeNo: `NCREZHENGZHOU${String(++trades).padStart(5, '0')}`,
    amount: 16_000,
    subject: '全国计算机等级考试报名费',
    expiresAt: Date.now() + 24 * 3_600_000,
    returnUrl: `http://127.0.0.1:${port + 10}/order?lang=zh`,
    notifyUrl: `http://127.0.0.1:${port + 10}/notifications`,
    ...more,
  })
  const cashier = async (attempt: PaymentRequest) => visit((await gateway.wayToPay(attempt)).url)
  const control = async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${bank.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) }
  }
  return {
    origin: bank.origin,
    keys,
    gateway,
    listener: listener,
    order,
    cashier,
    tell: control,
    /** An order whose cashier page has been opened. */
    async opened(more: Partial<PaymentRequest> = {}) {
      const attempt = order(more)
      await cashier(attempt)
      return attempt
    },
    pay: (tradeNo: string) => control('/control/pay', { tradeNo }),
    advance: (ms: number) => control('/control/advance', { ms }),
    async overview() {
      return (await (await fetch(`${bank.origin}/control/trades`)).json()) as Overview
    },
    async restart() {
      await bank.stop()
      bank = await start()
    },
    async shut() {
      await bank.stop()
      await listener.stop()
      await rm(state, { recursive: true, force: true })
    },
  }
}

/** A page as a browser without scripts gets it, redirects followed. */
export async function visit(address: string, form?: Record<string, string>) {
  const init = form ? { method: 'POST', body: new URLSearchParams(form) } : {}
  const answer = await fetch(address, init)
  return { status: answer.status, address: answer.url, text: await answer.text() }
}

/** Reads every notification with the product's gateway and answers what it is told to, `success` at first. */
async function listen(port: number, gateway: Gateway) {
  const listener = { received: [] as ReadNotification[], answer: 'success', status: 200, next, stop }
  const waiting: ((heard: ReadNotification) => void)[] = []
  const server = createServer(async (request, response) => {
    const heard = await gateway.readNotification(await whole(request))
    listener.received.push(heard)
    response.writeHead(listener.status, { location: '/elsewhere' }).end(listener.answer)
    waiting.shift()?.(heard)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return listener

  /** The next one to come in, however it was sent. */
  function next(): Promise<ReadNotification> {
    return new Promise((resolve) => waiting.push(resolve))
  }

  async function stop(): Promise<void> {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function whole(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: { 'content-type': incoming.headers['content-type'] ?? '' },
    body: Buffer.concat(chunks),
  })
}

/** The product's gateway, configured for the bank. */
export function alipayAt(origin: string, keys: Keys, options: AlipayOptions): Gateway {
  const settings = readAlipaySettings(settingsFor(origin, keys))
  if (!settings) throw new Error('a setting of Alipay is missing')
  return makeAlipay(settings, options)
}
