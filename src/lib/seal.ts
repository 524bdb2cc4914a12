import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Two sealing keys, 32 bytes each in base64: `current` seals, `previous` still opens until it is retired. */
type SealKeys = { current: string; previous?: string | undefined }

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh 12-byte nonce: `keyId.base64url(nonce, tag, ciphertext)`.
 * `aad` names what the text belongs to; the seal opens for nothing else. Throws where the key is not 32 bytes.
 */
export function sealText(keys: SealKeys, text: string, aad: string): string {
  const key = keyOf(keys.current)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(aad))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** The text again; throws where key, text or `aad` is not the one it was sealed with. */
export function openText(keys: SealKeys, sealed: string, aad: string): string {
  const [id, body, more] = sealed.split('.')
  const key = [keys.current, keys.previous]
    .filter(isGiven)
    .map(keyOf)
    .find((k) => k.id === id)
  if (!key || !body || more !== undefined) throw new Error('sealed with a key that is not here')
  const bytes = Buffer.from(body, 'base64url')
  if (bytes.length < NONCE + TAG) throw new Error('the seal is cut off')
  const opener = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, NONCE), { authTagLength: TAG })
  opener.setAAD(Buffer.from(aad)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([opener.update(bytes.subarray(NONCE + TAG)), opener.final()]).toString('utf8')
}

/** Whether the text is sealed with the current key: another one must be sealed anew before its key is retired. */
export function isSealedWithCurrent(keys: SealKeys, sealed: string): boolean {
  return sealed.split('.')[0] === keyOf(keys.current).id
}

const NONCE = 12
const TAG = 16

/** A key is named by the first 6 characters of its SHA-256, so that a rotation needs no bookkeeping. */
function keyOf(base64: string): { id: string; bytes: Buffer } {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 32) throw new Error('a sealing key is 32 bytes in base64')
  return { id: createHash('sha256').update(bytes).digest('base64url').slice(0, 6), bytes }
}

function isGiven(key: string | undefined): key is string {
  return key !== undefined && key !== ''
}

/** The settings that hold the sealing keys. */
export type SealingEnv = { SEAL_KEY: string; SEAL_KEY_PREVIOUS?: string | undefined }

/** The deployment's sealing keys: the current one, and the previous until it is retired. */
export function sealKeys(env: SealingEnv): SealKeys {
  return { current: env.SEAL_KEY, previous: env.SEAL_KEY_PREVIOUS }
}
