import type { Registration } from '../registration.ts'
import type { Trade } from './attempt.ts'
import { tradeNumber } from './trade-number.ts'

/** The next trade of a registration, for its choices and its candidate of now; nothing has been heard of it. */
export function newTrade(
  { id, trades, choices, details }: Pick<Registration, 'id' | 'trades' | 'choices' | 'details'>,
  of: Pick<Trade, 'gateway' | 'amount' | 'subject' | 'device' | 'openedAt' | 'expiresAt' | 'state'>,
): Trade {
  return {
    no: tradeNumber(id, trades.length + 1),
    ...of,
    lines: choices.map(({ offering, subject, fee }) => ({ offering, subject, fee })),
    contact: details && { name: details.name, email: details.email },
    isClosing: false,
    lastAnswer: null,
    mismatchAt: null,
    refundedAtPlatform: 0,
    unconfirmedSince: null,
    doubtedAt: null,
  }
}
