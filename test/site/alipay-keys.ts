import { generateKeyPairSync } from 'node:crypto'

/** A payment platform by name only: nobody listens at its address. */
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [ours, theirs] = [pair(), pair()]

export const ALIPAY = {
  ALIPAY_GATEWAY: 'http://127.0.0.1:1/gateway.do',
  ALIPAY_APP_ID: '2021000000000000',
  ALIPAY_SELLER_ID: '2088000000000000',
  ALIPAY_PRIVATE_KEY: ours.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  ALIPAY_PUBLIC_KEY: theirs.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
}
