import { BUYERS } from './buyers.ts'
import { beijingTime, yuanText } from './formats.ts'
import type { Trade } from './trade.ts'

const COLUMNS =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,' +
  '商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,' +
  '卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

/**
 * The business bill of one day (`2026-12-18`, Beijing) in Alipay's columns: payments and refunds of that day, tabs behind
 * long numbers as there. Plain UTF-8 where Alipay sends a zip of GBK: who reads bills tests those with files of its own.
 */
export function billOf(day: string, trades: readonly Trade[], seller: string): string {
  const lines = trades.flatMap((trade) => [...payment(trade, day), ...refunds(trade, day)]).sort(byTime)
  const stop = day.replace(/(\d+)-(\d+)-(\d+)/, '$1年$2月$3日')
  return [
    '#支付宝业务明细查询',
    `#账号：[${seller}0156]`,
    `#起始日期：[${stop} 00:00:00]   终止日期：[${stop} 24:00:00]`,
    '#-----------------------------------------业务明细列表----------------------------------------',
    COLUMNS,
    ...lines.map((line) => line.text),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#导出时间：[${stop} 24:00:00]`,
    '',
  ].join('\r\n')
}

type Line = { at: number; text: string }

function payment(trade: Trade, day: string): Line[] {
  if (trade.state.is !== 'paid' || !isOn(day, trade.state.at)) return []
  return [{ at: trade.state.at, text: line(trade, '交易', trade.state.at, trade.amount, '') }]
}

function refunds(trade: Trade, day: string): Line[] {
  return trade.refunds
    .filter((refund) => isOn(day, refund.at))
    .map((refund) => ({
      at: refund.at,
      text: line(trade, '退款', refund.at, -refund.amount, refund.requestNo),
    }))
}

function line(trade: Trade, kind: string, at: number, amount: number, requestNo: string): string {
  const nothing = '0.00'
  return [
    `${trade.platformNo}\t`,
    `${trade.no}\t`,
    `${kind}\t`,
    quoted(trade.subject),
    beijingTime(trade.created),
    beijingTime(at),
    ...['\t', '\t', '\t', '\t'],
    BUYERS[trade.buyer].logonId,
    yuanText(amount),
    yuanText(amount),
    ...[nothing, nothing, nothing, nothing, nothing, '', `${nothing}\t`, nothing],
    `${requestNo}\t`,
    ...[nothing, nothing, ''],
  ].join(',')
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function isOn(day: string, at: number): boolean {
  return beijingTime(at).startsWith(day)
}

function byTime(a: Line, b: Line): number {
  return a.at - b.at
}
