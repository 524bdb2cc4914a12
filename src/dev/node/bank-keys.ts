import { generateKeyPairSync } from 'node:crypto'
import { type GatewayEnv, sampleGatewayEnv } from '../../payment/gateways/gateway-settings.ts'

/** Base64 of PKCS #8 and SPKI, one line each. */
export type KeyPair = { privateKey: string; publicKey: string }

/** Whose keys meet at a payment platform: the merchant's (the product's) and the bank's own. */
export type Keys = { merchant: KeyPair; bank: KeyPair }

export function makeKeys(): Keys {
  return { merchant: makePair(), bank: makePair() }
}

export function makePair(): KeyPair {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return {
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}

/** The settings with which the product pays at a bank with these keys. */
export function settingsFor(origin: string, keys: Keys): GatewayEnv {
  return sampleGatewayEnv({
    origin,
    privateKey: keys.merchant.privateKey,
    publicKey: keys.bank.publicKey,
  })
}
