/** A setting and what is wrong with it, for the person who deploys. A value is never repeated. */
export type SettingProblem<Name extends string = string> = { setting: Name; why: string }

export function isLocalhost(address: string | undefined): boolean {
  if (!address || !URL.canParse(address)) return false
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
}

/** An https address of another machine. */
export function isHttpsAddress(address: string): boolean {
  return URL.canParse(address) && address.startsWith('https://') && !isLocalhost(address)
}

/** `null` where the text is not base64. */
export function base64Bytes(base64: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return null
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** A DER sequence of some length, with or without PEM lines. Only the gateway reads the key itself. */
export function looksLikeRsaKey(key: string): boolean {
  const bytes = base64Bytes(key.replace(/-----[A-Z ]+-----/g, '').replace(/\\n|\s/g, ''))
  return bytes !== null && bytes.length > 250 && bytes[0] === 0x30
}
