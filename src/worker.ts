import { site } from './app.ts'
import type { Bindings } from './env.d.ts'

export { RegistrationDesk } from './registration/registration-desk.ts'
export { SeatLedger } from './seats/seat-ledger.ts'

const app = site()

export default { fetch: app.fetch } satisfies ExportedHandler<Bindings>
