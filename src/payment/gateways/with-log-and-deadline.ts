import type { Gateway } from './gateway.ts'

/** Longer than a gateway takes by its own rule (3 s): it ends a call of a gateway that has forgotten its deadline. ms */
const LAST_DEADLINE_MS = 5_000

/**
 * The gateway as the product calls it: no call takes longer than its deadline or throws, and each `unknown` answer and each
 * refused refund leaves a line in the log that says why. Without that line a wrong key or an empty account is silent: every question is
 * unknown, every refund waits, and no operator learns of it.
 */
export function withLogAndDeadline(gateway: Gateway, deadlineMs = LAST_DEADLINE_MS): Gateway {
  const { name } = gateway
  const ask = async <Answer extends { is: string }>(
    call: 'query' | 'close' | 'refund',
    trade: string,
    answer: Promise<Answer>,
  ): Promise<Answer | Unknown> => {
    const heard = await inTime(answer, deadlineMs)
    if (heard.is === 'unknown' || heard.is === 'refused')
      console.warn(JSON.stringify({ gateway: name, call, trade, ...heard }))
    return heard
  }
  return {
    name,
    wayToPay: (request) => gateway.wayToPay(request),
    readNotification: (notification) => gateway.readNotification(notification),
    query: (tradeNo) => ask('query', tradeNo, gateway.query(tradeNo)),
    close: (tradeNo) => ask('close', tradeNo, gateway.close(tradeNo)),
    refund: (refund) => ask('refund', refund.tradeNo, gateway.refund(refund)),
  }
}

type Unknown = { is: 'unknown'; why: string }

/** The answer, or `unknown` where it fails or has not come in time. */
async function inTime<Answer>(answer: Promise<Answer>, ms: number): Promise<Answer | Unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Unknown>((resolve) => {
    timer = setTimeout(() => resolve({ is: 'unknown', why: 'timeout' }), ms)
  })
  try {
    return await Promise.race([answer, late])
  } catch (error) {
    return { is: 'unknown', why: String(error) }
  } finally {
    clearTimeout(timer)
  }
}
