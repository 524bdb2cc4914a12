/** The rows of an activation link after an attempt to activate. Times are ms since 1970. */
export type Activation = {
  signUpId: string
  usedAt: number | null
  linkExpiresAt: number
  isActivated: number
  emailTaken: number
  mobileTaken: number
}

export type ActivationOutcome =
  | { is: 'activated' }
  | { is: 'already' }
  /** Another account has the address or the number by now. */
  | { is: 'taken'; field: 'email' | 'mobile' }
  /** A later sign-up with the same address took the place of this one. */
  | { is: 'replaced' }
  | { is: 'expired'; signUpId: string }

export function activationOutcome(found: Activation, now: number): ActivationOutcome {
  if (found.isActivated) return { is: found.usedAt === now ? 'activated' : 'already' }
  if (found.emailTaken) return { is: 'taken', field: 'email' }
  if (found.mobileTaken) return { is: 'taken', field: 'mobile' }
  if (now < found.linkExpiresAt) return { is: 'replaced' }
  return { is: 'expired', signUpId: found.signUpId }
}
