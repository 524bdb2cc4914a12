import { site } from './app.ts'
import type { Bindings } from './env.d.ts'
import { isReady } from './ready.ts'
import { sweep } from './sweep.ts'

export { RegistrationDesk } from './registration/desk/registration-desk.ts'
export { SeatLedger } from './seats/seat-ledger.ts'

const app = site()

export default {
  fetch: app.fetch,
  async scheduled(event, env) {
    if (isReady(env)) await sweep(env, event.scheduledTime)
  },
} satisfies ExportedHandler<Bindings>
