import { site } from './app.ts'
import type { Bindings } from './env.d.ts'
import { isReady } from './ready.ts'
import { runCron } from './sweep.ts'

export { RegistrationDesk } from './registration/desk/registration-desk.ts'
export { SeatLedger } from './seats/seat-ledger.ts'

const app = site()

export default {
  fetch: app.fetch,
  async scheduled(event, env) {
    if (isReady(env)) await runCron(env, event.cron, event.scheduledTime)
  },
} satisfies ExportedHandler<Bindings>
