import { createHmac } from 'node:crypto'

type Env = { PHOTOS: R2Bucket; PHOTO_KEY: string }

/** The object's name: one owner each, unguessable, the same for the same bytes (spec F6). */
export function photoHash(env: Pick<Env, 'PHOTO_KEY'>, bytes: Uint8Array): string {
  return createHmac('sha256', Buffer.from(env.PHOTO_KEY, 'base64')).update(bytes).digest('base64url')
}

/** Puts the rebuilt photo before the desk names it; repeatable, since equal bytes have an equal name. */
export async function putPhoto(env: Env, registrationId: string, bytes: Uint8Array): Promise<string> {
  const hash = photoHash(env, bytes)
  await storePhoto(env, registrationId, hash, bytes)
  return hash
}

/**
 * After the desk has answered. `named` is the photo that the registration names now: another one was refused, and is deleted, so
 * that an account which may upload no more fills no storage. The same photo may have been on its way out when it came in again:
 * then it is put once more.
 */
export async function keepPhotoIfNamed(
  env: Env,
  registrationId: string,
  photo: { hash: string; bytes: Uint8Array },
  named: string | undefined,
): Promise<void> {
  if (named !== photo.hash) return deletePhotos(env.PHOTOS, registrationId, [photo.hash])
  if (await isStored(env, registrationId, photo.hash)) return
  await storePhoto(env, registrationId, photo.hash, photo.bytes)
}

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

/** Deletes photos that no page shows any more. Repeatable. */
export async function deletePhotos(
  photos: R2Bucket,
  registrationId: string,
  hashes: string[],
): Promise<void> {
  if (hashes.length > 0) await photos.delete(hashes.map((hash) => `${registrationId}/${hash}`))
}

/** Every photo of a registration. */
export async function deleteAllPhotos(photos: R2Bucket, registrationId: string): Promise<void> {
  // A thousand at a time, since the limit of a list is that of a deletion.
  for (let left = true; left; ) {
    const { objects, truncated } = await photos.list({ prefix: `${registrationId}/` })
    if (objects.length > 0) await photos.delete(objects.map(({ key }) => key))
    left = truncated
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
