import type { Command, Context, Decision } from './command.ts'
import type { Registration } from './registration.ts'

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
