import type { Identity, Registration } from './registration.ts'

/** Another document than the submitted one is named: the form must be submitted for it to count. */
export function hasNamedOtherDocument({ identity, submittedIdentity }: Registration): boolean {
  return identity !== null && submittedIdentity !== null && !isSameDocument(identity, submittedIdentity)
}

/** The document of the registration: the submitted one, before the first submission the named one. */
export function documentOf({ identity, submittedIdentity }: Registration): Identity | null {
  return submittedIdentity ?? identity
}

function isSameDocument(one: Identity, other: Identity): boolean {
  return one.blindIndex === other.blindIndex && one.type === other.type
}
