import type { Bindings } from '../env.d.ts'
import { keepMessage } from './outbox-store.ts'

/** A mail or short message. The same `key` is sent once, however often it is asked for. */
export type Message = { key: string; channel: 'mail' | 'sms'; to: string; subject: string; body: string }

/**
 * Sends one message; may be repeated. In local development it goes to the outbox instead. Throws where the mail relay
 * is not configured, refuses, or does not answer within 5 seconds.
 */
export async function sendMessage(
  env: Bindings,
  message: Message,
  now: number,
): Promise<'sent' | 'not-configured'> {
  if (env.ENVIRONMENT === 'local') {
    await keepMessage(env.DB, message, now)
    return 'sent'
  }
  if (message.channel === 'sms') return 'not-configured'
  if (!env.MAIL_ENDPOINT || !env.MAIL_TOKEN) throw new Error('MAIL_ENDPOINT and MAIL_TOKEN are not set')
  const answer = await fetch(env.MAIL_ENDPOINT, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${env.MAIL_TOKEN}`,
      'idempotency-key': message.key,
    },
    body: JSON.stringify({ to: message.to, subject: message.subject, text: message.body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the mail relay answered ${answer.status}`)
  return 'sent'
}
