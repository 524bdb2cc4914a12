import { site } from '../app.ts'
import { sendMessages } from '../messages/send-messages.ts'
import type { Site } from '../site.ts'
import worker from '../worker.ts'
import { expireLoginsRoutes } from './expire-logins-routes.ts'
import { outboxRoutes } from './outbox-routes.ts'
import { recordingChannels } from './recorded-messages.ts'
import { requireLocal } from './require-local.ts'
import { seedRoutes } from './seed-routes.ts'

export { RegistrationDesk, SeatLedger } from '../worker.ts'

/** The entry of local development: the product, and beside it `/dev`. The production configuration does not name this file. */
const local = site((app) => {
  app.use('/dev/*', requireLocal)
  for (const room of [seedRoutes, expireLoginsRoutes, outboxRoutes]) app.route('/dev', room)
}, recordingChannels)

export default {
  fetch: local.fetch,
  async scheduled(event, env) {
    await worker.scheduled(event, env)
    await sendMessages(env, event.scheduledTime, { channelsOf: recordingChannels, rounds: 100 })
  },
} satisfies ExportedHandler<Site['Bindings']>
