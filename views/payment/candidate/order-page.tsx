import type { JSX } from 'hono/jsx/jsx-runtime'
import { beijingTime } from '../../../src/lib/calendar.ts'
import type { WayToPay } from '../../../src/payment/gateways/gateway.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { isOpenState } from '../../../src/registration/machine/payment/attempt.ts'
import { orderPath, pagePath } from '../../../src/registration/paths.ts'
import { CardBand, Facts, MixedText, Tag, type Tone } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import { Form, RefreshedPart } from '../../form.tsx'
import { Layout } from '../../layout.tsx'
import { LongNumber } from '../../long-numbers.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { Refunds } from '../../registration/hub/refunds.tsx'
import { offeringName } from '../../registration/refusal-words.ts'
import { When } from '../../time.tsx'

type Props = { page: PageContext; current: CurrentRegistration }

type OrderProps = Props & {
  /** Null when the newest attempt cannot be paid any more. */
  way: WayToPay | null
  /** The candidate has come back from the platform, or has asked it. */
  isBack: boolean
  /** How often the page has refreshed the status by itself. */
  polls: number
  /** How often the page was loaded since the candidate came back. */
  reloads: number
}

/** The order (M3): the way to the platform, the state of the payment, and all earlier attempts. */
export function OrderPage(props: OrderProps) {
  const { page, current } = props
  const t = page.words.payment
  const { trades } = current.view.registration
  const latest = trades.at(-1)
  const waits = latest !== undefined && isOpenState(latest.state)
  return (
    <Layout page={page} title={t.order.title} refresh={waits ? refreshOf(props) : undefined}>
      <h1>{t.order.title}</h1>
      {latest ? <OrderStatus {...props} /> : <NoOrder page={page} />}
      <Refunds page={page} trades={trades} />
      {latest ? <TradeFacts page={page} current={current} trade={latest} /> : null}
      {trades.length > 1 ? (
        <section class="card">
          <h2>{t.order.others}</h2>
          {trades
            .slice(0, -1)
            .reverse()
            .map((trade) => (
              <p>
                <LongNumber number={trade.no} /> {formatYuan(trade.amount)}{' '}
                <StateTag page={page} trade={trade} />
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

/** The part that refreshes itself, more and more slowly, until the payment has ended. */
export function OrderStatus(props: OrderProps) {
  const { page, current, polls } = props
  const trade = current.view.registration.trades.at(-1)
  if (!trade) return <NoOrder page={page} />
  const open = isOpenState(trade.state)
  const every =
    open && props.isBack ? `load delay:${POLL_SECONDS[Math.min(polls, POLL_SECONDS.length - 1)]}s` : undefined
  return (
    <RefreshedPart
      id="payment"
      from={`${pagePath('order/status', current.sitting)}?asked=${polls + 1}`}
      every={every}
    >
      <section class="card next" role="status">
        {open ? <OpenPayment {...props} trade={trade} /> : <EndedPayment {...props} trade={trade} />}
      </section>
    </RefreshedPart>
  )
}

/** After 3, 5, 10, 20, 30 s, then every minute (ux 2.13). */
const POLL_SECONDS = [3, 5, 10, 20, 30, 60]

function NoOrder({ page }: { page: PageContext }) {
  const t = page.words.payment.order
  return (
    <section class="card">
      <h2>{t.none}</h2>
      <p>{t.noneText}</p>
    </section>
  )
}

function OpenPayment({ page, current, way, trade, isBack }: OrderProps & { trade: Trade }) {
  const t = page.words.payment
  const platform = t.way.names[trade.gateway]
  const { lastAnswer } = trade
  const isNew = !isBack && way !== null
  return (
    <>
      <CardBand
        tone={isNew ? 'go' : 'wait'}
        word={isNew ? t.states.open : t.waiting.band}
        note={t.waiting.asOf(beijingTime(page.now).clock)}
      />
      <h2>{isNew ? t.order.go : t.waiting.title(platform)}</h2>
      {isNew ? (
        <>
          <p>{t.order.goText(platform)}</p>
          <p>
            <PayLink way={way} isMain text={t.order.go} />
          </p>
        </>
      ) : (
        <p>{t.waiting.text}</p>
      )}
      {!isNew && lastAnswer ? (
        <p class="note wait">
          {trade.isClosing
            ? t.waiting.closing(platform)
            : lastAnswer.answer === 'unknown'
              ? t.waiting.noAnswer(platform)
              : t.waiting.notReceived(beijingTime(lastAnswer.receivedAt).clock, platform)}
        </p>
      ) : null}
      <Form action={pagePath('order/update', current.sitting)}>
        <button class={isNew ? undefined : 'main'} data-busy={page.words.frame.busy}>
          {t.order.update}
        </button>
      </Form>
      {!isNew && way ? (
        <p>
          {t.waiting.notYet} <PayLink way={way} text={t.order.again} />
        </p>
      ) : null}
      <p class="hint">{t.waiting.help}</p>
    </>
  )
}

/** Opens the platform's page. htmx must not fetch it: it belongs to another site. */
function PayLink(props: { way: WayToPay; text: string; isMain?: boolean }): JSX.Element {
  const { way, text, isMain } = props
  switch (way.is) {
    case 'link':
      return (
        <a class={isMain ? 'button main' : undefined} href={way.url} hx-boost="false">
          {text}
        </a>
      )
  }
}

function EndedPayment({ page, current, trade }: OrderProps & { trade: Trade }) {
  const t = page.words.payment
  const { stage } = current.view.registration
  const paid = stage.is === 'paid'
  const mayPay = stage.is === 'approved' || stage.is === 'due'
  return (
    <>
      <CardBand tone={paid ? 'paid' : 'shut'} word={paid ? t.states.paid : t.states[trade.state.is]} />
      <h2>{formatYuan(trade.amount)}</h2>
      {paid ? <p>{page.words.registration.hub.paidText(formatYuan(trade.amount))}</p> : null}
      {mayPay ? (
        <p>
          <a class="button main" href={pagePath('payment', current.sitting)}>
            {t.order.again}
          </a>
        </p>
      ) : null}
      {paid ? (
        <p>
          <a class="button main" href={pagePath('hub', current.sitting)}>
            {t.order.back}
          </a>
        </p>
      ) : null}
    </>
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
          { name: t.order.state, value: <StateTag page={page} trade={trade} /> },
          { name: t.order.number, value: <LongNumber number={trade.no} /> },
          { name: t.order.gateway, value: t.way.names[trade.gateway] },
          { name: t.order.opened, value: <When page={page} at={trade.openedAt} /> },
          isOpenState(state) && { name: t.order.expires, value: formatDeadline(trade.expiresAt, page.lang) },
          isOpenState(state) && { name: t.waiting.seats, value: t.waiting.seatsText },
          'platformNo' in state && { name: t.order.paidAt, value: <When page={page} at={state.paidAt} /> },
          'platformNo' in state && {
            name: t.order.platformNo,
            value: <LongNumber number={state.platformNo} />,
          },
        ]}
      />
    </section>
  )
}

const STATE_TONES: Record<Trade['state']['is'], Tone> = {
  open: 'go',
  unknown: 'wait',
  closed: 'shut',
  paid: 'paid',
  refunding: 'wait',
  'refund-refused': 'back',
  refunded: 'shut',
}

function StateTag({ page, trade }: { page: PageContext; trade: Trade }) {
  return <Tag tone={STATE_TONES[trade.state.is]}>{page.words.payment.states[trade.state.is]}</Tag>
}
