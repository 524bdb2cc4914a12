import { beijingTime } from '../../../src/lib/calendar.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import type { Trade } from '../../../src/registration/machine/payment/attempt.ts'
import { isOpenState } from '../../../src/registration/machine/payment/attempt.ts'
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

type Props = { page: PageContext; own: CurrentRegistration; base: string }

/** `link`: the signed address of the platform while the attempt may be paid. `asked`: how often the
 * page has asked by itself; `shown`: how often it was loaded since the candidate came back. */
export type OrderProps = Props & { link: string | null; polls: number; isBack: boolean; reloads: number }

/** The order (M3): the way to the platform, what is known of the payment, and every attempt there was. */
export function OrderPage(props: OrderProps) {
  const { page, own, base } = props
  const t = page.words.payment
  const { trades } = own.view.registration
  const latest = trades.at(-1)
  const waits = latest !== undefined && isOpenState(latest.state)
  return (
    <Layout page={page} title={t.order.title} refresh={waits ? refreshOf(props) : undefined}>
      <h1>{t.order.title}</h1>
      {latest ? <OrderStatus {...props} /> : <NoOrder page={page} />}
      <Refunds page={page} trades={trades} />
      {latest ? <TradeFacts page={page} own={own} trade={latest} /> : null}
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
        <a href={base}>{t.order.back}</a>
      </p>
    </Layout>
  )
}

/** Without scripts the page loads itself again every 15 seconds, for two minutes (ux 2.13). */
function refreshOf({ base, isBack: came, reloads: shown }: OrderProps) {
  return came && shown < 8 ? { after: 15, to: `${base}/order?came=${shown + 1}` } : undefined
}

/** The part that asks again by itself, more and more slowly, and stops when settled. */
export function OrderStatus(props: OrderProps) {
  const { page, own, base, polls: asked } = props

  const trade = own.view.registration.trades.at(-1)
  if (!trade) return <NoOrder page={page} />
  const open = isOpenState(trade.state)
  const every =
    open && props.isBack ? `load delay:${POLL_SECONDS[Math.min(asked, POLL_SECONDS.length - 1)]}s` : undefined
  return (
    <RefreshedPart id="payment" from={`${base}/order/status?asked=${asked + 1}`} every={every}>
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

function OpenPayment({ page, base, link, trade, isBack: came }: OrderProps & { trade: Trade }) {
  const t = page.words.payment
  const platform = t.way.names[trade.gateway]
  const fresh = !came && link !== null
  const heard = trade.lastAnswer
  return (
    <>
      <CardBand
        tone={fresh ? 'go' : 'wait'}
        word={fresh ? t.states.open : t.waiting.band}
        note={t.waiting.asOf(beijingTime(page.now).clock)}
      />
      <h2>{fresh ? t.order.go : t.waiting.title(platform)}</h2>
      {fresh ? (
        <>
          <p>{t.order.goText(platform)}</p>
          <p>
            <a class="button main" href={link} hx-boost="false">
              {t.order.go}
            </a>
          </p>
        </>
      ) : (
        <p>{t.waiting.text}</p>
      )}
      {!fresh && heard ? (
        <p class="note wait">
          {trade.isClosing
            ? t.waiting.closing(platform)
            : heard.answer === 'unknown'
              ? t.waiting.noAnswer(platform)
              : t.waiting.notReceived(beijingTime(heard.receivedAt).clock, platform)}
        </p>
      ) : null}
      <Form action={`${base}/order/update`}>
        <button class={fresh ? undefined : 'main'} data-busy={page.words.frame.busy}>
          {t.order.update}
        </button>
      </Form>
      {!fresh && link ? (
        <p>
          {t.waiting.notYet}{' '}
          <a href={link} hx-boost="false">
            {t.order.again}
          </a>
        </p>
      ) : null}
      <p class="hint">{t.waiting.help}</p>
    </>
  )
}

function EndedPayment({ page, own, base, trade }: OrderProps & { trade: Trade }) {
  const t = page.words.payment
  const { stage } = own.view.registration
  const paid = stage.is === 'paid'
  const mayPay = stage.is === 'approved' || stage.is === 'due'
  return (
    <>
      <CardBand tone={paid ? 'paid' : 'shut'} word={paid ? t.states.paid : t.states[trade.state.is]} />
      <h2>{formatYuan(trade.amount)}</h2>
      {paid ? <p>{page.words.registration.hub.paidText(formatYuan(trade.amount))}</p> : null}
      {mayPay ? (
        <p>
          <a class="button main" href={`${base}/payment`}>
            {t.order.again}
          </a>
        </p>
      ) : null}
      {paid ? (
        <p>
          <a class="button main" href={base}>
            {t.order.back}
          </a>
        </p>
      ) : null}
    </>
  )
}

function TradeFacts({ page, own, trade }: { page: PageContext; own: CurrentRegistration; trade: Trade }) {
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
                <MixedText lang={page.lang}>{offeringName(page, own.catalogue, line.offering)}</MixedText>{' '}
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
  refunded: 'shut',
}

function StateTag({ page, trade }: { page: PageContext; trade: Trade }) {
  return <Tag tone={STATE_TONES[trade.state.is]}>{page.words.payment.states[trade.state.is]}</Tag>
}
