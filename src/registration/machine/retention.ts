import type { Command, Context, Decision } from './command.ts'
import type { Registration } from './registration.ts'

export function photosDeleted(
  registration: Registration,
  command: Extract<Command, { do: 'photos-deleted' }>,
): Decision {
  const oldPhotos = registration.photosToDelete.filter((hash) => !command.hashes.includes(hash))
  return oldPhotos.length === registration.photosToDelete.length
    ? { same: true }
    : { next: { ...registration, photosToDelete: oldPhotos }, notes: [] }
}

/**
 * No photo of the file is stored any more, its retention period being over by the terms read afresh (spec F6). An extension is
 * written down, so that the desk owes it at the new time.
 */
export function retentionOver(registration: Registration, context: Context): Decision {
  if (registration.photosPurgedAt !== null) return { same: true }
  if (context.now < context.terms.photosUntil) return { next: registration, notes: [] }
  const had = registration.photo !== null || registration.photosToDelete.length > 0
  return {
    next: { ...registration, photosToDelete: [], photosPurgedAt: context.now },
    notes: had ? [{ what: 'photos-deleted' }] : [],
  }
}
