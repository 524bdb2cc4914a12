import type { Command, Context, Decision } from './command.ts'
import type { Registration } from './registration.ts'

/** In these stages a replaced photo is not looked at any more (section 13.10). */
const MOVED_ON = ['approved', 'due', 'paid', 'deleted', 'cancelled', 'pending']

/**
 * Replaced photos that nothing needs: at once in any stage, but those of the last review and of the approval, which are kept until the
 * registration has moved on.
 */
export function photosToDeleteNow(registration: Registration): string[] {
  const { stage, photosToDelete, lastReviewed, approval } = registration
  if (MOVED_ON.includes(stage.is)) return photosToDelete
  return photosToDelete.filter((hash) => hash !== lastReviewed?.photo && hash !== approval?.photo)
}

/** Whether the photo stays in storage: the registration names it, or its last review does. */
export function isKeptPhoto(registration: Registration, hash: string): boolean {
  if (registration.photo?.hash === hash) return true
  return registration.photosToDelete.includes(hash) && !photosToDeleteNow(registration).includes(hash)
}

export function photosDeleted(
  registration: Registration,
  command: Extract<Command, { do: 'photos-deleted' }>,
): Decision {
  const photosToDelete = registration.photosToDelete.filter((hash) => !command.hashes.includes(hash))
  return photosToDelete.length === registration.photosToDelete.length
    ? { same: true }
    : { next: { ...registration, photosToDelete }, notes: [] }
}

/**
 * The retention period is over by the newest terms, and no photo of the registration is stored any more (spec F6). After an
 * extension the unchanged registration is written, so that the task is listed for the new time.
 */
export function retentionOver(registration: Registration, context: Context): Decision {
  if (registration.photosPurgedAt !== null) return { same: true }
  if (context.now < context.terms.photosUntil) return { next: registration, notes: [] }
  const hadPhotos = registration.photo !== null || registration.photosToDelete.length > 0
  return {
    next: { ...registration, photosToDelete: [], photosPurgedAt: context.now },
    notes: hadPhotos ? [{ what: 'photos-deleted' }] : [],
  }
}
