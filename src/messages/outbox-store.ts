import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'
import { outbox } from '../db/schema.ts'
import { maskEmail, maskMobile } from '../lib/contact.ts'
import { openText, type SealingEnv, sealKeys, sealText } from '../lib/seal.ts'
import type { ChannelName, MessageContent, NewMessage } from './message.ts'
import { OUTBOX, type Outcome } from './outbox-rules.ts'

export type OutboxRow = typeof outbox.$inferSelect

/** Adds a message to the outbox, for the batch that makes it due. The first message with a key stays: repeatable. */
export function addMessageStatement(d: DrizzleD1Database, env: SealingEnv, message: NewMessage, now: number) {
  const { key, channel, recipient } = message
  const keys = sealKeys(env)
  return d
    .insert(outbox)
    .values({
      key,
      channel,
      template: message.template,
      lang: message.lang,
      recipientSealed: sealText(keys, recipient, recipientData(key)),
      recipientMasked: channel === 'mail' ? maskEmail(recipient) : maskMobile(recipient),
      paramsSealed: sealText(keys, JSON.stringify(message.params), paramsData(key)),
      registrationId: message.registrationId,
      state: 'waiting',
      nextTryAt: now,
      createdAt: now,
    })
    .onConflictDoNothing()
}

/** Adds one message on its own, for tasks outside D1. Repeatable. */
export async function addMessage(
  env: SealingEnv & { DB: D1Database },
  message: NewMessage,
  now: number,
): Promise<void> {
  await addMessageStatement(drizzle(env.DB), env, message, now)
}

/** Opens the seals of a row. Null if its parameters were deleted because it is finished. */
export function openMessage(
  env: SealingEnv,
  row: Pick<OutboxRow, 'key' | 'template' | 'recipientSealed' | 'paramsSealed'>,
): { recipient: string; content: MessageContent } | null {
  if (row.paramsSealed === null) return null
  const keys = sealKeys(env)
  const recipient = openText(keys, row.recipientSealed, recipientData(row.key))
  const params: unknown = JSON.parse(openText(keys, row.paramsSealed, paramsData(row.key)))
  return { recipient, content: { template: row.template, params } as MessageContent }
}

/** Takes the oldest due rows of these channels for one sender, in one statement: two senders at once never take the same row. */
export async function leaseMessages(
  db: D1Database,
  channels: readonly ChannelName[],
  now: number,
): Promise<OutboxRow[]> {
  const d = drizzle(db)
  const due = d
    .select({ key: outbox.key })
    .from(outbox)
    .where(
      and(
        // As in the index, letter by letter: SQLite compares no parameters.
        sql`state IN ('waiting', 'sending')`,
        lte(outbox.nextTryAt, now),
        or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now)),
        inArray(outbox.channel, [...channels]),
      ),
    )
    .orderBy(asc(outbox.nextTryAt))
    .limit(OUTBOX.batchSize)
  return d
    .update(outbox)
    .set({
      state: 'sending',
      attempts: sql`${outbox.attempts} + 1`,
      leasedUntil: now + OUTBOX.leaseMs,
    })
    .where(inArray(outbox.key, due))
    .returning()
}

/**
 * Records the outcomes of leased rows. A row that was leased again meanwhile belongs to the other sender. A finished row
 * loses its parameters, so that no link or code stays behind.
 */
export async function recordOutcomes(
  db: D1Database,
  outcomes: readonly { row: OutboxRow; outcome: Outcome }[],
): Promise<void> {
  const d = drizzle(db)
  const [first, ...rest] = outcomes.map(({ row, outcome }) =>
    d
      .update(outbox)
      .set({
        ...outcome,
        leasedUntil: null,
        ...(outcome.state === 'waiting' ? {} : { paramsSealed: null }),
      })
      .where(and(eq(outbox.key, row.key), eq(outbox.state, 'sending'), eq(outbox.attempts, row.attempts))),
  )
  if (first) await d.batch([first, ...rest])
}

/** Deletes rows that were finished long ago. By an index; repeatable. */
export async function sweepOutbox(db: D1Database, now: number): Promise<void> {
  await drizzle(db)
    .delete(outbox)
    .where(
      and(sql`state IN ('sent', 'refused', 'abandoned')`, lte(outbox.createdAt, now - OUTBOX.rememberedMs)),
    )
}

function recipientData(key: string): string {
  return `outbox-recipient ${key}`
}

function paramsData(key: string): string {
  return `outbox-params ${key}`
}
