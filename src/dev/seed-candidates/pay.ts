import type { Bindings } from '../../env.d.ts'
import { configuredGateways } from '../../payment/gateways/configured.ts'
import { paymentRequest } from '../../payment/payment-request.ts'
import { queryPlatform, readDesk } from '../../registration/desk/call-desk.ts'
import type { Command } from '../../registration/machine/command.ts'
import { totalOf } from '../../registration/machine/registration.ts'

/** Opens a payment, pays it at the bank simulator, and asks the platform, as a candidate does. */
export async function payAtBank(
  env: Bindings,
  id: string,
  say: (command: Command) => Promise<unknown>,
): Promise<void> {
  const before = await readDesk({ env }, id)
  const gateway = configuredGateways(env).alipay
  if (!before || !gateway) return
  await say({ do: 'open-payment', gateway: 'alipay', amount: totalOf(before.registration.choices) })
  const trade = (await readDesk({ env }, id))?.registration.trades.at(-1)
  if (!trade) return
  const { url } = await gateway.wayToPay(paymentRequest(trade, { origin: env.ORIGIN, subject: 'NCRE' }))
  await (await fetch(url)).text()
  const paid = await fetch(new URL('/control/pay', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ tradeNo: trade.no }),
  })
  if (!paid.ok) throw new Error(`the bank did not take the payment: ${await paid.text()}`)
  await queryPlatform({ env }, id, Date.now())
}
