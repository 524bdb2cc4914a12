import { createVerify } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { requestText } from '../../../../src/payment/gateways/alipay/signature.ts'
import { APP, answer, gateway, KEYS, SELLER, TRADE } from './platform-side.ts'

const REQUEST = {
  tradeNo: TRADE,
  amount: 16_000,
  subject: '全国计算机等级考试报名费',
  expiresAt: 1_797_566_400_999,
  returnUrl: 'https://bm.example.cn/register/order/return',
  notifyUrl: 'https://bm.example.cn/payment/alipay/notifications',
}

afterEach(() => vi.restoreAllMocks())

test('the address to pay at names the trade, the amount, the application and the time of expiry', async () => {
  const { url } = await gateway().wayToPay(REQUEST)
  const { biz_content, sign, ...common } = Object.fromEntries(new URL(url).searchParams)
  expect(url.startsWith('https://openapi.example.cn/gateway.do?')).toBe(true)
  expect(common).toEqual({
    app_id: APP,
    charset: 'utf-8',
    format: 'JSON',
    method: 'alipay.trade.page.pay',
    notify_url: REQUEST.notifyUrl,
    return_url: REQUEST.returnUrl,
    sign_type: 'RSA2',
    timestamp: '2026-12-18 10:33:20',
    version: '1.0',
  })
  expect(JSON.parse(biz_content ?? '')).toEqual({
    out_trade_no: TRADE,
    total_amount: '160.00',
    subject: REQUEST.subject,
    product_code: 'FAST_INSTANT_TRADE_PAY',
    time_expire: '2026-12-18 12:00:00',
  })
  expect(signedByUs(Object.fromEntries(new URL(url).searchParams))).toBe(true)
  expect(sign).toMatch(/^[A-Za-z0-9+/]{342}==$/)
})

test('a phone is sent to the platform’s page for phones', async () => {
  const { url } = await gateway().wayToPay({ ...REQUEST, device: 'phone' })
  const params = Object.fromEntries(new URL(url).searchParams)
  expect(params.method).toBe('alipay.trade.wap.pay')
  expect(JSON.parse(params.biz_content ?? '')).toMatchObject({
    product_code: 'QUICK_WAP_WAY',
    quit_url: REQUEST.returnUrl,
    seller_id: SELLER,
  })
  expect(signedByUs(params)).toBe(true)
})

test('characters the platform forbids in a subject become blanks', async () => {
  const { url } = await gateway().wayToPay({ ...REQUEST, subject: 'C/C++ & 数据=库' })
  const content: unknown = JSON.parse(new URL(url).searchParams.get('biz_content') ?? '')
  expect(content).toMatchObject({ subject: 'C C++   数据 库' })
})

test('empty parameters are not signed', () => {
  expect(requestText({ version: '1.0', return_url: '', app_id: APP, sign: 'x' })).toBe(
    `app_id=${APP}&version=1.0`,
  )
})

test('an amount that is not whole fen is never sent', async () => {
  await expect(gateway().wayToPay({ ...REQUEST, amount: 16_000.5 })).rejects.toThrow(RangeError)
})

test('a query is signed, with the charset in the address and the content in the body', async () => {
  const seen: Record<string, string>[] = []
  const server = await serving((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      const query = new URL(request.url ?? '', 'http://localhost').searchParams
      seen.push({ ...Object.fromEntries(query), ...Object.fromEntries(new URLSearchParams(body)) })
      response.end(answer('alipay.trade.query', '{"code":"40004","sub_code":"ACQ.TRADE_NOT_EXIST"}'))
    })
  })
  expect(await gateway({ gatewayUrl: server.address }).query(TRADE)).toEqual({ is: 'absent' })
  expect(seen[0]).toMatchObject({ method: 'alipay.trade.query', charset: 'utf-8', sign_type: 'RSA2' })
  expect(JSON.parse(seen[0]?.biz_content ?? '')).toEqual({ out_trade_no: TRADE })
  expect(signedByUs(seen[0] ?? {})).toBe(true)
  await server.stop()
})

test.each([301, 302, 307, 400, 404, 500, 502, 503])(
  'an answer with status %i proves nothing',
  async (status) => {
    const server = await serving((_, response) => {
      response
        .writeHead(status, { location: '/elsewhere' })
        .end(answer('alipay.trade.query', '{"code":"10000"}'))
    })
    expect(await gateway({ gatewayUrl: server.address }).query(TRADE)).toEqual({
      is: 'unknown',
      why: `http ${status}`,
    })
    expect(server.asked()).toBe(1)
    await server.stop()
  },
)

test('an answer without end is not read to the end', async () => {
  const server = await serving((_, response) => {
    const more = () => {
      while (response.writable && response.write('x'.repeat(16_384)));
    }
    response.on('drain', more)
    more()
  })
  expect(await gateway({ gatewayUrl: server.address }).query(TRADE)).toEqual({
    is: 'unknown',
    why: 'unreadable',
  })
  await server.stop()
})

test('bytes that are not UTF-8 prove nothing', async () => {
  const sound = answer('alipay.trade.query', '{"code":"40004","sub_code":"ACQ.TRADE_NOT_EXIST"}')
  const [before, after] = `${sound.slice(0, -1)},"note":"☐"}`.split('☐').map((part) => Buffer.from(part))
  const server = await serving((_, response) => {
    response.write(before)
    response.write(Buffer.from([0xc8, 0xab, 0xb9, 0xfa]))
    response.end(after)
  })
  expect(await gateway({ gatewayUrl: server.address }).query(TRADE)).toEqual({
    is: 'unknown',
    why: 'unreadable',
  })
  await server.stop()
})

test('a platform that cannot be reached answers unknown, not an exception', async () => {
  const server = await serving(() => undefined)
  await server.stop()
  for (const call of ['query', 'close'] as const) {
    expect(await gateway({ gatewayUrl: server.address })[call](TRADE)).toEqual({
      is: 'unknown',
      why: 'network',
    })
  }
  const refund = { tradeNo: TRADE, refundNo: 'R1', amount: 1, reason: '' }
  expect(await gateway({ gatewayUrl: server.address }).refund(refund)).toEqual({
    is: 'unknown',
    why: 'network',
  })
})

test('after three seconds without an answer the query is given up', async () => {
  const clock = patience()
  const server = await serving(() => clock.runOut())
  expect(await gateway({ gatewayUrl: server.address }).query(TRADE)).toEqual({
    is: 'unknown',
    why: 'timeout',
  })
  expect(clock.given()).toBe(3000)
  await server.stop()
})

test('an answer that stops in the middle is given up, too', async () => {
  const clock = patience()
  const server = await serving((_, response) => {
    response.write('{"alipay_trade_query_response":', () => clock.runOut())
  })
  expect(await gateway({ gatewayUrl: server.address }).query(TRADE)).toEqual({
    is: 'unknown',
    why: 'timeout',
  })
  await server.stop()
})

test('closing and the query after it share the three seconds', async () => {
  const clock = patience()
  const server = await serving((request, response) => {
    if (request.url?.includes('alipay.trade.query')) return clock.runOut()
    response.end(answer('alipay.trade.close', '{"code":"40004","sub_code":"ACQ.TRADE_STATUS_ERROR"}'))
  })
  expect(await gateway({ gatewayUrl: server.address }).close(TRADE)).toEqual({
    is: 'unknown',
    why: 'timeout',
  })
  expect(server.asked()).toBe(2)
  await server.stop()
})

function signedByUs(params: Record<string, string>): boolean {
  const { sign = '', ...rest } = params
  const names = Object.keys(rest).sort()
  const text = names.map((name) => `${name}=${rest[name]}`).join('&')
  const key = { key: Buffer.from(KEYS.merchant.publicKey, 'base64'), format: 'der', type: 'spki' } as const
  return createVerify('RSA-SHA256').update(text, 'utf8').verify(key, sign, 'base64')
}

/** The time-out in the hands of the test: no waiting on a clock. */
function patience() {
  const controller = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(controller.signal)
  return { runOut: () => controller.abort(), given: () => timeout.mock.calls[0]?.[0] }
}

async function serving(handle: (request: IncomingMessage, response: ServerResponse) => unknown) {
  let asked = 0
  const server = createServer((request, response) => {
    asked++
    handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/gateway.do`,
    asked: () => asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
