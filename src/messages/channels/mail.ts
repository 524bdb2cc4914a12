import type { SendResult } from '../outbox-rules.ts'
import type { Channel } from './channel.ts'

export type MailSettings = {
  ORIGIN: string
  MAIL_ENDPOINT?: string | undefined
  MAIL_TOKEN?: string | undefined
}

/** The mail relay of the deployment; undefined if it is not configured. */
export function mailChannel({ ORIGIN, MAIL_ENDPOINT, MAIL_TOKEN }: MailSettings): Channel | undefined {
  if (!MAIL_ENDPOINT || !MAIL_TOKEN) return undefined
  return async (message) => {
    const answer = await fetch(MAIL_ENDPOINT, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${MAIL_TOKEN}`,
        'idempotency-key': message.key,
      },
      body: JSON.stringify({
        to: message.recipient,
        subject: message.subject,
        text: message.text,
        messageId: messageId(message.key, ORIGIN),
      }),
      redirect: 'manual',
      signal: AbortSignal.timeout(5_000),
    })
    await answer.body?.cancel()
    return resultOf(answer.status)
  }
}

/** 4xx is a refusal for good, except time-outs, limits, and 401: that is a wrong token, which the operator can correct. */
function resultOf(status: number): SendResult {
  if (status >= 200 && status < 300) return { is: 'sent' }
  const why = `the mail relay answered ${status}`
  const isFinal = status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status)
  return isFinal ? { is: 'refused', why } : { is: 'failed', why }
}

/** RFC 5322 section 3.6.4: unique for ever, and the same for every delivery of one message. A colon may not stand in it. */
function messageId(key: string, origin: string): string {
  return `<${key.replaceAll(':', '.')}@${new URL(origin).hostname}>`
}
