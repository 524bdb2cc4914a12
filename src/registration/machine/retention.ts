import type { Circumstances, Command, Decision } from './command.ts'
import type { Registration } from './file.ts'

export function photosDeleted(
  file: Registration,
  command: Extract<Command, { do: 'photos-deleted' }>,
): Decision {
  const oldPhotos = file.oldPhotos.filter((hash) => !command.hashes.includes(hash))
  return oldPhotos.length === file.oldPhotos.length
    ? { same: true }
    : { next: { ...file, oldPhotos }, notes: [] }
}

/**
 * No photo of the file is stored any more, its retention period being over by the terms read afresh (spec F6). An extension is
 * written down, so that the desk owes it at the new time.
 */
export function retentionOver(file: Registration, at: Circumstances): Decision {
  if (file.cleared !== null) return { same: true }
  if (at.now < at.terms.photosUntil) return { next: file, notes: [] }
  const had = file.photo !== null || file.oldPhotos.length > 0
  return { next: { ...file, oldPhotos: [], cleared: at.now }, notes: had ? [{ what: 'cleared' }] : [] }
}
