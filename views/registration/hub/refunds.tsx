import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { questionOf } from '../../../src/registration/machine/payment/questions.ts'
import { formatMoment } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'

/** Money that goes back, has gone back or cannot: always visible, never to be asked for, with whom to call where a person decides (G6). */
export function Refunds({ page, current }: { page: PageContext; current: CurrentRegistration }) {
  const { registration } = current.view
  return (
    <>
      {registration.trades.map((trade) => {
        const said = refundText({ page, current }, trade)
        return said ? (
          <p class={`note ${said.tone}`} role="status">
            {said.text}
          </p>
        ) : null
      })}
    </>
  )
}

function refundText(
  { page, current }: { page: PageContext; current: CurrentRegistration },
  trade: Trade,
): { tone: 'back' | 'wait' | 'shut'; text: string } | null {
  const t = page.words.registration.hub
  const { state } = trade
  const call = t.callProvince(current.catalogue.province.phone)
  if (questionOf(trade, current.view.registration) === 'refunded-at-platform') {
    const amount = formatYuan(state.is === 'refunded' ? state.amount : trade.refundedAtPlatform)
    return { tone: 'back', text: `${t.refundedAtPlatform(amount)}${call}` }
  }
  if (state.is !== 'refunding' && state.is !== 'refunded' && state.is !== 'refund-refused') return null
  const amount = formatYuan(state.amount)
  const why = t.refundWhy[state.why]
  if (state.is === 'refund-refused') return { tone: 'back', text: `${why} ${t.refundRefused(amount)}${call}` }
  // The booking was a mistake of the centre, or its money was given back there: nothing is said once it is paid again.
  if (state.is === 'refunded' && state.why === 'receipt') {
    const isPaidAgain = current.view.registration.stage.is === 'paid'
    return isPaidAgain ? null : { tone: 'shut', text: `${why} ${t.askCentreForMoney}` }
  }
  if (state.is === 'refunded') {
    return { tone: 'shut', text: `${why} ${t.refunded(amount, formatMoment(state.refundedAt, page.lang))}` }
  }
  const refunding = trade.gateway === 'centre' ? t.refundAtCentre(amount) : t.refunding(amount)
  return { tone: 'wait', text: `${why} ${refunding}` }
}
