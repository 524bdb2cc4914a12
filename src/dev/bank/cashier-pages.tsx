import { beijingTime, yuanText } from './formats.ts'
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

type Shown = { trade: Trade; merchant: string; back: string }

/** The amount, the choice of a bank, and the three ways on. `failed`: the payer's bank has just said no. */
export function CashierPage(
  props: Shown & { failed: boolean; chosen: string | undefined; missing: boolean },
) {
  const { trade } = props
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
        请在 <time>{beijingTime(trade.expires)}</time> 前付款，到时交易自动关闭。
      </p>
      <form method="post" action={`/cashier/${trade.platformNo}`}>
        <fieldset>
          <legend>选择银行</legend>
          {Object.entries(BANKS).map(([code, name]) => (
            <label class="pick">
              <input type="radio" name="bank" value={code} checked={code === (props.chosen ?? 'ICBC')} />{' '}
              {name}
            </label>
          ))}
        </fieldset>
        <button class="main" name="do" value="pay">
          付款
        </button>
        <button name="do" value="fail">
          付款失败
        </button>
      </form>
      <Back href={props.back} />
    </Layout>
  )
}

export function PaidPage(props: Shown) {
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

export function ClosedPage(props: Shown) {
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

export function WrongOrderPage(props: { code: string; returnUrl?: string }) {
  const over = props.code === 'ACQ.TRADE_HAS_CLOSE'
  return (
    <Layout title={over ? '交易已关闭' : '订单信息有误'}>
      <p class="notice bad">
        {over ? '付款时间已过，不能再付款，没有扣款。' : '不能打开这笔交易，没有扣款。请返回商户重新下单。'}
      </p>
      <p>
        错误代码 <code>{props.code}</code>
      </p>
      {props.returnUrl && <Back href={props.returnUrl} />}
    </Layout>
  )
}

export function NoTradePage() {
  return (
    <Layout title="没有这笔交易">
      <p>请从商户的页面重新打开收银台。</p>
    </Layout>
  )
}

function Order({ trade, merchant }: Shown) {
  return (
    <>
      <p class="money">¥{yuanText(trade.amount)}</p>
      <dl>
        <dt>收款方</dt>
        <dd>{merchant}</dd>
        <dt>商品</dt>
        <dd>{trade.subject}</dd>
        <dt>商户订单号</dt>
        <dd>{trade.no}</dd>
        <dt>交易号</dt>
        <dd>{trade.platformNo}</dd>
      </dl>
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
