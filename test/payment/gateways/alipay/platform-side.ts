import { createSign } from 'node:crypto'
import { makeKeys } from '../../../../src/dev/node/bank-keys.ts'
import { type AlipayOptions, makeAlipay } from '../../../../src/payment/gateways/alipay/gateway.ts'
import type { AlipaySettings } from '../../../../src/payment/gateways/alipay/settings.ts'
import type { Gateway } from '../../../../src/payment/gateways/gateway.ts'

// The platform's side, written from its documentation with node:crypto alone: nothing here comes from the code under test.

export const KEYS = makeKeys()
export const APP = '2021000000000001'
export const SELLER = '2088000000000001'
export const TRADE = 'NCRE202612187KQ401'
/** 2026-12-18 10:31:22 in Beijing */
export const PAID_AT = 1_797_561_082_000
export const NOW = 1_797_561_200_000

export function gateway(changed: Partial<AlipaySettings> = {}, options: AlipayOptions = {}): Gateway {
  const settings = {
    gatewayUrl: 'https://openapi.example.cn/gateway.do',
    appId: APP,
    sellerId: SELLER,
    privateKey: KEYS.merchant.privateKey,
    publicKey: KEYS.bank.publicKey,
  }
  return makeAlipay({ ...settings, ...changed }, { clock: () => NOW, ...options })
}

export const PAID = {
  app_id: APP,
  charset: 'utf-8',
  gmt_payment: '2026-12-18 10:31:22',
  notify_id: '2026121801222103123',
  notify_time: '2026-12-18 10:31:23',
  notify_type: 'trade_status_sync',
  out_trade_no: TRADE,
  seller_id: SELLER,
  subject: '全国计算机等级考试报名 & 1+1=2, 100%',
  total_amount: '160.00',
  trade_no: '2026121822001400000000000001',
  trade_status: 'TRADE_SUCCESS',
  version: '1.0',
}

export function rsa2(text: string, privateKey: string, algorithm = 'RSA-SHA256'): string {
  const key = { key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const
  return createSign(algorithm).update(text, 'utf8').sign(key, 'base64')
}

/** A signed notification as a list of pairs, so that a test may repeat or reorder them. */
export function signedPairs(
  fields: Record<string, string>,
  privateKey = KEYS.bank.privateKey,
): [string, string][] {
  const names = Object.keys(fields).sort()
  const text = names.map((name) => `${name}=${fields[name]}`).join('&')
  return [...Object.entries(fields), ['sign_type', 'RSA2'], ['sign', rsa2(text, privateKey)]]
}

export function posted(body: string, type = 'application/x-www-form-urlencoded; charset=utf-8'): Request {
  return new Request('http://localhost/notify', { method: 'POST', headers: { 'content-type': type }, body })
}

export function notification(fields: Record<string, string>, privateKey?: string): Request {
  return posted(new URLSearchParams(signedPairs(fields, privateKey)).toString())
}

/** The body of an answer: the node exactly as given, signed as given. */
export function answer(method: string, node: string, privateKey = KEYS.bank.privateKey): string {
  return `{"${method.replaceAll('.', '_')}_response":${node},"sign":"${rsa2(node, privateKey)}"}`
}
