import { waitAtMost } from '../../lib/with-deadline.ts'
import { isKeptPhoto } from '../machine/retention.ts'
import { deletePhotos, listPhotos } from '../photo/photo-store.ts'
import type { DeskParts } from './desk-parts.ts'

/** An upload waits so long for a deletion of the same photo to end. */
const WAIT_MS = 3_000

/**
 * Deletes photos of one registration. The desk alone decides on it, at the moment of the deletion, by the photos that the registration
 * names then. The bytes of a photo that is on its way out may come in again: such an upload waits until the deletion has ended, is
 * refused where it does not end, and is stored anew once it is taken, so that no deletion can come after it.
 */
export class PhotoDeletions {
  readonly #desk: DeskParts
  readonly #underWay = new Set<{ hashes: readonly string[]; ended: Promise<unknown> }>()

  constructor(desk: DeskParts) {
    this.#desk = desk
  }

  isUnderWay(hash: string): boolean {
    return [...this.#underWay].some(({ hashes }) => hashes.includes(hash))
  }

  /** Waits until no deletion of this photo is under way, three seconds at most. */
  async awaitEnd(hash: string): Promise<void> {
    const ofPhoto = [...this.#underWay].filter(({ hashes }) => hashes.includes(hash))
    await waitAtMost(
      ofPhoto.map(({ ended }) => ended),
      WAIT_MS,
    )
  }

  /**
   * Everything under the registration's name goes but what it keeps, also what a crash between storage and desk has left there. Answers
   * the deleted hashes, a thousand at most, and whether there may be more.
   */
  async deleteReplaced(): Promise<{ hashes: string[]; isMore: boolean }> {
    const { env, store } = this.#desk
    const id = store.load()?.id ?? ''
    const { hashes: stored, isMore } = await listPhotos(env.PHOTOS, id)
    const hashes = stored.filter((hash) => !this.#isKept(hash))
    await this.#delete(id, hashes)
    return { hashes, isMore }
  }

  /** An upload that the registration did not take. */
  async deleteUpload(hash: string): Promise<void> {
    if (!this.#isKept(hash)) await this.#delete(this.#desk.store.load()?.id ?? '', [hash])
  }

  #isKept(hash: string): boolean {
    const registration = this.#desk.store.load()
    return registration !== null && isKeptPhoto(registration, hash)
  }

  async #delete(id: string, hashes: string[]): Promise<void> {
    const deletion = { hashes, ended: deletePhotos(this.#desk.env.PHOTOS, id, hashes) }
    this.#underWay.add(deletion)
    try {
      await deletion.ended
    } finally {
      this.#underWay.delete(deletion)
    }
  }
}
