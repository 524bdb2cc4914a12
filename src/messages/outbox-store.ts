import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { outbox } from '../db/schema.ts'
import type { Message } from './messages.ts'

/** Keeps a message where local development looks for it. Repeatable. */
export async function keepMessage(db: D1Database, message: Message, now: number): Promise<void> {
  await keepStatement(drizzle(db), message, now)
}

/** The statement that keeps a message where local development looks for it; the first of a key stays. Repeatable. */
export function keepStatement(d: DrizzleD1Database, message: Message, now: number) {
  return d
    .insert(outbox)
    .values({ ...message, at: now })
    .onConflictDoNothing()
}
