import { isSealedWithCurrent, openText, type SealingEnv, sealKeys, sealText } from '../../lib/seal.ts'
import type { Identity, Registration } from '../machine/registration.ts'

/** The number of the document, or null where no key of the deployment opens it: each was retired while it was sealed with it. */
export function openNumber(env: SealingEnv, document: Identity, registrationId: string): string | null {
  try {
    return openText(sealKeys(env), document.sealed, registrationId)
  } catch (error) {
    console.warn(JSON.stringify({ desk: registrationId, number: String(error) }))
    return null
  }
}

/** The registration with its numbers sealed by the newest key; null where they are, or where no key opens them. */
export function sealedAnew(env: SealingEnv, registration: Registration): Registration | null {
  const keys = sealKeys(env)
  const { id, identity, submittedIdentity } = registration
  const anew = (document: Identity | null): Identity | null => {
    if (!document || isSealedWithCurrent(keys, document.sealed)) return document
    const number = openNumber(env, document, id)
    return number === null ? document : { ...document, sealed: sealText(keys, number, id) }
  }
  const next = { ...registration, identity: anew(identity), submittedIdentity: anew(submittedIdentity) }
  const isNew = next.identity !== identity || next.submittedIdentity !== submittedIdentity
  return isNew ? next : null
}
