import type { SealingEnv } from '../lib/seal.ts'
import type { Channel, Channels } from './channels/channel.ts'
import { type MailSettings, mailChannel } from './channels/mail.ts'
import type { ChannelName, MessageContent } from './message.ts'
import { type Outcome, outcomeOf, partWithControlCharacter, type SendResult } from './outbox-rules.ts'
import { leaseMessages, type OutboxRow, openMessage, recordOutcomes } from './outbox-store.ts'
import { renderMessage } from './render-message.ts'

type Env = SealingEnv & MailSettings & { DB: D1Database; ORIGIN: string }

/** The channels of an installation. Local development has others, which record messages instead of sending them. */
export type ChannelsOf = (env: Env) => Channels

export const configuredChannels: ChannelsOf = (env) => {
  const mail = mailChannel(env)
  return mail ? { mail } : {}
}

/**
 * The only sender: leases due messages and hands each to its channel, a batch in each of `rounds`. Delivery is at least once:
 * if the sender dies between delivery and record, the row is sent again after its lease, with the same key.
 */
export async function sendMessages(
  env: Env,
  now: number,
  { channelsOf = configuredChannels, rounds = 1 }: { channelsOf?: ChannelsOf; rounds?: number } = {},
): Promise<void> {
  const channels = channelsOf(env)
  const names = Object.keys(channels) as ChannelName[]
  if (names.length === 0) return
  for (let round = 0; round < rounds; round++) {
    const rows = await leaseMessages(env.DB, names, now)
    if (rows.length === 0) return
    const outcomes = await Promise.all(
      rows.map(async (row) => ({ row, outcome: await sendOne(env, row, channels[row.channel], now) })),
    )
    await recordOutcomes(env.DB, outcomes)
    // Nothing of a whole batch was delivered: the relay is down, and the next run tries again.
    if (outcomes.every(({ outcome }) => outcome.state === 'waiting')) return
  }
}

/** Sends one message and logs why it was not delivered; the log names its key, never its address. */
async function sendOne(
  env: Env,
  row: OutboxRow,
  channel: Channel | undefined,
  now: number,
): Promise<Outcome> {
  let usefulUntil: number | null = null
  let result: SendResult
  try {
    const message = openMessage(env, row)
    usefulUntil = message ? endOfUse(message.content) : null
    result = await deliver(env, row, message, channel)
  } catch (error) {
    result = { is: 'failed', why: String(error) }
  }
  const outcome = outcomeOf(result, { ...row, usefulUntil }, now, Math.random())
  if (result.is !== 'sent')
    console.error(JSON.stringify({ message: row.key, state: outcome.state, error: result.why }))
  return outcome
}

/** When a message becomes useless: its link expires, or its deadline has passed. Null for any other. */
function endOfUse({ template, params }: MessageContent): number | null {
  switch (template) {
    case 'activation':
    case 'loginLink':
      return params.linkExpiresAt
    case 'approved':
    case 'receiptCancelled':
      return params.payBy
    default:
      return null
  }
}

async function deliver(
  env: Env,
  row: OutboxRow,
  message: ReturnType<typeof openMessage>,
  channel: Channel | undefined,
): Promise<SendResult> {
  if (!message || !channel) return { is: 'failed', why: 'no parameters or no channel' }
  const { subject, text } = renderMessage(message.content, row.lang, env.ORIGIN)
  const { recipient } = message
  const odd = partWithControlCharacter({ key: row.key, recipient, subject })
  if (odd) return { is: 'refused', why: `the ${odd} has a line break or a NUL` }
  return channel({ key: row.key, recipient, subject, text })
}
