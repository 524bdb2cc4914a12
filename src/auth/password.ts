import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** scrypt (RFC 7914): N = 2^15, r = 8, p = 3, about 145 ms and 32 MiB each (OWASP Password Storage, 2023). */
export const SCRYPT = { log2N: 15, r: 8, p: 3, saltBytes: 16, keyBytes: 32 } as const

/** `$scrypt$ln=15,r=8,p=3$salt$key`: the parameters are kept with every password, so that they can be raised. */
export function hashPassword(password: string): string {
  const salt = randomBytes(SCRYPT.saltBytes)
  const key = deriveKey(password, salt, SCRYPT.log2N, SCRYPT.r, SCRYPT.p, SCRYPT.keyBytes)
  const { log2N, r, p } = SCRYPT
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/**
 * Whether `password` is the one that was kept; where none was (null), takes as long to say no. Throws where `stored` is
 * nothing that `hashPassword` wrote.
 */
export function isCorrectPassword(password: string, stored: string | null): boolean {
  const parts = STORED.exec(stored ?? HASH_OF_NO_ACCOUNT)
  if (!parts) throw new Error('not a stored password')
  const [, log2N, r, p, salt = '', key = ''] = parts
  const kept = Buffer.from(key, 'base64url')
  const asked = deriveKey(
    password,
    Buffer.from(salt, 'base64url'),
    Number(log2N),
    Number(r),
    Number(p),
    kept.length,
  )
  return timingSafeEqual(asked, kept) && stored !== null
}

/** What an unknown account is measured against: the same parameters, nobody's key. */
export const HASH_OF_NO_ACCOUNT = `$scrypt$ln=${SCRYPT.log2N},r=${SCRYPT.r},p=${SCRYPT.p}$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`

const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]{43})$/

/** NFKC first: the same password typed with another keyboard's widths and accents is the same (NIST SP 800-63B, 5.1.1.2). */
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
