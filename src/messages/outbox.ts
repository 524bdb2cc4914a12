import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { outbox } from '../db/schema.ts'
import type { Message } from './messages.ts'

/** Keeps a message where local development looks for it; the first of a key stays. Repeatable. */
export function keepStatement(d: DrizzleD1Database, message: Message, now: number) {
  return d
    .insert(outbox)
    .values({ ...message, at: now })
    .onConflictDoNothing()
}
