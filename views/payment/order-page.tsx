import type { Trade } from '../../src/registration/machine/trade.ts'
import { isOpen } from '../../src/registration/machine/trade.ts'
import type { Own } from '../../src/registration/own-file.ts'
import { subjectOf } from '../../src/registration/refusal-words.ts'
import { deadline, shanghai } from '../dates.ts'
import { Form, Fragment } from '../form.tsx'
import type { Frame } from '../frame.ts'
import { Layout } from '../layout.tsx'
import { yuan } from '../money.ts'
import { LongNumber } from '../numbers.tsx'
import { Band, Facts, Han, Tag, type Tone, When } from '../parts.tsx'
import { Refunds } from '../registration/refunds.tsx'

type Props = { f: Frame; own: Own; base: string }

/** `link`: the signed address of the platform while the attempt may be paid. `asked`: how often the
 * page has asked by itself; `shown`: how often it was loaded since the candidate came back. */
export type OrderProps = Props & { link: string | null; asked: number; came: boolean; shown: number }

/** The order (M3): the way to the platform, what is known of the payment, and every attempt there was. */
export function OrderPage(props: OrderProps) {
  const { f, own, base } = props
  const w = f.words.payment
  const { trades } = own.view.file
  const latest = trades.at(-1)
  const waits = latest !== undefined && isOpen(latest.state)
  return (
    <Layout f={f} title={w.order.title} refresh={waits ? again(props) : undefined}>
      <h1>{w.order.title}</h1>
      {latest ? <OrderStatus {...props} /> : <NoOrder f={f} />}
      <Refunds f={f} trades={trades} />
      {latest ? <TradeFacts f={f} own={own} trade={latest} /> : null}
      {trades.length > 1 ? (
        <section class="card">
          <h2>{w.order.others}</h2>
          {trades
            .slice(0, -1)
            .reverse()
            .map((trade) => (
              <p>
                <LongNumber number={trade.no} /> {yuan(trade.amount)} <State f={f} trade={trade} />
              </p>
            ))}
        </section>
      ) : null}
      <p>
        <a href={base}>{w.order.back}</a>
      </p>
    </Layout>
  )
}

/** Without scripts the page loads itself again every 15 seconds, for two minutes (ux 2.13). */
function again({ base, came, shown }: OrderProps) {
  return came && shown < 8 ? { after: 15, to: `${base}/order?came=${shown + 1}` } : undefined
}

/** The part that asks again by itself, more and more slowly, and stops when settled. */
export function OrderStatus(props: OrderProps) {
  const { f, own, base, asked } = props

  const trade = own.view.file.trades.at(-1)
  if (!trade) return <NoOrder f={f} />
  const open = isOpen(trade.state)
  const every = open && props.came ? `load delay:${PAUSES[Math.min(asked, PAUSES.length - 1)]}s` : undefined
  return (
    <Fragment id="payment" from={`${base}/order/status?asked=${asked + 1}`} every={every}>
      <section class="card next" role="status">
        {open ? <Waiting {...props} trade={trade} /> : <Settled {...props} trade={trade} />}
      </section>
    </Fragment>
  )
}

/** After 3, 5, 10, 20, 30 s, then every minute (ux 2.13). */
const PAUSES = [3, 5, 10, 20, 30, 60]

function NoOrder({ f }: { f: Frame }) {
  const w = f.words.payment.order
  return (
    <section class="card">
      <h2>{w.none}</h2>
      <p>{w.noneText}</p>
    </section>
  )
}

function Waiting({ f, base, link, trade, came }: OrderProps & { trade: Trade }) {
  const w = f.words.payment
  const platform = w.way.names[trade.gateway]
  const fresh = !came && link !== null
  const heard = trade.heard
  return (
    <>
      <Band
        tone={fresh ? 'go' : 'wait'}
        word={fresh ? w.states.open : w.waiting.band}
        note={w.waiting.asOf(shanghai(f.now).clock)}
      />
      <h2>{fresh ? w.order.go : w.waiting.title(platform)}</h2>
      {fresh ? (
        <>
          <p>{w.order.goText(platform)}</p>
          <p>
            <a class="button main" href={link} hx-boost="false">
              {w.order.go}
            </a>
          </p>
        </>
      ) : (
        <p>{w.waiting.text}</p>
      )}
      {!fresh && heard ? (
        <p class="note wait">
          {trade.closing
            ? w.waiting.closing(platform)
            : heard.said === 'unknown'
              ? w.waiting.noAnswer(platform)
              : w.waiting.notReceived(shanghai(heard.at).clock, platform)}
        </p>
      ) : null}
      <Form action={`${base}/order/update`}>
        <button class={fresh ? undefined : 'main'} data-busy={f.words.frame.busy}>
          {w.order.update}
        </button>
      </Form>
      {!fresh && link ? (
        <p>
          {w.waiting.notYet}{' '}
          <a href={link} hx-boost="false">
            {w.order.again}
          </a>
        </p>
      ) : null}
      <p class="hint">{w.waiting.help}</p>
    </>
  )
}

function Settled({ f, own, base, trade }: OrderProps & { trade: Trade }) {
  const w = f.words.payment
  const { stage } = own.view.file
  const paid = stage.is === 'paid'
  const mayPay = stage.is === 'approved' || stage.is === 'due'
  return (
    <>
      <Band tone={paid ? 'paid' : 'shut'} word={paid ? w.states.paid : w.states[trade.state.is]} />
      <h2>{yuan(trade.amount)}</h2>
      {paid ? <p>{f.words.registration.hub.paidText(yuan(trade.amount))}</p> : null}
      {mayPay ? (
        <p>
          <a class="button main" href={`${base}/payment`}>
            {w.order.again}
          </a>
        </p>
      ) : null}
      {paid ? (
        <p>
          <a class="button main" href={base}>
            {w.order.back}
          </a>
        </p>
      ) : null}
    </>
  )
}

function TradeFacts({ f, own, trade }: { f: Frame; own: Own; trade: Trade }) {
  const w = f.words.payment
  const { state } = trade
  return (
    <section class="card">
      <Facts
        rows={[
          ...trade.lines.map((line) => ({
            name: w.confirm.subject,
            value: (
              <>
                <Han lang={f.lang}>{subjectOf(f, own.catalogue, line.offering)}</Han> {yuan(line.fee)}
              </>
            ),
          })),
          { name: w.order.amount, value: <b>{yuan(trade.amount)}</b> },
          { name: w.order.state, value: <State f={f} trade={trade} /> },
          { name: w.order.number, value: <LongNumber number={trade.no} /> },
          { name: w.order.gateway, value: w.way.names[trade.gateway] },
          { name: w.order.opened, value: <When f={f} at={trade.openedAt} /> },
          isOpen(state) && { name: w.order.expires, value: deadline(trade.expires, f.lang) },
          isOpen(state) && { name: w.waiting.seats, value: w.waiting.seatsText },
          'platformNo' in state && { name: w.order.paidAt, value: <When f={f} at={state.at} /> },
          'platformNo' in state && {
            name: w.order.platformNo,
            value: <LongNumber number={state.platformNo} />,
          },
        ]}
      />
    </section>
  )
}

const TONES: Record<Trade['state']['is'], Tone> = {
  open: 'go',
  unknown: 'wait',
  closed: 'shut',
  paid: 'paid',
  refunding: 'wait',
  refunded: 'shut',
}

function State({ f, trade }: { f: Frame; trade: Trade }) {
  return <Tag tone={TONES[trade.state.is]}>{f.words.payment.states[trade.state.is]}</Tag>
}
