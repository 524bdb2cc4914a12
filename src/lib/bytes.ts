import { ALPHABET } from './ids.ts'

/** Random text of `length` characters without look-alikes (no 0 O 1 I 2 Z 5 S); `length` × 4.8 bits. */
export function randomId(length: number): string {
  let id = ''
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < 252 && id.length < length) id += ALPHABET[byte % 28]
    }
  }
  return id
}

/** 256 random bits for cookies and mail links, base64url. */
export function randomToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** SHA-256 of a text, base64url: what a table keeps in place of a token. */
export async function digest(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}
