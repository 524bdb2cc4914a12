import type { Bindings } from '../../../src/env.d.ts'
import { ObjectFormat } from '../../../src/lib/object-format-store.ts'
import { LEDGER_FORMATS } from '../../../src/seats/ledger-formats.ts'
import { readEntry, writeDecision } from '../../../src/seats/ledger-store.ts'
import { SeatLedger } from '../../../src/seats/seat-ledger.ts'
import { decideRequest, type SeatAnswer, type SeatRequest } from '../../../src/seats/seats.ts'

export { SeatLedger }

/** Long enough that on the slowest machine others come in meanwhile. ms */
const PAUSE = 50

/** The control: the product's own rule, reads and writes, with one pause of the wrong kind between check and write. */
export class HastyLedger extends SeatLedger {
  override async requestSeats(ask: SeatRequest): Promise<SeatAnswer> {
    const { storage } = this.ctx
    new ObjectFormat(storage, 'the control', LEDGER_FORMATS).create()
    const { answer, changes } = decideRequest(readEntry(storage.sql, ask), ask)
    await scheduler.wait(PAUSE)
    if (changes)
      storage.transactionSync(() => writeDecision(storage.sql, ask.registration, changes, Date.now()))
    return answer
  }
}

type RaceBindings = Pick<Bindings, 'DB' | 'SEATS'> & { HASTY: DurableObjectNamespace<HastyLedger> }

/** `POST /product|control/REGISTRATION` asks for the one subject of 50 seats; `GET /product|control` tells what is held. */
export default {
  async fetch(request, env) {
    const [, which, registration] = new URL(request.url).pathname.split('/')
    const ledger = (which === 'product' ? env.SEATS : env.HASTY).getByName('2026-autumn:haidian')
    if (request.method === 'GET' || !registration) return Response.json(await ledger.countSeats())
    const ask = { registration, n: 1, offerings: ['office'], capacity: { office: 50 }, revision: 1 }
    const answer = await ledger.requestSeats(ask)
    return Response.json(answer, { status: answer.is === 'held' ? 200 : 409 })
  },
} satisfies ExportedHandler<RaceBindings>
