import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Channel } from '../messages/channels/channel.ts'
import type { ChannelName } from '../messages/message.ts'
import type { ChannelsOf } from '../messages/send-messages.ts'

/** Local development only: the messages as they would go out, with their links. The table is no part of the product's schema. */
export const recordedMessage = sqliteTable('dev_recorded_message', {
  key: text().primaryKey(),
  channel: text().$type<ChannelName>().notNull(),
  to: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  at: integer().notNull(),
})

/** The channels of local development: every message is recorded, to be read at `/dev/outbox`. */
export const recordingChannels: ChannelsOf = (env) => ({
  mail: recorder(env.DB, 'mail'),
  sms: recorder(env.DB, 'sms'),
})

/** A message that comes a second time is recorded once, by its key. */
function recorder(db: D1Database, channel: ChannelName): Channel {
  return async ({ key, recipient, subject, text }) => {
    await ensureTable(db)
    const row = { key, channel, to: recipient, subject, body: text, at: Date.now() }
    await drizzle(db).insert(recordedMessage).values(row).onConflictDoNothing()
    return { is: 'sent' }
  }
}

export async function ensureTable(db: D1Database): Promise<void> {
  await drizzle(db).run(sql`CREATE TABLE IF NOT EXISTS dev_recorded_message
    (key TEXT PRIMARY KEY, channel TEXT NOT NULL, "to" TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL)`)
}
