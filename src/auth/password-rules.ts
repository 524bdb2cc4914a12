import { COMMON_PASSWORDS } from './common-passwords.ts'

/** Length in characters (NIST SP 800-63B, 5.1.1.2: length counts, no rules about kinds of characters). */
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const

export type PasswordProblem = 'missing' | { short: number } | 'long' | 'common'

/** The problem of a new password, or null; `personal` are the e-mail address and the mobile number, which must not be the password. */
export function passwordProblem(password: string, personal: readonly string[]): PasswordProblem | null {
  const length = [...password].length
  if (length === 0) return 'missing'
  if (length < PASSWORD_LENGTH.min) return { short: length }
  if (length > PASSWORD_LENGTH.max) return 'long'
  return isCommon(password.normalize('NFKC').toLowerCase(), personal) ? 'common' : null
}

function isCommon(password: string, personal: readonly string[]): boolean {
  const bare = password.replace(/[!.。*#@]+$/, '')
  return (
    COMMON_PASSWORDS.has(bare) ||
    personal.some((one) => one !== '' && bare === one.toLowerCase()) ||
    SEQUENCES_BOTH_WAYS.some((run) => run.includes(bare)) ||
    isRepetition(bare)
  )
}

/** One, two or three characters repeated. */
function isRepetition(password: string): boolean {
  return /^(.{1,3})\1{2,}.{0,2}$/su.test(password)
}

const SEQUENCES = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
]
const SEQUENCES_BOTH_WAYS = [...SEQUENCES, ...SEQUENCES.map((row) => [...row].reverse().join(''))]
