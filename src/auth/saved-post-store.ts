import { and, eq, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { savedPost } from '../db/schema.ts'
import { randomId } from '../lib/bytes.ts'
import { openText, type SealingEnv, sealKeys, sealText } from '../lib/seal.ts'
import { fieldsToSave, SAVED_POST } from './saved-post-rules.ts'

type Env = SealingEnv & { DB: D1Database }
type Fields = [name: string, value: string][]

/** Saves the fields of a form whose login had expired: sealed, without passwords, for an hour, for this account only. Answers the id. */
export async function savePost(
  env: Env,
  post: { path: string; fields: Fields; accountId: string; now: number },
): Promise<string> {
  const id = randomId(20)
  const { path, accountId } = post
  const text = JSON.stringify(fieldsToSave(post.fields))
  const sealed = sealText(sealKeys(env), text, additionalData(id, accountId))
  const d = drizzle(env.DB)
  const newest = sql`(SELECT id FROM saved_post WHERE account_id = ${accountId}
    ORDER BY expires_at DESC, id LIMIT ${SAVED_POST.maxPerAccount})`
  await d.batch([
    d.insert(savedPost).values({ id, accountId, path, sealed, expiresAt: post.now + SAVED_POST.validMs }),
    d.delete(savedPost).where(and(eq(savedPost.accountId, accountId), sql`${savedPost.id} NOT IN ${newest}`)),
  ])
  return id
}

/** The fields saved under `id`; null if they belong to another account, are older than an hour, or never existed. Repeatable. */
export async function readSavedPost(
  env: Env,
  id: string,
  accountId: string,
  now: number,
): Promise<Fields | null> {
  const [row] = await drizzle(env.DB)
    .select({ sealed: savedPost.sealed })
    .from(savedPost)
    .where(and(eq(savedPost.id, id), eq(savedPost.accountId, accountId), gt(savedPost.expiresAt, now)))
  if (!row) return null
  return JSON.parse(openText(sealKeys(env), row.sealed, additionalData(id, accountId))) as Fields
}

function additionalData(id: string, accountId: string): string {
  return `saved-post ${id} ${accountId}`
}
