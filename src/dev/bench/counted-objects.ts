import type { Bindings } from '../../env.d.ts'
import { type Calls, type Meter, metered, newMeter } from '../../lib/meter.ts'
import * as product from '../local.ts'

/** Calls of D1 and of other objects that each object has made since this isolate began, by the object's name. */
const meters = new Map<string, Meter>()

/** The calls that these objects have made, for commands and by their alarms. */
export function callsOf(names: readonly string[]): Calls {
  const found = names.map((name) => meterOf(name))
  return {
    d1: found.reduce((sum, { d1 }) => sum + d1, 0),
    do: found.reduce((sum, { do: objects }) => sum + objects, 0),
  }
}

function meterOf(name: string): Meter {
  const known = meters.get(name) ?? newMeter()
  meters.set(name, known)
  return known
}

/** The desk of the product, counted. */
export class RegistrationDesk extends product.RegistrationDesk {
  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, metered(env, meterOf(ctx.id.name ?? '')))
  }
}

/** The ledger of the product, counted, and beside it the least that an object does to remember something. */
export class SeatLedger extends product.SeatLedger {
  constructor(ctx: DurableObjectState, env: { DB: D1Database }) {
    const meter = meterOf(ctx.id.name ?? '')
    super(ctx, metered({ ...env, REGISTRATION: {}, SEATS: {} }, meter))
  }

  /** One row in one transaction: the floor of a decision. */
  async insertRow(key: string): Promise<void> {
    this.ctx.storage.transactionSync(() => {
      this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS bench (key TEXT PRIMARY KEY)')
      this.ctx.storage.sql.exec('INSERT INTO bench VALUES (?)', key)
    })
  }
}
