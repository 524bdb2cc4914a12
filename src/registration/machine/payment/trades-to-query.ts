import type { Registration } from '../registration.ts'
import { hasMoney, type Trade } from './attempt.ts'

/** Of a registration with many attempts the newest are asked about at once: each is a call to the platform. */
const QUERIED_AT_ONCE = 8

/**
 * The attempts that 「我已支付，更新支付信息」 and the way back from the platform ask about, newest first: those without money, also the ones
 * that are closed for good, since an answer may have crossed the payment; and the one that pays, whose money may have gone back at the
 * platform. One that `isClosing` is to be closed rather than queried.
 */
export function tradesToQuery({ trades, stage }: Pick<Registration, 'trades' | 'stage'>): Trade[] {
  const paying = stage.is === 'paid' ? stage.trade : null
  const ofPlatforms = trades.filter(({ gateway }) => gateway !== 'centre')
  return ofPlatforms
    .filter(({ no, state }) => no === paying || !hasMoney(state))
    .slice(-QUERIED_AT_ONCE)
    .reverse()
}
