import type { ChannelName } from '../message.ts'
import type { SendResult } from '../outbox-rules.ts'

/** A message as it goes out. A receiver that knows `key` already may throw a second delivery away. */
export type RenderedMessage = { key: string; recipient: string; subject: string; text: string }

/** Delivers one message. Throws if the outcome is unknown, as after a time-out: the message is tried again. */
export type Channel = (message: RenderedMessage) => Promise<SendResult>

/** The channels that can be used; messages of the others wait. */
export type Channels = Partial<Record<ChannelName, Channel>>
