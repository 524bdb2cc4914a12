import type { JSX } from 'hono/jsx/jsx-runtime'
import { beijingTime } from '../../../src/lib/calendar.ts'
import type { WayToPay } from '../../../src/payment/gateways/gateway.ts'
import type { CurrentRegistration } from '../../../src/registration/current-registration.ts'
import { isOpenState, type Trade, tradeOf } from '../../../src/registration/machine/payment/attempt.ts'
import { pagePath } from '../../../src/registration/paths.ts'
import { CardBand } from '../../components.tsx'
import { formatDeadline } from '../../dates.ts'
import { Form, RefreshedPart } from '../../form.tsx'
import { formatYuan } from '../../money.ts'
import type { PageContext } from '../../page-context.ts'
import { tradeStateText } from '../trade-state.tsx'

export type OrderProps = {
  page: PageContext
  current: CurrentRegistration
  /** Null when the newest attempt cannot be paid any more. */
  way: WayToPay | null
  /** The kind of this browser's device: an attempt belongs to the kind that it was opened on. */
  device: 'computer' | 'phone'
  /** 「换一种方式或换人支付」 is offered: the time to pay is not over. */
  mayChange: boolean
  /** The candidate has come back from the platform, or has asked it. */
  isBack: boolean
  /** How often the page has refreshed the status by itself. */
  polls: number
  /** How often the page was loaded since the candidate came back. */
  reloads: number
}

/** The attempt that pays the registration; the newest one where none does. */
export function shownTrade({ view }: CurrentRegistration): Trade | undefined {
  const { stage, trades } = view.registration
  const paying = stage.is === 'paid' && stage.trade !== null ? tradeOf({ trades }, stage.trade) : undefined
  return paying ?? trades.at(-1)
}

/** The part that refreshes itself, more and more slowly, until the payment has ended, or half an hour has passed. */
export function OrderStatus(props: OrderProps) {
  const { current, polls } = props
  const trade = shownTrade(current)
  if (!trade) return null
  const open = isOpenState(trade.state)
  const seconds = POLL_SECONDS[polls]
  return (
    <RefreshedPart
      id="payment"
      from={`${pagePath('order/status', current.sitting)}?asked=${polls + 1}`}
      every={open && props.isBack && seconds ? `load delay:${seconds}s` : undefined}
    >
      <section class="card next" role="status">
        {open ? <OpenPayment {...props} trade={trade} /> : <EndedPayment {...props} trade={trade} />}
      </section>
    </RefreshedPart>
  )
}

/** After 3, 5, 10, 20, 30 s, then every minute (ux 2.13), half an hour in all. */
const POLL_SECONDS = [3, 5, 10, 20, 30, ...Array.from({ length: 29 }, () => 60)]

function OpenPayment(props: OrderProps & { trade: Trade }) {
  const { page, current, way, trade, isBack } = props
  const t = page.words.payment
  const platform = t.way.names[trade.gateway]
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
        <>
          <p>{waitingText(props, platform)}</p>
          <LastAnswer {...props} platform={platform} />
          {POLL_SECONDS[props.polls] ? null : <p class="note">{t.waiting.stopped}</p>}
        </>
      )}
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
      <AnotherAttempt {...props} />
      <p class="hint">{t.waiting.help}</p>
    </>
  )
}

function waitingText({ page, current, trade, mayChange }: OrderProps & { trade: Trade }, platform: string) {
  const t = page.words.payment.waiting
  const { stage } = current.view.registration
  if (page.now < trade.expiresAt) return t.text
  const isDue = stage.is === 'approved' || stage.is === 'due'
  return mayChange && isDue ? t.overButTime(formatDeadline(stage.payBy, page.lang)) : t.over(platform)
}

/** The last answer of the platform, and when to try again where there is none. */
function LastAnswer({ page, trade, platform }: OrderProps & { trade: Trade; platform: string }) {
  const t = page.words.payment.waiting
  if (trade.isClosing) return <p class="note wait">{t.closing(platform)}</p>
  if (!trade.lastAnswer) return null
  const { answer, receivedAt } = trade.lastAnswer
  return (
    <p class="note wait">
      {answer === 'unknown' ? t.noAnswer(platform) : t.notReceived(beijingTime(receivedAt).clock, platform)}
    </p>
  )
}

/**
 * 「换一种方式或换人支付」: a platform takes an order from the first account that logged in only, and on the kind of device it was opened
 * for (Alipay, ACQ.TRADE_BUYER_NOT_MATCH, ACQ.CONTEXT_INCONSISTENT): another payer or device needs another number.
 */
function AnotherAttempt({ page, current, trade, device, mayChange }: OrderProps & { trade: Trade }) {
  const t = page.words.payment
  if (!mayChange) return null
  return (
    <Form action={pagePath('order/another', current.sitting)}>
      <input type="hidden" name="trade" value={trade.no} />
      <p class={trade.device === device ? 'hint' : 'note'}>
        {trade.device === device ? t.order.anotherText : t.waiting.otherDevice[trade.device]}
      </p>
      <button data-busy={page.words.frame.busy}>{t.order.another}</button>
    </Form>
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

/** Paid, closed, or money that goes back: what there is to say of it stands below, in `Refunds`. */
function EndedPayment({ page, current, trade, mayChange }: OrderProps & { trade: Trade }) {
  const t = page.words.payment
  const { stage } = current.view.registration
  const isPaid = stage.is === 'paid'
  const isKept = isPaid && trade.state.is === 'paid'
  return (
    <>
      <CardBand tone={isKept ? 'paid' : 'shut'} word={tradeStateText(page, trade)} />
      <h2>{formatYuan(trade.amount)}</h2>
      {isKept ? <p>{page.words.registration.hub.paidText(formatYuan(trade.amount))}</p> : null}
      {mayChange ? (
        <p>
          <a class="button main" href={pagePath('payment', current.sitting)}>
            {t.order.again}
          </a>
        </p>
      ) : null}
      {isPaid ? (
        <p>
          <a class="button main" href={pagePath('hub', current.sitting)}>
            {t.order.back}
          </a>
        </p>
      ) : null}
    </>
  )
}
