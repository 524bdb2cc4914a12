import { expect, test } from 'vitest'
import { makePair } from '../../../../src/dev/node/bank-keys.ts'
import { OPENSSL_NOTIFICATION, OPENSSL_PUBLIC_KEY } from './openssl-vector.ts'
import {
  gateway,
  KEYS,
  NOW,
  notification,
  PAID,
  PAID_AT,
  posted,
  rsa2,
  signedPairs,
  TRADE,
} from './platform-side.ts'

const paid = { is: 'paid', amount: 16_000, platformNo: PAID.trade_no, paidAt: PAID_AT }
const refused = (problem: string) => ({ problems: [problem] })
const form = (pairs: [string, string][]) => new URLSearchParams(pairs).toString()

test('a signed notification of a payment is believed', async () => {
  expect(await gateway().readNotification(notification(PAID))).toEqual({
    ok: { tradeNo: TRADE, platformNo: PAID.trade_no, answer: paid },
  })
})

test('a notification that openssl signed is believed, and one altered character is not', async () => {
  const openssl = gateway({ publicKey: OPENSSL_PUBLIC_KEY })
  expect(await openssl.readNotification(posted(OPENSSL_NOTIFICATION))).toMatchObject({
    ok: { tradeNo: TRADE, answer: paid },
  })
  const dearer = OPENSSL_NOTIFICATION.replace('total_amount=160.00', 'total_amount=160.01')
  expect(await openssl.readNotification(posted(dearer))).toEqual(refused('signature'))
})

test('the order of the fields and an empty field make no difference to a valid signature', async () => {
  const pairs = signedPairs({ ...PAID, passback_params: '' }).reverse()
  expect(await gateway().readNotification(posted(form(pairs)))).toMatchObject({ ok: { answer: paid } })
})

test('while the platform’s keys change, the previous key is still believed', async () => {
  const next = makePair()
  const changing = gateway({ publicKey: next.publicKey, publicKeyPrevious: KEYS.bank.publicKey })
  expect(await changing.readNotification(notification(PAID))).toMatchObject({ ok: {} })
  expect(await changing.readNotification(notification(PAID, next.privateKey))).toMatchObject({ ok: {} })
  expect(await gateway({ publicKey: next.publicKey }).readNotification(notification(PAID))).toEqual(
    refused('signature'),
  )
})

test('keys are read with and without PEM lines', async () => {
  const lines = KEYS.bank.publicKey.replace(/(.{64})/g, '$1\n')
  const armoured = `-----BEGIN PUBLIC KEY-----\n${lines}\n-----END PUBLIC KEY-----\n`
  expect(await gateway({ publicKey: armoured }).readNotification(notification(PAID))).toMatchObject({
    ok: {},
  })
  const oneLine = armoured.replaceAll('\n', '\\n')
  expect(await gateway({ publicKey: oneLine }).readNotification(notification(PAID))).toMatchObject({ ok: {} })
})

test('a text that is not a key is named when the gateway is made, not at the first payment', () => {
  expect(() => gateway({ privateKey: 'sample' })).toThrow('the private key')
  expect(() => gateway({ publicKey: KEYS.merchant.privateKey })).toThrow('the public key')
})

test.each([
  ['someone else’s key', () => notification(PAID, makePair().privateKey)],
  ['our own key', () => notification(PAID, KEYS.merchant.privateKey)],
  ['no signature', () => posted(form(Object.entries({ ...PAID, sign_type: 'RSA2' })))],
  ['an empty signature', () => posted(form(Object.entries({ ...PAID, sign_type: 'RSA2', sign: '' })))],
  [
    'a signature of garbage',
    () => posted(form(Object.entries({ ...PAID, sign_type: 'RSA2', sign: '!"§$' }))),
  ],
  ['SHA-1', () => posted(form([...Object.entries(PAID), ['sign_type', 'RSA'], ['sign', sha1()]]))],
  [
    'SHA-1 said to be RSA2',
    () => posted(form([...Object.entries(PAID), ['sign_type', 'RSA2'], ['sign', sha1()]])),
  ],
  ['another sign_type than RSA2', () => posted(form(replaced('sign_type', 'RSA')))],
])('a notification with %s is refused', async (_, forged) => {
  expect(await gateway().readNotification(forged())).toEqual(refused('signature'))
})

test('whichever field is altered after signing, the notification is refused', async () => {
  const others: Record<string, string> = { charset: 'malformed', app_id: 'application', seller_id: 'seller' }
  for (const name of Object.keys(PAID)) {
    expect(await gateway().readNotification(posted(form(replaced(name, '999')))), name).toEqual(
      refused(others[name] ?? 'signature'),
    )
  }
})

test('the signature, which costs the most, is checked last: a forgery that says too little is refused before', async () => {
  const stranger = makePair().privateKey
  const forged = (fields: Partial<typeof PAID>) => notification({ ...PAID, ...fields }, stranger)
  expect(await gateway().readNotification(forged({ app_id: '1' }))).toEqual(refused('application'))
  expect(await gateway().readNotification(forged({ seller_id: '1' }))).toEqual(refused('seller'))
  expect(await gateway().readNotification(forged({ total_amount: '' }))).toEqual(refused('malformed'))
  expect(await gateway().readNotification(forged({}))).toEqual(refused('signature'))
})

test('one fen more or less after signing is refused', async () => {
  for (const amount of ['160.01', '159.99', '160.0', '160']) {
    expect(await gateway().readNotification(posted(form(replaced('total_amount', amount))))).toEqual(
      refused('signature'),
    )
  }
})

test('one fen more or less that the platform itself signed is passed on to the desk, which compares it', async () => {
  const more = await gateway().readNotification(notification({ ...PAID, total_amount: '160.01' }))
  expect(more).toMatchObject({ ok: { answer: { is: 'paid', amount: 16_001 } } })
  const less = await gateway().readNotification(notification({ ...PAID, total_amount: '159.99' }))
  expect(less).toMatchObject({ ok: { answer: { is: 'paid', amount: 15_999 } } })
})

test('a field added or left out after signing is refused', async () => {
  const pairs = signedPairs(PAID)
  expect(await gateway().readNotification(posted(form([...pairs, ['passback_params', 'x']])))).toEqual(
    refused('signature'),
  )
  const without = pairs.filter(([name]) => name !== 'version')
  expect(await gateway().readNotification(posted(form(without)))).toEqual(refused('signature'))
})

test('a field given twice is refused, whichever of the two was signed', async () => {
  const pairs = signedPairs(PAID)
  const twice: [string, string] = ['total_amount', '0.01']
  expect(await gateway().readNotification(posted(form([twice, ...pairs])))).toEqual(refused('malformed'))
  expect(await gateway().readNotification(posted(form([...pairs, twice])))).toEqual(refused('malformed'))
  expect(await gateway().readNotification(posted(form([...pairs, ['sign', 'x']])))).toEqual(
    refused('malformed'),
  )
})

test('another application’s and another seller’s payments are refused though the platform signed them', async () => {
  const app = notification({ ...PAID, app_id: '2021000000000002' })
  expect(await gateway().readNotification(app)).toEqual(refused('application'))
  expect(await gateway().readNotification(notification({ ...PAID, seller_id: '2088000000000002' }))).toEqual(
    refused('seller'),
  )
  const { seller_id: _, ...sellerless } = PAID
  expect(await gateway().readNotification(notification(sellerless))).toEqual(refused('seller'))
})

test.each([
  ['a GBK form', () => notification({ ...PAID, charset: 'GBK' })],
  ['bytes that are not UTF-8', () => posted(`${form(signedPairs(PAID))}&x=%C8%AB%B9%FA`)],
  ['a broken escape', () => posted(`${form(signedPairs(PAID))}&x=%E5%8`)],
  ['a name without a value', () => posted(`${form(signedPairs(PAID))}&x`)],
  ['a value without a name', () => posted(`${form(signedPairs(PAID))}&=x`)],
  ['JSON', () => posted(JSON.stringify(PAID), 'application/json')],
  ['nothing', () => posted('')],
  ['more than 16 KB', () => notification({ ...PAID, subject: 'x'.repeat(16_384) })],
  ['the return page’s GET', () => new Request(`http://localhost/notify?${form(signedPairs(PAID))}`)],
  ['a PUT', () => new Request(posted(form(signedPairs(PAID))), { method: 'PUT' })],
  ['no amount', () => notification({ ...PAID, total_amount: '1e2' })],
  ['no number of the trade', () => notification({ ...PAID, out_trade_no: '' })],
  ['no number of the platform', () => notification({ ...PAID, trade_no: '' })],
])('%s is refused as malformed', async (_, make) => {
  expect(await gateway().readNotification(make())).toEqual(refused('malformed'))
})

test.each([
  ['TRADE_SUCCESS', 'paid'],
  ['TRADE_FINISHED', 'paid'],
  ['WAIT_BUYER_PAY', 'waiting'],
  ['TRADE_CLOSED', 'closed'],
  ['TRADE_PENDING', 'unknown'],
  ['', 'unknown'],
])('%s means %s', async (trade_status, is) => {
  expect(await gateway().readNotification(notification({ ...PAID, trade_status }))).toMatchObject({
    ok: { answer: { is } },
  })
})

test('a refund, in part or whole, is never a payment', async () => {
  const back = { ...PAID, refund_fee: '80.00', gmt_refund: '2026-12-19 09:02:00', out_biz_no: 'R1' }
  const answer = { is: 'refunded', amount: 16_000, refunded: 8000, refundedAt: 1_797_642_120_000 }
  expect(await gateway().readNotification(notification(back))).toMatchObject({ ok: { answer } })
  const whole = { ...back, refund_fee: '160.00', trade_status: 'TRADE_CLOSED' }
  expect(await gateway().readNotification(notification(whole))).toMatchObject({
    ok: { answer: { ...answer, refunded: 16_000 } },
  })
})

test('a payment without a date is believed, too', async () => {
  const { gmt_payment: _, ...dateless } = PAID
  expect(await gateway().readNotification(notification(dateless))).toMatchObject({
    ok: { answer: { paidAt: PAID_AT + 1000 } },
  })
  const nowhere = { ...PAID, gmt_payment: '2026-02-31 10:00:00', notify_time: 'soon' }
  expect(await gateway().readNotification(notification(nowhere))).toMatchObject({
    ok: { answer: { is: 'paid', paidAt: NOW } },
  })
})

function replaced(name: string, value: string): [string, string][] {
  return signedPairs(PAID).map((pair) => (pair[0] === name ? [name, value] : pair))
}

function sha1(): string {
  const text = Object.entries(PAID)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return rsa2(text, KEYS.bank.privateKey, 'RSA-SHA1')
}
