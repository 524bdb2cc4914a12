import type { Actor, Registration } from './registration.ts'

/** An officer of the registration's own centre. */
export function isOfCentre(by: Actor, { centre }: Registration): boolean {
  return by.is === 'officer' && by.centre === centre
}

/** An officer of the registration's own province. */
export function isOfProvince(by: Actor, { province }: Registration): boolean {
  return by.is === 'province-officer' && by.province === province
}
