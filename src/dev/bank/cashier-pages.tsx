import type { Child } from 'hono/jsx'
import { BUYERS, DEFAULT_BUYER } from './buyers.ts'
import { beijingTime, yuanText } from './formats.ts'
import type { Cashier } from './overview.ts'
import { Layout } from './page.tsx'
import type { Trade } from './trade.ts'

export const BANKS = {
  ICBC: '工商银行',
  ABC: '农业银行',
  BOC: '中国银行',
  CCB: '建设银行',
  BCOM: '交通银行',
  CMB: '招商银行',
  PSBC: '邮储银行',
} as const

type Shown = { cashier: Cashier; merchant: string; back: string }

/** The amount, the choice of an account and a bank, and the ways on. `failed`: the payer's bank has just said no. */
export function CashierPage(
  props: Shown & { failed: boolean; chosen: string | undefined; missing: boolean },
) {
  const { id, order, trade } = props.cashier
  const isComputer = order.product === 'FAST_INSTANT_TRADE_PAY'
  return (
    <Layout title={props.failed ? '付款失败' : '收银台'}>
      {props.failed && (
        <p class="notice bad" role="alert">
          银行没有付成这一笔，没有扣款。可以换一家银行再付，或者返回商户。
        </p>
      )}
      {props.missing && (
        <p class="notice bad" role="alert">
          请选择银行
        </p>
      )}
      <Order {...props} />
      <p>
        请在 <time>{beijingTime(order.expires)}</time> 前付款，到时交易自动关闭。
        {trade
          ? '这笔交易只能由它的买家付款。'
          : `买家${isComputer ? '扫码或登录' : '输入密码'}后，交易才产生，并且只属于这位买家。`}
      </p>
      <form method="post" action={`/cashier/${id}`}>
        <Choice name="buyer" title="选择账户" chosen={trade?.buyer ?? DEFAULT_BUYER}>
          {Object.entries(BUYERS).map(([name, { label }]) => [name, label])}
        </Choice>
        <Choice name="bank" title="选择银行" chosen={props.chosen ?? 'ICBC'}>
          {Object.entries(BANKS)}
        </Choice>
        <button class="main" name="do" value="pay">
          付款
        </button>
        <button name="do" value="fail">
          付款失败
        </button>
        {isComputer && !trade && (
          <button name="do" value="log-in">
            扫码或登录，先不付款
          </button>
        )}
      </form>
      <Back href={props.back} />
    </Layout>
  )
}

function Choice(props: { name: string; title: string; chosen: string; children: [string, string][] }) {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      {props.children.map(([value, label]) => (
        <label class="pick">
          <input type="radio" name={props.name} value={value} checked={value === props.chosen} /> {label}
        </label>
      ))}
    </fieldset>
  )
}

export function PaidPage(props: Shown & { trade: Trade }) {
  const { state } = props.trade
  if (state.is !== 'paid') return null
  const bank = Object.entries(BANKS).find(([code]) => code === state.bank)?.[1] ?? state.bank
  return (
    <Layout title="付款成功">
      <p class="notice good">
        已由{bank}付款，时间 <time>{beijingTime(state.at)}</time>。请返回商户。
      </p>
      <Order {...props} />
      <a class="button main" href={props.back}>
        返回商户
      </a>
    </Layout>
  )
}

export function ClosedPage(props: Shown & { trade: Trade }) {
  const { state } = props.trade
  return (
    <Layout title="交易已关闭">
      <p class="notice bad">
        {state.is === 'closed' && state.by === 'merchant' ? '商户关闭了这笔交易' : '付款时间已过'}
        ，不能再付款，没有扣款。
      </p>
      <Order {...props} />
      <Back href={props.back} />
    </Layout>
  )
}

/** `again`: the page where the same order can be paid, by another account. */
export function RefusalPage(props: { code: string; trade?: Trade; again?: string; returnUrl?: string }) {
  const [title, advice] = adviceOn(props.code, props.trade)
  return (
    <Layout title={title}>
      <p class="notice bad">{advice}</p>
      <p>
        错误代码 <code>{props.code}</code>
      </p>
      {props.again && (
        <p>
          <a href={props.again}>用原来的账户付款</a>
        </p>
      )}
      {props.returnUrl && <Back href={props.returnUrl} />}
    </Layout>
  )
}

/** As Alipay advises in its tables of errors. */
function adviceOn(code: string, trade: Trade | undefined): [title: string, advice: string] {
  switch (code) {
    case 'ACQ.TRADE_HAS_CLOSE':
      return ['交易已关闭', '付款时间已过，不能再付款，没有扣款。']
    case 'ACQ.TRADE_BUYER_NOT_MATCH': {
      const buyer = trade ? `（${BUYERS[trade.buyer].label}）` : ''
      return [
        '买家不匹配',
        `这笔交易已有买家，只能由原来的买家${buyer}付款。这一次没有扣款。要换人付款，请返回商户，由商户更换商户订单号后重新下单。`,
      ]
    }
    case 'ACQ.CONTEXT_INCONSISTENT':
      return [
        '订单信息不一致',
        '这个商户订单号下已有一笔交易，它的商品、金额、产品或付款截止时间与这一次不同，不能打开。没有扣款。请返回商户，由商户更换商户订单号后重新下单。',
      ]
    default:
      return ['订单信息有误', '不能打开这笔交易，没有扣款。请返回商户重新下单。']
  }
}

export function NoTradePage() {
  return (
    <Layout title="没有这笔交易">
      <p>请从商户的页面重新打开收银台。</p>
    </Layout>
  )
}

function Order({ cashier: { order, trade }, merchant }: Shown) {
  return (
    <>
      <p class="money">¥{yuanText(order.amount)}</p>
      <dl>
        <Fact name="收款方">{merchant}</Fact>
        <Fact name="商品">{order.subject}</Fact>
        <Fact name="商户订单号">{order.no}</Fact>
        {trade && <Fact name="交易号">{trade.platformNo}</Fact>}
        {trade && <Fact name="买家">{BUYERS[trade.buyer].label}</Fact>}
      </dl>
    </>
  )
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Back({ href }: { href: string }) {
  return (
    <p>
      <a href={href}>返回商户</a>
    </p>
  )
}
