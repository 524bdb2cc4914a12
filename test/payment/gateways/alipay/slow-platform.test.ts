import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gateway, TRADE } from './platform-side.ts'

const TIMEOUT = { is: 'unknown', why: 'timeout' }
const REFUND = { tradeNo: TRADE, refundNo: 'R1', amount: 8000, reason: 'seats' }

let server: Server
let origin: string

/** Sends the head of its answer, and of the body nothing or a beginning; then it keeps the line open. */
beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.flushHeaders()
    if (request.url?.startsWith('/begins')) response.write('{"alipay_trade_query_response":{"code":"10')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each(['/nothing', '/begins'])(
  'a platform that hangs after the headers (%s) leaves every question unknown at its deadline',
  async (path) => {
    const slow = gateway({ gatewayUrl: origin + path }, { timeoutMs: 30 })
    expect(await slow.query(TRADE)).toEqual(TIMEOUT)
    expect(await slow.close(TRADE)).toEqual(TIMEOUT)
    expect(await slow.refund(REFUND)).toEqual(TIMEOUT)
  },
)

test('a platform whose answer begins and never ends is given up even where the runtime does not end the body', async () => {
  const body = () =>
    new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"alipay')) })
  const slow = gateway({}, { fetch: async () => new Response(body()), timeoutMs: 1 })
  expect(await slow.query(TRADE)).toEqual(TIMEOUT)
})
