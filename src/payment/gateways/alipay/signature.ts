import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** Signs and verifies by RSA2, which is SHA256withRSA over UTF-8 (Alipay, "sign_type"). */
export type AlipayKeys = {
  /** The signature in base64. */
  sign(text: string): string
  /** True if the platform's current key or the one before it made `signature` (base64) for exactly this text. */
  verify(text: string, signature: string): boolean
}

/** Keys are base64 of PKCS #8 and SPKI, with or without PEM lines; throws with the name of a key that is not an RSA key. */
export function readKeys(keys: {
  privateKey: string
  publicKey: string
  publicKeyPrevious?: string | undefined
}): AlipayKeys {
  const ourKey = rsaKey('private key', () =>
    createPrivateKey({ key: derBytes(keys.privateKey), format: 'der', type: 'pkcs8' }),
  )
  const platformKeys = [keys.publicKey, keys.publicKeyPrevious].flatMap((key) =>
    key
      ? [rsaKey('public key', () => createPublicKey({ key: derBytes(key), format: 'der', type: 'spki' }))]
      : [],
  )
  return {
    sign: (text) => sign('sha256', Buffer.from(text), ourKey).toString('base64'),
    verify(text, signature) {
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false
      const bytes = Buffer.from(signature, 'base64')
      return platformKeys.some((key) => verify('sha256', Buffer.from(text), key, bytes))
    },
  }
}

/** The signed text of a request: all parameters except `sign` and empty ones, sorted by name (Alipay, "签名"). */
export function requestText(params: Record<string, string>): string {
  return joinSorted(Object.entries(params).filter(([name, value]) => name !== 'sign' && value !== ''))
}

/** The signed text of a notification: all fields except `sign` and `sign_type`, sorted by name (Alipay, "异步通知验签"). */
export function notificationText(params: ReadonlyMap<string, string>): string {
  return joinSorted([...params].filter(([name]) => name !== 'sign' && name !== 'sign_type'))
}

function joinSorted(pairs: [string, string][]): string {
  return pairs
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function derBytes(key: string): Buffer {
  const bare = key.replace(/-----[A-Z ]+-----/g, '').replace(/\\n|\s/g, '')
  return Buffer.from(bare, 'base64')
}

function rsaKey(name: string, read: () => KeyObject): KeyObject {
  try {
    const key = read()
    if (key.asymmetricKeyType === 'rsa') return key
  } catch {}
  throw new Error(`Alipay: the ${name} is not an RSA key in base64 (PKCS #8 / SPKI)`)
}
