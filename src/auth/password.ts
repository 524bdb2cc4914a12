import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** scrypt (RFC 7914): N = 2^15, r = 8, p = 3, about 145 ms and 32 MiB each (OWASP Password Storage, 2023). */
export const SCRYPT = { log2N: 15, r: 8, p: 3, saltBytes: 16, keyBytes: 32 } as const

/** `$scrypt$ln=15,r=8,p=3$salt$key`: the parameters are stored with every password, so that they can be raised later. */
export function hashPassword(password: string): string {
  const salt = randomBytes(SCRYPT.saltBytes)
  const key = deriveKey(password, salt, SCRYPT.log2N, SCRYPT.r, SCRYPT.p, SCRYPT.keyBytes)
  const { log2N, r, p } = SCRYPT
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether `stored` was made from `password`. For an account that does not exist (null) the answer is no and takes as long,
 * so that the time does not tell which accounts exist. Throws if `stored` is not a text of `hashPassword`.
 */
export function isCorrectPassword(password: string, stored: string | null): boolean {
  const parts = STORED.exec(stored ?? HASH_OF_NO_ACCOUNT)
  if (!parts) throw new Error('not a stored password')
  const [, log2N, r, p, salt = '', key = ''] = parts
  const storedKey = Buffer.from(key, 'base64url')
  const typedKey = deriveKey(
    password,
    Buffer.from(salt, 'base64url'),
    Number(log2N),
    Number(r),
    Number(p),
    storedKey.length,
  )
  return timingSafeEqual(typedKey, storedKey) && stored !== null
}

/** Compared with when there is no account: the same parameters, and a key that no password has. */
export const HASH_OF_NO_ACCOUNT = `$scrypt$ln=${SCRYPT.log2N},r=${SCRYPT.r},p=${SCRYPT.p}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`

const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]{43})$/

/** Normalised to NFKC first: other keyboards type the same password with other widths and accents (NIST SP 800-63B, 5.1.1.2). */
function deriveKey(
  password: string,
  salt: Buffer,
  log2N: number,
  r: number,
  p: number,
  length: number,
): Buffer {
  const N = 2 ** log2N
  return scryptSync(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 129 * N * r + 256 * r * p })
}
