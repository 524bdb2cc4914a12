import { afterEach, expect, it, vi } from 'vitest'
import { makeKeys, settingsFor } from '../../../src/dev/node/bank-keys.ts'
import { configuredGateways, configuredNames } from '../../../src/payment/gateways/configured.ts'

const settings = settingsFor('https://openapi.example.cn', makeKeys())

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('a gateway is built once, and again when a setting has changed', () => {
  const first = configuredGateways(settings)
  expect(configuredGateways({ ...settings })).toBe(first)
  const other = { ...settings, ALIPAY_APP_ID: '2021000000000009' }
  expect(configuredGateways(other)).not.toBe(first)
  expect(configuredGateways(other)).toBe(configuredGateways(other))
})

it('a gateway with one missing setting is not offered', () => {
  expect(configuredNames(settings)).toEqual(['alipay'])
  for (const name of Object.keys(settings)) expect(configuredNames({ ...settings, [name]: '' })).toEqual([])
  expect(configuredNames({})).toEqual([])
})

it('the key that was used before belongs to the settings from which the gateway is built', () => {
  const before = configuredGateways(settings)
  const changing = { ...settings, ALIPAY_PUBLIC_KEY_PREVIOUS: makeKeys().bank.publicKey }
  expect(configuredGateways(changing)).not.toBe(before)
})

it('a key that is not a key is refused at every request, not only at the first', () => {
  const wrong = { ...settings, ALIPAY_PRIVATE_KEY: 'sample' }
  for (let request = 0; request < 2; request++) {
    expect(() => configuredGateways(wrong)).toThrow('the private key is not an RSA key')
  }
})

it('a platform that is out of order leaves a line in the log, whichever it is', async () => {
  const log = vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.stubGlobal('fetch', async () => new Response('', { status: 502 }))
  for (const gateway of Object.values(configuredGateways(settings))) {
    expect(await gateway.query('NQBQDYHAKWRXTTEN01')).toEqual({ is: 'unknown', why: 'http 502' })
    const [line] = log.mock.lastCall ?? []
    expect(JSON.parse(String(line))).toMatchObject({ gateway: gateway.name, call: 'query', why: 'http 502' })
  }
})
