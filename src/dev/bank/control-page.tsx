import { BUYERS } from './buyers.ts'
import { CHOICES, type FaultSwitches, NUMBERS } from './fault-switches.ts'
import { beijingTime, yuanText } from './formats.ts'
import type { Overview } from './overview.ts'
import { Layout } from './page.tsx'
import { refundedAmount, statusOf } from './trade.ts'

type OneTrade = Overview['trades'][number]

const WORDS: Record<keyof FaultSwitches, string> = {
  notify: '发送通知',
  delay: '通知延迟（毫秒）',
  repeat: '每次份数',
  reorder: '颠倒顺序',
  forge: '伪造',
  amount: '通知金额加（分）',
  answer: '接口回答',
  refund: '退款接口',
  slow: '接口延迟（毫秒）',
  speed: '重发加速（倍）',
}

export function ControlPage(props: Overview) {
  return (
    <Layout title="控制台" wide>
      <p>
        银行时间 <time>{beijingTime(props.clock)}</time>
      </p>
      <section>
        <h2>全部交易</h2>
        <SwitchForm switches={props.switches} />
        <form class="row" method="post" action="/control/advance">
          <label>
            时间向前（毫秒） <input name="ms" type="number" min="1" value="240000" />
          </label>
          <button>拨快</button>
        </form>
        <form class="row" method="post" action="/control/release">
          <button>放行等待的通知</button>
        </form>
        <form class="row" method="post" action="/control/reset">
          <button class="risk">全部清空</button>
        </form>
      </section>
      {props.trades.length + props.opened.length === 0 && (
        <p>还没有交易。从商户的页面打开一次收银台，它就出现在这里。</p>
      )}
      {props.opened.map((cashier) => (
        <OpenedPart cashier={cashier} />
      ))}
      {props.trades.map((trade) => (
        <TradePart trade={trade} />
      ))}
    </Layout>
  )
}

/** For the platform there is no trade yet: queries and closing answer `ACQ.TRADE_NOT_EXIST`. */
function OpenedPart({ cashier: { id, order, switches } }: { cashier: Overview['opened'][number] }) {
  return (
    <section>
      <h2>
        {order.no} <span class="tag">收银台已打开，还没有交易</span>
      </h2>
      <p>
        {order.subject}，¥{yuanText(order.amount)}，<a href={`/cashier/${id}`}>收银台</a>，截止{' '}
        <time>{beijingTime(order.expires)}</time>
      </p>
      <div class="row">
        <form method="post" action="/control/pay">
          <Hidden no={order.no} />
          <button>代付</button>
        </form>
      </div>
      <details>
        <summary>这笔交易的开关</summary>
        <SwitchForm switches={switches} no={order.no} />
      </details>
    </section>
  )
}

function TradePart({ trade }: { trade: OneTrade }) {
  return (
    <section>
      <h2>
        {trade.no} <span class="tag">{statusOf(trade)}</span>
      </h2>
      <p>
        {trade.subject}，¥{yuanText(trade.amount)}，买家：{BUYERS[trade.buyer].label}，
        {trade.cashier && (
          <>
            <a href={`/cashier/${trade.cashier}`}>收银台</a>，
          </>
        )}
        截止 <time>{beijingTime(trade.expires)}</time>
        {trade.refunds.map((refund) => `，退款 ${refund.requestNo} ¥${yuanText(refund.amount)}`).join('')}
      </p>
      <div class="row">
        <form method="post" action="/control/pay">
          <Hidden no={trade.no} />
          <button>代付</button>
        </form>
        <form method="post" action="/control/notify">
          <Hidden no={trade.no} />
          <button>立即通知</button>
        </form>
        <form method="post" action="/control/release">
          <Hidden no={trade.no} />
          <button>放行</button>
        </form>
      </div>
      {statusOf(trade) === 'TRADE_SUCCESS' && <RefundForms trade={trade} />}
      <Sent trade={trade} />
      <details>
        <summary>这笔交易的开关</summary>
        <SwitchForm switches={trade.switches} no={trade.no} />
      </details>
    </section>
  )
}

/** In the merchant's name at the platform, past the merchant's server. */
function RefundForms({ trade }: { trade: OneTrade }) {
  const left = yuanText(trade.amount - refundedAmount(trade))
  return (
    <div class="row">
      <form method="post" action="/control/refund">
        <Hidden no={trade.no} />
        <label>
          在平台退款（元）{' '}
          <input name="yuan" type="number" step="0.01" min="0.01" max={left} value={left} required />
        </label>{' '}
        <button class="risk">退款</button>
      </form>
      <form method="post" action="/control/refund">
        <Hidden no={trade.no} />
        <button class="risk">全额退款</button>
      </form>
    </div>
  )
}

function Sent({ trade }: { trade: OneTrade }) {
  return (
    <ul>
      {trade.notifications.map((one) => (
        <li>
          {one.fields.trade_status}
          {one.fields.refund_fee && `（退款 ¥${one.fields.refund_fee}）`}：发送 {one.sent} 次，
          {one.arrived ? '已收到 success' : one.due ? `下次 ${beijingTime(one.due)}` : '不再发送'}
          {one.deliveries.length > 0 && (
            <ol>
              {one.deliveries.map((delivery) => (
                <li>
                  <time>{beijingTime(delivery.at)}</time> {delivery.forge === 'no' ? '' : delivery.forge}{' '}
                  {delivery.status || '没有回答'} <code>{delivery.answer.slice(0, 60)}</code>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  )
}

function SwitchForm({ switches, no = '' }: { switches: FaultSwitches; no?: string }) {
  return (
    <form class="switches" method="post" action="/control">
      <Hidden no={no} />
      {Object.entries(CHOICES).map(([name, choices]) => (
        <label>
          {WORDS[name as keyof FaultSwitches]}
          <select name={name}>
            {choices.map((choice) => (
              <option selected={switches[name as keyof FaultSwitches] === choice}>{choice}</option>
            ))}
          </select>
        </label>
      ))}
      {Object.entries(NUMBERS).map(([name, [least, most]]) => (
        <label>
          {WORDS[name as keyof FaultSwitches]}
          <input
            name={name}
            type="number"
            step="any"
            min={least}
            max={most}
            value={String(switches[name as keyof FaultSwitches])}
          />
        </label>
      ))}
      <button class="main">保存</button>
    </form>
  )
}

function Hidden({ no }: { no: string }) {
  return <input type="hidden" name="tradeNo" value={no} />
}
