import { env } from 'cloudflare:workers'
import { asc, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { outbox } from '../../src/db/schema.ts'
import { openMessage } from '../../src/messages/outbox-store.ts'
import { renderMessage } from '../../src/messages/render-message.ts'

type Mail = { key: string; recipient: string; subject: string; text: string; createdAt: number }

/** The mails that wait in the outbox, oldest first, as their recipients would read them. The rooms have no mail relay. */
export async function waitingMails(): Promise<Mail[]> {
  const rows = await drizzle(env.DB).select().from(outbox).orderBy(asc(outbox.createdAt), sql`rowid`)
  return rows.flatMap((row) => {
    const message = openMessage(env, row)
    if (!message) return []
    const rendered = renderMessage(message.content, row.lang, env.ORIGIN)
    return [{ ...rendered, key: row.key, recipient: message.recipient, createdAt: row.createdAt }]
  })
}

export async function mailsTo(email: string): Promise<Mail[]> {
  return (await waitingMails()).filter(({ recipient }) => recipient === email)
}

/** The first link in the newest mail to an address, as a path. */
export async function linkTo(email: string): Promise<string> {
  const text = (await mailsTo(email)).at(-1)?.text ?? ''
  return /http:\/\/localhost:8787(\S+)/.exec(text)?.[1] ?? ''
}
