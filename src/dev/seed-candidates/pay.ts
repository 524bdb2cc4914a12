import type { Bindings } from '../../env.d.ts'
import { configuredGateways } from '../../payment/gateways/configured.ts'
import { paymentRequest } from '../../payment/payment-request.ts'
import { queryPlatform, readDesk } from '../../registration/desk/call-desk.ts'
import type { DeskCandidate } from '../actors/desk-candidate.ts'

/** Opens a payment, pays it at the bank simulator, and asks the platform, as a candidate does. */
export async function payAtBank(
  env: Bindings,
  id: string,
  candidate: Pick<DeskCandidate, 'openPayment'>,
): Promise<void> {
  const before = await readDesk({ env }, id)
  const gateway = configuredGateways(env).alipay
  if (!before || !gateway) return
  await candidate.openPayment()
  const trade = (await readDesk({ env }, id))?.registration.trades.at(-1)
  if (trade?.gateway !== 'alipay') return
  const request = paymentRequest({ ...trade, gateway: 'alipay' }, { origin: env.ORIGIN })
  const { url } = await gateway.wayToPay(request)
  await (await fetch(url)).text()
  const paid = await fetch(new URL('/control/pay', url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ tradeNo: trade.no }),
  })
  if (!paid.ok) throw new Error(`the bank did not take the payment: ${await paid.text()}`)
  await queryPlatform({ env }, id, Date.now())
}
