import * as z from 'zod/mini'
import { checked, number, oneOf, text, ticked } from '../../lib/schema.ts'
import type { GatewayName } from '../gateways/gateway.ts'
import { readConfirmation, readWay } from './pay-rules.ts'

export const confirmationForm = checked(
  z.object({ confirmed: ticked(), revision: number() }),
  readConfirmation,
)

/** `ways` are the configured platforms. */
export function wayForm(ways: readonly GatewayName[]) {
  return checked(z.object({ way: oneOf(ways), amount: number() }), readWay)
}

/** The attempt that the page showed. */
export const anotherForm = z.object({ trade: text(32) })

const count = z.pipe(
  text(),
  z.transform((digits) => (/^\d{1,4}$/.test(digits) ? Number(digits) : 0)),
)

/** `asked`: how often the page refreshed its status. `came`: how often it was loaded since the candidate came back. */
export const orderQuery = z.object({ asked: count, came: count })
