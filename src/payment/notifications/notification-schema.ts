import * as z from 'zod/mini'
import { GATEWAY_NAMES } from '../gateways/gateway.ts'

export const gatewayParam = z.object({ gateway: z.enum(GATEWAY_NAMES) })

export const returnParam = z.object({ gateway: z.enum(GATEWAY_NAMES), trade: z.string() })
