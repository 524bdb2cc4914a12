// RSA2 by WebCrypto; the product signs with node:crypto and its own reading of the rules.

const RSA2 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** The signed text: pairs sorted by name, without the names in `without` and without empty values. */
export function textToSign(params: Record<string, string>, without: readonly string[]): string {
  const names = Object.keys(params).filter((name) => params[name] !== '' && !without.includes(name))
  return names
    .sort()
    .map((name) => `${name}=${params[name]}`)
    .join('&')
}

export async function signText(text: string, privateKey: string, hash = 'SHA-256'): Promise<string> {
  const algorithm = { ...RSA2, hash }
  const key = await crypto.subtle.importKey('pkcs8', bytes(privateKey), algorithm, false, ['sign'])
  return signWith(text, key)
}

export async function isSignedBy(text: string, signature: string, publicKey: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('spki', bytes(publicKey), RSA2, false, ['verify'])
  try {
    return await crypto.subtle.verify(RSA2.name, key, bytes(signature), new TextEncoder().encode(text))
  } catch {
    return false
  }
}

/** A signature by an unknown key, as a forger makes it. */
export async function signWithUnknownKey(text: string): Promise<string> {
  const pair = await crypto.subtle.generateKey(
    { ...RSA2, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ['sign', 'verify'],
  )
  if (!('privateKey' in pair)) throw new Error('not a key pair')
  return signWith(text, pair.privateKey)
}

async function signWith(text: string, key: CryptoKey): Promise<string> {
  const made = await crypto.subtle.sign(RSA2.name, key, new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(made)))
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
