import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { formatMoment } from '../../dates.ts'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'

/** Money that goes back or has gone back: always visible, never to be asked for (G6). */
export function Refunds({ page, trades }: { page: PageContext; trades: Trade[] }) {
  const t = page.words.registration.hub
  return (
    <>
      {trades.map(({ state }) =>
        state.is === 'refund-refused' ? (
          <p class="note back" role="status">
            {t.refundWhy[state.why]} {t.refundRefused(formatYuan(state.amount), page.phone ?? '')}
          </p>
        ) : state.is === 'refunding' || state.is === 'refunded' ? (
          <p class={state.is === 'refunded' ? 'note shut' : 'note wait'} role="status">
            {t.refundWhy[state.why]}{' '}
            {state.is === 'refunded'
              ? t.refunded(formatYuan(state.amount), formatMoment(state.refundedAt, page.lang))
              : t.refunding(formatYuan(state.amount))}
          </p>
        ) : null,
      )}
    </>
  )
}
