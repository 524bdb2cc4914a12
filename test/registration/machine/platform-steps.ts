import { isOpenState } from '../../../src/registration/machine/payment/attempt.ts'
import { PLATFORM } from './facts.ts'
import { ask, say, truth, type World } from './world.ts'

export type Step = (world: World) => World

export function attempt({ file }: World, nth: number) {
  return file.trades[nth % Math.max(1, file.trades.length)]
}

export function opensCashier(nth: number): Step {
  return (world) => {
    const trade = attempt(world, nth)
    if (!trade || world.platform[trade.no] || world.now >= trade.expiresAt) return world
    const known = { state: 'waiting' as const, amount: trade.amount, refunded: 0 }
    return { ...world, platform: { ...world.platform, [trade.no]: known } }
  }
}

/** `less`: fen that the platform takes for another amount. */
export function pays(nth: number, less: number): Step {
  return (world) => {
    const trade = attempt(world, nth)
    const known = trade && world.platform[trade.no]
    if (!trade || known?.state !== 'waiting' || world.now >= trade.expiresAt) return world
    const paid = { ...known, state: 'paid' as const, amount: known.amount + less }
    return { ...world, platform: { ...world.platform, [trade.no]: paid } }
  }
}

export function isNotified(nth: number): Step {
  return (world) => {
    const trade = attempt(world, nth)
    const answer = trade && truth(world, trade.no, 'notification')
    if (!trade || !answer || answer.is === 'absent') return world
    return say(
      world,
      { do: 'trade-answer', trade: trade.no, answer, by: 'notification', askedAt: world.now },
      PLATFORM,
    )
  }
}

/** Said to be closed or unknown, and paid all the same: the platform's word is wrong at times, its money is money. */
export function wasPaidAfterAll(nth: number): Step {
  return (world) => {
    const trade = attempt(world, nth)
    if (trade?.state.is !== 'closed') return world
    const paid = { state: 'paid' as const, amount: trade.amount, refunded: 0 }
    return isNotified(nth)({ ...world, platform: { ...world.platform, [trade.no]: paid } })
  }
}

export function isAsked(nth: number, close: boolean): Step {
  return (world) => {
    const trade = attempt(world, nth)
    if (!trade || (!isOpenState(trade.state) && trade.mismatchAt === null)) return world
    return ask(world, trade.no, close && trade.isClosing)
  }
}

/** A refund made at the platform by hand: `part` fen, everything that is left where it is 0. The notification of it may be lost. */
export function givesBack(nth: number, part: number): Step {
  return (world) => {
    const no = attempt(world, nth)?.no ?? ''
    const known = world.platform[no]
    if (known?.state !== 'paid') return world
    const refunded = part === 0 ? known.amount : Math.min(known.amount, known.refunded + part)
    const platform = { ...world.platform, [no]: { ...known, refunded } }
    return part === 0 ? { ...world, platform } : isNotified(nth)({ ...world, platform })
  }
}

/** The platform refuses a refund for good. */
export function refusesRefund(nth: number): Step {
  return (world) => {
    const trade = attempt(world, nth)?.no ?? ''
    const answer = { is: 'refused', why: 'ACQ.TRADE_NOT_ALLOW_REFUND', outlook: 'final' } as const
    return say(world, { do: 'refund-answer', trade, answer }, PLATFORM)
  }
}

/** A platform sends its notifications until they are taken (Alipay: for a day). */
export function allIsNotified(world: World): World {
  return world.file.trades.reduce((one, _, nth) => isNotified(nth)(one), world)
}
