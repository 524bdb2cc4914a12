import type { BatchItem } from 'drizzle-orm/batch'
import { drizzle } from 'drizzle-orm/d1'
import type { AppContext } from '../site.ts'
import { type Message, sendMessage } from './messages.ts'
import { keepStatement } from './outbox-store.ts'

type Statement = BatchItem<'sqlite'>

/**
 * Writes what was decided, then sends its mail. The answer does not wait for the relay, so that it takes as long with a
 * mail as without; a mail that does not get out is logged, and the page offers to send it again.
 */
export async function writeAndSendLater(
  c: AppContext,
  statements: readonly [Statement, ...Statement[]],
  mail: Message | null,
): Promise<void> {
  const d = drizzle(c.env.DB)
  if (c.env.ENVIRONMENT === 'local') {
    await d.batch(mail ? [...statements, keepStatement(d, mail, c.var.now)] : [...statements])
    return
  }
  await d.batch([...statements])
  if (!mail) return
  const { requestId, now } = c.var
  c.executionCtx.waitUntil(
    sendMessage(c.env, mail, now).catch((error: unknown) => {
      console.error(JSON.stringify({ requestId, mail: mail.key, error: String(error) }))
    }),
  )
}
