import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeKeys, settingsFor } from '../../src/dev/node/bank-keys.ts'
import type { Bindings } from '../../src/env.d.ts'
import { checkSettings } from '../../src/settings-rules.ts'
import { DEPLOYMENT, keyFor as key } from '../deployment.ts'

const alipay = settingsFor('https://openapi.alipay.com', makeKeys())
const deployed: Partial<Bindings> = { ...DEPLOYMENT, ...alipay }

/** The problems of a deployment with some settings changed, as `SETTING why`. */
function problems(change: { [name in keyof Bindings]?: unknown }): string[] {
  const env = { ...deployed, ...change } as Partial<Bindings>
  return checkSettings(env).map(({ setting, why }) => `${setting} ${why}`)
}

describe('a deployment', () => {
  it('is ready when everything is set', () => {
    expect(problems({})).toEqual([])
    expect(problems({ SEAL_KEY_PREVIOUS: key('retired') })).toEqual([])
  })

  it('names everything that is missing at once, and no value', () => {
    const found = checkSettings({ ENVIRONMENT: 'production' }).map(({ setting }) => setting)
    expect(found).toEqual(['ORIGIN', 'SEAL_KEY', 'BLIND_KEY', 'PHOTO_KEY', 'MAIL_ENDPOINT', 'MAIL_TOKEN'])
    const text = problems({ SEAL_KEY: 'hunter2', MAIL_TOKEN: 'hunter2' }).join()
    expect(text).toContain('SEAL_KEY must be 32 bytes in base64')
    expect(text).not.toContain('hunter2')
  })

  it.each([
    ['of 31 bytes', key('seal').replace(/..=$/, '==')],
    ['that is no base64', `${'*'.repeat(43)}=`],
    ['in hexadecimal', createHash('sha256').update('seal').digest('hex').slice(0, 42)],
  ])('refuses a key %s', (_, SEAL_KEY) => {
    expect(problems({ SEAL_KEY })).toEqual(['SEAL_KEY must be 32 bytes in base64 (openssl rand -base64 32)'])
  })

  it.each([
    ['zeros', Buffer.alloc(32)],
    ['one letter', Buffer.alloc(32, 's')],
    ['words', Buffer.from('change-me-change-me-change-me-ch')],
    ['counting', Buffer.from(Array.from({ length: 32 }, (_, i) => i))],
    ['a few bytes over and over', Buffer.from(Array.from({ length: 32 }, (_, i) => 200 + (i % 7)))],
  ])('refuses a key made of %s', (_, bytes) => {
    expect(problems({ BLIND_KEY: bytes.toString('base64') })).toEqual([
      'BLIND_KEY is not random: make one with openssl rand -base64 32',
    ])
  })

  it('refuses one key for two uses', () => {
    expect(problems({ PHOTO_KEY: key('seal') })).toEqual([
      'PHOTO_KEY is the same as SEAL_KEY: every key has one use',
    ])
  })

  it('accepts a thousand random keys', () => {
    const wrong = Array.from({ length: 1000 }, (_, i) => problems({ BLIND_KEY: key(`chance ${i}`) })).flat()
    expect(wrong).toEqual([])
  })

  it.each(['https://bm.example.cn', 'https://bm.example.com', 'https://localhost', 'https://bm.invalid'])(
    'refuses the sample address %s',
    (ORIGIN) => expect(problems({ ORIGIN })).toEqual(['ORIGIN is still the sample']),
  )

  it.each(['http://bm.ncre-online.cn', 'https://bm.ncre-online.cn/', 'bm.ncre-online.cn', 'https://a/b'])(
    'refuses the address %s',
    (ORIGIN) => expect(problems({ ORIGIN })).toHaveLength(1),
  )

  it('refuses a payment platform that is configured in part, and serves without one', () => {
    expect(problems({ ALIPAY_SELLER_ID: '' })).toEqual([
      'ALIPAY_SELLER_ID is missing, while other settings of Alipay are there',
    ])
    const none = Object.fromEntries(Object.keys(alipay).map((name) => [name, undefined]))
    expect(problems(none)).toEqual([])
    expect(problems({ ALIPAY_PUBLIC_KEY: 'MIIB' })).toHaveLength(1)
    const pem = `-----BEGIN PUBLIC KEY-----\n${alipay.ALIPAY_PUBLIC_KEY}\n-----END PUBLIC KEY-----\n`
    expect(problems({ ALIPAY_PUBLIC_KEY: pem })).toEqual([])
    expect(problems({ ALIPAY_GATEWAY: 'http://localhost:8788/gateway.do' })).toHaveLength(1)
  })

  it('refuses to serve without mail: no account could be activated', () => {
    expect(problems({ MAIL_ENDPOINT: undefined })).toHaveLength(1)
    expect(problems({ MAIL_ENDPOINT: 'https://mail.example.com/send' })).toHaveLength(1)
    expect(problems({ MAIL_TOKEN: 'change-me-change-me' })).toEqual(['MAIL_TOKEN is still a sample'])
  })

  it('is never taken for local development, which shows mails and counts round trips', () => {
    expect(problems({ ENVIRONMENT: 'local' })).toEqual([
      "ENVIRONMENT is 'local', which only a product on localhost may be",
    ])
    expect(problems({ ENVIRONMENT: undefined })).toHaveLength(1)
  })
})

describe('local development', () => {
  const here = { ENVIRONMENT: 'local', ORIGIN: 'http://localhost:8787' }

  it('takes any key of the right length, and needs no mail relay', () => {
    const letters = { SEAL_KEY: Buffer.alloc(32, 's').toString('base64'), MAIL_ENDPOINT: undefined }
    expect(problems({ ...here, ...letters, ALIPAY_GATEWAY: 'http://localhost:8788/gateway.do' })).toEqual([])
  })

  it('names a missing key', () => {
    expect(problems({ ...here, SEAL_KEY: undefined })).toEqual(['SEAL_KEY is missing'])
  })
})
