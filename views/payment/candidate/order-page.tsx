import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { isOpenState, type Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { orderPath, pagePath } from '../../../src/registration/paths.ts'
import { Facts, MixedText } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import { Layout } from '../../layout.tsx'
import { LongNumber } from '../../long-numbers.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { Refunds } from '../../registration/hub/refunds.tsx'
import { offeringName } from '../../registration/refusal-words.ts'
import { When } from '../../time.tsx'
import { TradeTag } from '../trade-state.tsx'
import { type OrderProps, OrderStatus, shownTrade } from './order-status.tsx'

/** The order (M3): the way to the platform, the state of the payment, and all other attempts. `refusal`: why a button did nothing. */
export function OrderPage(props: OrderProps & { refusal?: string | undefined }) {
  const { page, current, refusal } = props
  const t = page.words.payment
  const { trades } = current.view.registration
  const shown = shownTrade(current)
  const others = trades.filter((trade) => trade !== shown).reverse()
  const waits = shown !== undefined && isOpenState(shown.state)
  return (
    <Layout
      page={page}
      title={t.order.title}
      refresh={waits ? refreshOf(props) : undefined}
      error={refusal !== undefined}
    >
      <h1>{t.order.title}</h1>
      {refusal ? (
        <section class="problems" role="alert" tabindex={-1} autofocus>
          <p>{refusal}</p>
        </section>
      ) : null}
      {shown ? (
        <OrderStatus {...props} />
      ) : (
        <NoOrder page={page} isAtCentre={current.terms.money === 'centre'} />
      )}
      <Refunds page={page} current={current} />
      {shown ? <TradeFacts page={page} current={current} trade={shown} /> : null}
      {others.length > 0 ? (
        <section class="card">
          <h2>{t.order.others}</h2>
          {others.map((trade) => (
            <p>
              <LongNumber number={trade.no} /> {formatYuan(trade.amount)}{' '}
              <TradeTag page={page} trade={trade} />
            </p>
          ))}
        </section>
      ) : null}
      <p>
        <a href={pagePath('hub', current.sitting)}>{t.order.back}</a>
      </p>
    </Layout>
  )
}

/** Without scripts the page loads itself again every 15 seconds, for two minutes (ux 2.13). */
function refreshOf({ current, isBack, reloads }: OrderProps) {
  return isBack && reloads < 8
    ? { after: 15, to: orderPath(current.sitting, { came: reloads + 1 }) }
    : undefined
}

function NoOrder({ page, isAtCentre }: { page: PageContext; isAtCentre: boolean }) {
  const t = page.words.payment.order
  return (
    <section class="card">
      <h2>{t.none}</h2>
      <p>{isAtCentre ? page.words.registration.hub.payAtCentreText : t.noneText}</p>
    </section>
  )
}

function TradeFacts({
  page,
  current,
  trade,
}: {
  page: PageContext
  current: CurrentRegistration
  trade: Trade
}) {
  const t = page.words.payment
  const { state } = trade
  const { factsConfirmed, revision } = current.view.registration
  return (
    <section class="card">
      <Facts
        rows={[
          ...trade.lines.map((line) => ({
            name: t.confirm.subject,
            value: (
              <>
                <MixedText lang={page.lang}>{offeringName(page, current.catalogue, line.offering)}</MixedText>{' '}
                {formatYuan(line.fee)}
              </>
            ),
          })),
          { name: t.order.amount, value: <b>{formatYuan(trade.amount)}</b> },
          { name: t.order.state, value: <TradeTag page={page} trade={trade} /> },
          { name: t.order.number, value: <LongNumber number={trade.no} /> },
          { name: t.order.gateway, value: t.way.names[trade.gateway] },
          factsConfirmed?.revision === revision && {
            name: t.confirm.tick,
            value: <When page={page} at={factsConfirmed.confirmedAt} as="minute" />,
          },
          { name: t.order.opened, value: <When page={page} at={trade.openedAt} /> },
          isOpenState(state) && { name: t.order.expires, value: formatDeadline(trade.expiresAt, page.lang) },
          isOpenState(state) && { name: t.waiting.seats, value: t.waiting.seatsText },
          'platformNo' in state && { name: t.order.paidAt, value: <When page={page} at={state.paidAt} /> },
          'platformNo' in state && {
            name: trade.gateway === 'centre' ? page.words.registration.hub.receipt : t.order.platformNo,
            value:
              trade.gateway === 'centre' ? (
                <MixedText lang={page.lang}>{state.platformNo}</MixedText>
              ) : (
                <LongNumber number={state.platformNo} />
              ),
          },
        ]}
      />
    </section>
  )
}
