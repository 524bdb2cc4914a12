import { createMiddleware } from 'hono/factory'
import type { Site } from '../site.ts'
import { type ChannelsOf, configuredChannels, sendMessages } from './send-messages.ts'

/**
 * Sends the messages that a request added to the outbox. The answer does not wait for it, so that it takes as long with a
 * message as without. A message that is not delivered now is tried again by cron.
 */
export const sendAfterRequest = (channelsOf: ChannelsOf = configuredChannels) =>
  createMiddleware<Site>(async (c, next) => {
    await next()
    if (!c.var.hasNewMessages || Object.keys(channelsOf(c.env)).length === 0) return
    const { requestId, now } = c.var
    c.executionCtx.waitUntil(
      sendMessages(c.env, now, { channelsOf }).catch((error: unknown) => {
        console.error(JSON.stringify({ requestId, outbox: String(error) }))
      }),
    )
  })
