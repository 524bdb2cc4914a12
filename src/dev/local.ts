import { site } from '../app.ts'
import type { Site } from '../site.ts'
import worker from '../worker.ts'
import { expireLogins } from './expire-logins.ts'
import { outbox } from './outbox.tsx'
import { requireLocal } from './require-local.ts'
import { seed } from './seed.ts'

export { RegistrationDesk, SeatLedger } from '../worker.ts'

/** The entry of local development: the product, and beside it `/dev`. The production configuration does not name this file. */
const local = site((app) => {
  app.use('/dev/*', requireLocal)
  for (const room of [seed, expireLogins, outbox]) app.route('/dev', room)
})

export default { ...worker, fetch: local.fetch } satisfies ExportedHandler<Site['Bindings']>
