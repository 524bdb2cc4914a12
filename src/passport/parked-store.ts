import { and, eq, gt, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { parkedForm } from '../db/schema.ts'
import type { Bindings } from '../env.d.ts'
import { randomId } from '../lib/bytes.ts'
import { openText, sealKeys, sealText } from '../lib/seal.ts'
import { PARKED, worthParking } from './parked-rules.ts'

type Fields = [name: string, value: string][]

/** Keeps a form that met an expired login: sealed, without passwords, for an hour, for this passport only. */
export async function park(
  env: Bindings,
  parked: { path: string; form: Fields; passportId: string; now: number },
): Promise<string> {
  const id = randomId(20)
  const { path, passportId } = parked
  const sealed = sealText(sealKeys(env), JSON.stringify(worthParking(parked.form)), boundTo(id, passportId))
  const d = drizzle(env.DB)
  const newest = sql`(SELECT id FROM parked_form WHERE passport_id = ${passportId}
    ORDER BY expires_at DESC, id LIMIT ${PARKED.atOnce})`
  await d.batch([
    d.insert(parkedForm).values({ id, passportId, path, sealed, expiresAt: parked.now + PARKED.lasts }),
    d
      .delete(parkedForm)
      .where(and(eq(parkedForm.passportId, passportId), sql`${parkedForm.id} NOT IN ${newest}`)),
  ])
  return id
}

/** What was parked under `id`, or null where it is another passport's, over, or never was. May be asked again. */
export async function unpark(
  env: Bindings,
  id: string,
  passportId: string,
  now: number,
): Promise<Fields | null> {
  const [row] = await drizzle(env.DB)
    .select({ sealed: parkedForm.sealed })
    .from(parkedForm)
    .where(and(eq(parkedForm.id, id), eq(parkedForm.passportId, passportId), gt(parkedForm.expiresAt, now)))
  if (!row) return null
  return JSON.parse(openText(sealKeys(env), row.sealed, boundTo(id, passportId))) as Fields
}

function boundTo(id: string, passportId: string): string {
  return `parked ${id} ${passportId}`
}
