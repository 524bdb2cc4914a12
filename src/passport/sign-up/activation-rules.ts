/** What the tables say of an activation link after it was tried. Times are ms since 1970. */
export type Activation = {
  signUpId: string
  usedAt: number | null
  linkExpiresAt: number
  isMade: number
  emailTaken: number
  mobileTaken: number
}

export type ActivationOutcome =
  | { is: 'activated' }
  | { is: 'already' }
  /** Another account was faster; which of the two it has. */
  | { is: 'taken'; what: 'email' | 'mobile' }
  /** A later sign-up with the same address took its place. */
  | { is: 'replaced' }
  | { is: 'expired'; signUpId: string }

export function activationOutcome(found: Activation, now: number): ActivationOutcome {
  if (found.isMade) return { is: found.usedAt === now ? 'activated' : 'already' }
  if (found.emailTaken) return { is: 'taken', what: 'email' }
  if (found.mobileTaken) return { is: 'taken', what: 'mobile' }
  if (now < found.linkExpiresAt) return { is: 'replaced' }
  return { is: 'expired', signUpId: found.signUpId }
}
