import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Overview } from '../../../src/dev/bank/overview.ts'
import { type Keys, makeKeys, settingsFor } from '../../../src/dev/node/bank-keys.ts'
import { startBank } from '../../../src/dev/node/runtime/bank.ts'
import { type AlipayOptions, makeAlipay } from '../../../src/payment/gateways/alipay/gateway.ts'
import { readAlipaySettings } from '../../../src/payment/gateways/alipay/settings.ts'
import type { Gateway, PaymentRequest, ReadNotification } from '../../../src/payment/gateways/gateway.ts'

/**
 * A merchant with the product's own gateway, a bank beside it, and an ear for notifications: everything over real HTTP, on free
 * ports.
 */
export async function openMerchant(notifySpeed?: number) {
  const keys: Keys = makeKeys()
  const state = await mkdtemp(join(tmpdir(), 'baoming-bank-'))
  const start = (port: number) => startBank({ port, keys, state, ...(notifySpeed ? { notifySpeed } : {}) })
  let bank = await start(0)
  // Patient, because a busy machine is not what is tested.
  const gateway = alipayAt(bank.origin, keys, { timeoutMs: 30_000 })
  const listener = await listen(gateway)
  let trades = 0

  const order = (more: Partial<PaymentRequest> = {}): PaymentRequest => ({
    tradeNo: `NCREZHENGZHOU${String(++trades).padStart(5, '0')}`,
    amount: 16_000,
    subject: '全国计算机等级考试报名费',
    expiresAt: Date.now() + 24 * 3_600_000,
    returnUrl: `${listener.origin}/order?lang=zh`,
    notifyUrl: `${listener.origin}/notifications`,
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
    /** An order at whose cashier, on a computer, the candidate has logged in: the platform has a trade. */
    async opened(more: Partial<PaymentRequest> = {}) {
      const attempt = order(more)
      const { address } = await cashier(attempt)
      await visit(address, { buyer: 'candidate', do: 'log-in' })
      return attempt
    },
    pay: (tradeNo: string) => control('/control/pay', { tradeNo }),
    advance: (ms: number) => control('/control/advance', { ms }),
    async overview() {
      return (await (await fetch(`${bank.origin}/control/trades`)).json()) as Overview
    },
    /** `meanwhile`: what happens to the bank's data. */
    async restart(meanwhile: (state: string) => void = () => {}) {
      await bank.stop()
      meanwhile(state)
      bank = await start(Number(new URL(bank.origin).port))
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
async function listen(gateway: Gateway) {
  const listener = {
    origin: '',
    received: [] as ReadNotification[],
    answer: 'success',
    status: 200,
    next,
    stop,
  }
  const waiting: ((heard: ReadNotification) => void)[] = []
  const server = createServer(async (request, response) => {
    const heard = await gateway.readNotification(await whole(request))
    listener.received.push(heard)
    response.writeHead(listener.status, { location: '/elsewhere' }).end(listener.answer)
    waiting.shift()?.(heard)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  listener.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
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
