import type { Trade } from '../../src/registration/machine/trade.ts'
import { moment } from '../dates.ts'
import type { Frame } from '../frame.ts'
import { yuan } from '../money.ts'

/** Money that goes back or has gone back: always visible, never to be asked for (G6). */
export function Refunds({ f, trades }: { f: Frame; trades: Trade[] }) {
  const w = f.words.registration.hub
  return (
    <>
      {trades.map(({ state }) =>
        state.is === 'refunding' || state.is === 'refunded' ? (
          <p class={state.is === 'refunded' ? 'note shut' : 'note wait'} role="status">
            {w.refundWhy[state.why]}{' '}
            {state.is === 'refunded'
              ? w.refunded(yuan(state.amount), moment(state.refundedAt, f.lang))
              : w.refunding(yuan(state.amount))}
          </p>
        ) : null,
      )}
    </>
  )
}
