import { createHmac } from 'node:crypto'
import type { Bindings } from '../../env.d.ts'
import { sealKeys, sealText } from '../../lib/seal.ts'
import type { Identity } from '../machine/registration.ts'
import { type IdentityFacts, maskNumber, normalizedDocument } from './identity-rules.ts'

/** The document as the file keeps it: number sealed for this registration, blind index, masked form (design §8). */
export function sealIdentity(env: Bindings, registrationId: string, facts: IdentityFacts): Identity {
  return {
    type: facts.type,
    sealed: sealText(sealKeys(env), facts.number, registrationId),
    blindIndex: blindIndex(env, facts),
    masked: maskNumber(facts.number),
    sex: facts.sex ?? null,
    birth: facts.birth ?? null,
  }
}

/** Equal for equal documents, and says nothing else. */
export function blindIndex(env: Bindings, document: Pick<IdentityFacts, 'type' | 'number'>): string {
  return createHmac('sha256', Buffer.from(env.BLIND_KEY, 'base64'))
    .update(normalizedDocument(document))
    .digest('base64url')
}
