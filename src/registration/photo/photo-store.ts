import { createHmac } from 'node:crypto'

type Env = { PHOTOS: R2Bucket; PHOTO_KEY: string }

/** The object's name: one owner each, unguessable, the same for the same bytes (spec F6). */
export function photoHash(env: Pick<Env, 'PHOTO_KEY'>, bytes: Uint8Array): string {
  return createHmac('sha256', Buffer.from(env.PHOTO_KEY, 'base64')).update(bytes).digest('base64url')
}

/**
 * Puts the photo again where it is gone, after the desk has taken it: the same photo may have been on its way out when it came in. The
 * desk takes no photo whose deletion is still under way.
 */
export async function storeAgainIfGone(
  env: Env,
  registrationId: string,
  hash: string,
  bytes: Uint8Array,
): Promise<void> {
  if (!(await isStored(env, registrationId, hash))) await storePhoto(env, registrationId, hash, bytes)
}

/** Puts the rebuilt photo before the desk names it; repeatable, since equal bytes have an equal name. */
export async function storePhoto(
  env: Env,
  registrationId: string,
  hash: string,
  bytes: Uint8Array,
): Promise<void> {
  await env.PHOTOS.put(`${registrationId}/${hash}`, bytes, { httpMetadata: { contentType: 'image/jpeg' } })
}

export async function readPhoto(env: Env, registrationId: string, hash: string): Promise<Uint8Array | null> {
  const object = await env.PHOTOS.get(`${registrationId}/${hash}`)
  return object ? new Uint8Array(await object.arrayBuffer()) : null
}

export async function isStored(env: Env, registrationId: string, hash: string): Promise<boolean> {
  return (await env.PHOTOS.head(`${registrationId}/${hash}`)) !== null
}

/** R2 deletes a thousand objects in one call (Cloudflare, R2 Workers API), and lists as many. */
const AT_ONCE = 1_000

/** Deletes photos that no page shows any more. Repeatable. */
export async function deletePhotos(
  photos: R2Bucket,
  registrationId: string,
  hashes: readonly string[],
): Promise<void> {
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    await photos.delete(hashes.slice(from, from + AT_ONCE).map((hash) => `${registrationId}/${hash}`))
  }
}

/** The hashes of a registration's stored photos, the first thousand of them. */
export async function listPhotos(
  photos: R2Bucket,
  registrationId: string,
): Promise<{ hashes: string[]; isMore: boolean }> {
  const prefix = `${registrationId}/`
  const { objects, truncated } = await photos.list({ prefix, limit: AT_ONCE })
  return { hashes: objects.map(({ key }) => key.slice(prefix.length)), isMore: truncated }
}

/** Every photo of a registration. */
export async function deleteAllPhotos(photos: R2Bucket, registrationId: string): Promise<void> {
  for (let isMore = true; isMore; ) {
    const stored = await listPhotos(photos, registrationId)
    await deletePhotos(photos, registrationId, stored.hashes)
    isMore = stored.isMore
  }
}

/** With a fixed type and in a sandbox of its own, whatever the bytes are; null where there is none. */
export async function photoResponse(
  env: Env,
  registrationId: string,
  hash: string,
): Promise<Response | null> {
  const object = await env.PHOTOS.get(`${registrationId}/${hash}`)
  if (!object) return null
  return new Response(object.body, {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Disposition': 'inline; filename="photo.jpg"',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=3600',
    },
  })
}
