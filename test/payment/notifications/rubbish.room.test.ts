import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, test, vi } from 'vitest'
import { RefusalCounter } from '../../../src/payment/notifications/refusal-counter.ts'
import { request } from '../../site/site.ts'

const NOTIFY = '/payment/notify/alipay'
const FORM = 'application/x-www-form-urlencoded; charset=utf-8'
const NOTHING_CALLED = 'd1;desc="0", do;desc="0", inner;desc="d1=0 do=0"'

const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
beforeEach(() => void log.mockClear())

/** As the platform writes it, without its signature. The numbers stand in the address of every cashier page. */
const FORGED = new URLSearchParams({
  app_id: env.ALIPAY_APP_ID ?? '',
  seller_id: env.ALIPAY_SELLER_ID ?? '',
  charset: 'utf-8',
  out_trade_no: 'NQBQDYHAKWRXTTEN01',
  trade_no: '2026121822001400000000000001',
  total_amount: '160.00',
  trade_status: 'TRADE_SUCCESS',
  sign_type: 'RSA2',
  sign: 'A'.repeat(344),
}).toString()

const inPieces = () =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(10_000).fill(120)) })

describe('anybody’s rubbish at the notification address reads and writes no database and calls no desk', () => {
  it.each<[string, BodyInit, string]>([
    ['nothing', '', FORM],
    ['no form', 'x', FORM],
    ['JSON', '{"trade_status":"TRADE_SUCCESS"}', 'application/json'],
    ['a signature of the right length', FORGED, FORM],
    ['a signature of rubbish', FORGED.replace(/sign=.*/, 'sign=!'), FORM],
    ['another sign_type', FORGED.replace('RSA2', 'RSA'), FORM],
    ['another application', FORGED.replace('app_id=2021', 'app_id=2022'), FORM],
    ['another seller', FORGED.replace('seller_id=2088', 'seller_id=2089'), FORM],
    ['a name twice', `${FORGED}&total_amount=0.01`, FORM],
    ['another encoding', FORGED.replace('utf-8', 'GBK'), FORM],
    ['a body that is too long', `${FORGED}&subject=${'x'.repeat(16_384)}`, FORM],
    ['a body without an end', inPieces(), FORM],
  ])('%s', async (_, body, type) => {
    const answer = await request('POST', NOTIFY, { body, headers: { 'Content-Type': type, Origin: null } })
    expect([answer.status, await answer.text()]).toEqual([400, 'fail'])
    expect(answer.headers.get('Server-Timing')).toBe(NOTHING_CALLED)
  })

  it.each([
    ['GET', NOTIFY, 303],
    ['GET', '/payment/notify/unionpay', 303],
    ['POST', '/payment/notify/unionpay', 404],
    ['POST', '/payment/notify/wechat', 404],
    ['GET', '/payment/return/alipay/SHOP-4711', 404],
    ['GET', '/payment/return/unionpay/NQBQDYHAKWRXTTEN01', 404],
  ])('%s %s', async (method, address, status) => {
    const answer = await request(method, address)
    await answer.text()
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Server-Timing')).toBe(NOTHING_CALLED)
  })

  it('a hundred of it leave three lines in the log, which repeat nothing of it', async () => {
    const spoken = 'out_trade_no=NQBQDYHAKWRXTTEN01&buyer_logon_id=li%40qq.com'
    for (let i = 0; i < 100; i++) {
      await (await request('POST', NOTIFY, { body: spoken, headers: { 'Content-Type': FORM } })).text()
    }
    const lines = log.mock.calls.map(([line]) => String(line))
    expect(lines.length).toBeLessThanOrEqual(6)
    expect(lines.map((line) => JSON.parse(line))).toContainEqual({
      requestId: expect.any(String),
      gateway: 'alipay',
      notification: 'malformed',
      times: expect.any(Number),
    })
    expect(lines.join()).not.toMatch(/NQBQ|qq/)
  })
})

test('of a flood the log has the 1st, the 10th, the 100th of each reason and minute', () => {
  const counter = new RefusalCounter()
  const logged = (reason: string, times: number, now: number) =>
    Array.from({ length: times }, () => counter.count(reason, now)).filter((count) => count !== null)
  expect(logged('signature', 2500, 60_000)).toEqual([1, 10, 100, 1000])
  expect(logged('malformed', 11, 60_000)).toEqual([1, 10])
  expect(logged('signature', 3, 119_999)).toEqual([])
  expect(logged('signature', 3, 120_000)).toEqual([1])
})
