import type { Registration } from './registration.ts'

/** An officer has approved exactly this content and photo. */
export function isApprovedAsIs({ approval, revision, photo }: Registration): boolean {
  return approval !== null && approval.revision === revision && approval.photo === photo?.hash
}
