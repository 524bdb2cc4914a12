import { and, eq, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { savedPost } from '../db/schema.ts'
import type { Bindings } from '../env.d.ts'
import { randomId } from '../lib/bytes.ts'
import { openText, sealKeys, sealText } from '../lib/seal.ts'
import { fieldsToSave, SAVED_POST } from './saved-post-rules.ts'

type Fields = [name: string, value: string][]

/** Keeps a form that met an expired login: sealed, without passwords, for an hour, for this passport only. */
export async function savePost(
  env: Bindings,
  post: { path: string; form: Fields; passportId: string; now: number },
): Promise<string> {
  const id = randomId(20)
  const { path, passportId } = post
  const sealed = sealText(
    sealKeys(env),
    JSON.stringify(fieldsToSave(post.form)),
    additionalData(id, passportId),
  )
  const d = drizzle(env.DB)
  const newest = sql`(SELECT id FROM parked_form WHERE passport_id = ${passportId}
    ORDER BY expires_at DESC, id LIMIT ${SAVED_POST.maxPerAccount})`
  await d.batch([
    d.insert(savedPost).values({ id, passportId, path, sealed, expiresAt: post.now + SAVED_POST.validMs }),
    d
      .delete(savedPost)
      .where(and(eq(savedPost.passportId, passportId), sql`${savedPost.id} NOT IN ${newest}`)),
  ])
  return id
}

/** What was parked under `id`, or null where it is another passport's, over, or never was. May be asked again. */
export async function readSavedPost(
  env: Bindings,
  id: string,
  passportId: string,
  now: number,
): Promise<Fields | null> {
  const [row] = await drizzle(env.DB)
    .select({ sealed: savedPost.sealed })
    .from(savedPost)
    .where(and(eq(savedPost.id, id), eq(savedPost.passportId, passportId), gt(savedPost.expiresAt, now)))
  if (!row) return null
  return JSON.parse(openText(sealKeys(env), row.sealed, additionalData(id, passportId))) as Fields
}

function additionalData(id: string, passportId: string): string {
  return `parked ${id} ${passportId}`
}
