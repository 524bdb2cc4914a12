import fc from 'fast-check'
import type { Command } from '../../../src/registration/machine/command.ts'
import { isOpenState } from '../../../src/registration/machine/payment/attempt.ts'
import { type Actor, type Registration, totalOf } from '../../../src/registration/machine/registration.ts'
import {
  BACKGROUND,
  CANDIDATE,
  CARD,
  CLOCK,
  choice,
  content,
  HENAN_OFFICER,
  HOUR,
  MINUTE,
  OTHER_PHOTO,
  PASSPORT,
  PHOTO,
  WANG,
} from './facts.ts'
import {
  attempt,
  givesBack,
  isAsked,
  isNotified,
  opensCashier,
  pays,
  refusesRefund,
  type Step,
  wasPaidAfterAll,
} from './platform-steps.ts'
import { submission, USUAL } from './played.ts'
import { changesTerms, isPaidLateBesideReview } from './terms-steps.ts'
import { ask, askLedger, NEW_WORLD, refund, say, switchReviewOff, type World } from './world.ts'

/** The steps of candidates, officers, platform and ledgers, in any order and number. */
export function anyStep(): fc.Arbitrary<Step> {
  return fc.oneof(
    often(30, fc.constant(goesOn)),
    often(3, fc.constantFrom<Step>(starts('henan'), starts('beijing'), agrees)),
    often(2, fc.constantFrom(CARD, PASSPORT).map(names)),
    often(6, fc.tuple(CENTRES, CHOICES).map(submits)),
    often(3, fc.constant(submitsTheSame)),
    often(
      4,
      fc.constantFrom(PHOTO, OTHER_PHOTO).map((photo) => does({ do: 'attach-photo', photo })),
    ),
    often(6, fc.constantFrom<Step>(does({ do: 'send' }), does({ do: 'withdraw' }))),
    often(4, fc.constantFrom<Step>(approves, approves, returns)),
    often(
      6,
      fc.constant<Step>((world) => say(world, USUAL.open(world.file), CANDIDATE)),
    ),
    often(3, fc.constantFrom(does({ do: 'close-payment' }), does({ do: 'delete', reason: 'give-up' }))),
    often(
      8,
      fc.constantFrom(0, 1, 9).map((seats) => (world: World) => askLedger(world, seats)),
    ),
    often(1, fc.constant<Step>(does({ do: 'cancel', reason: 'ill' }, HENAN_OFFICER))),
    often(
      1,
      fc.boolean().map((passPending) => (world: World) => switchReviewOff(world, passPending)),
    ),
    often(4, changesTerms()),
    often(3, ATTEMPTS.map(isPaidLateBesideReview)),
    often(
      2,
      fc.tuple(ATTEMPTS, fc.constantFrom(0, 100)).map(([nth, part]) => givesBack(nth, part)),
    ),
    often(2, ATTEMPTS.map(refusesRefund)),
    often(
      2,
      fc.tuple(ATTEMPTS, fc.boolean()).map(([nth, again]) => seesToRefund(nth, again)),
    ),
    often(3, fc.constant(booksReceipt)),
    often(
      1,
      ATTEMPTS.map((nth) => cancelsReceipt(nth)),
    ),
    often(3, fc.constantFrom(MINUTE, HOUR, 30 * HOUR, 80 * HOUR, 480 * HOUR).map(waits)),
    often(5, fc.constant(does({ do: 'time-passed' }, CLOCK))),
    often(3, fc.constant(lapsesWithAnAttempt)),
    often(5, ATTEMPTS.map(opensCashier)),
    often(
      5,
      fc.tuple(ATTEMPTS, fc.constantFrom(0, 0, 0, -1)).map(([nth, less]) => pays(nth, less)),
    ),
    often(4, ATTEMPTS.map(isNotified)),
    often(6, ATTEMPTS.map(wasPaidAfterAll)),
    often(
      3,
      fc.tuple(ATTEMPTS, fc.boolean()).map(([nth, close]) => isAsked(nth, close)),
    ),
    often(
      2,
      ATTEMPTS.map((nth) => (world) => refund(world, attempt(world, nth)?.no ?? '')),
    ),
  )
}

/** Has agreed to everything. */
export const BEGUN = agrees(starts('henan')(NEW_WORLD))

const CENTRES = fc.constantFrom('zhengzhou', 'dengfeng')
const CHOICES = fc.constantFrom<string[]>(['python'], ['office'], ['free'], ['python', 'office'])
const ATTEMPTS = fc.nat({ max: 3 })

function often(weight: number, arbitrary: fc.Arbitrary<Step>) {
  return { weight, arbitrary }
}

function does(command: Command, by: Actor = CANDIDATE): Step {
  return (world) => say(world, command, by)
}

function starts(province: string): Step {
  return does({ do: 'start', province, lang: 'zh-CN' })
}

function agrees(world: World): World {
  const kinds = ['agreement', 'sitting-notice', 'province-notice'] as const
  return kinds.reduce((one, kind) => say(one, { do: 'agree', kind, version: 1 }, CANDIDATE), world)
}

function names(identity: typeof CARD): Step {
  return (world) => say(world, { do: 'identify', revision: world.file.revision, identity }, CANDIDATE)
}

function submits([centre, ids]: readonly [string, string[]]): Step {
  const choices = ids.map((id) => choice(id, id === 'free' ? 0 : 8000))
  return (world) => say(world, submission(world.file, content({ centre, choices })), CANDIDATE)
}

function submitsTheSame(world: World): World {
  const { details, centre, choices } = world.file
  return details && centre
    ? say(world, submission(world.file, { details, centre, choices }), CANDIDATE)
    : world
}

function approves(world: World): World {
  return say(world, { do: 'approve', ...seen(world.file) }, officerOf(world.file))
}

function returns(world: World): World {
  return say(world, { do: 'return', ...seen(world.file), reasons: [BACKGROUND] }, officerOf(world.file))
}

function seen({ round, photo }: Registration) {
  return { round, photo: photo?.hash ?? '' }
}

function officerOf({ centre }: Registration): Actor {
  return { ...WANG, centre: centre ?? '' } as Actor
}

function waits(ms: number): Step {
  return (world) => ({ ...world, now: world.now + ms })
}

/** An officer of the province has the platform asked once more, or has returned the money in another way. */
function seesToRefund(nth: number, again: boolean): Step {
  return (world) => {
    const trade = attempt(world, nth)?.no ?? ''
    const recorded: Command = { do: 'record-refund', trade, reason: 'by transfer' }
    return say(world, again ? { do: 'retry-refund', trade } : recorded, HENAN_OFFICER)
  }
}

/** The centre takes the money in some journeys: its officer books what is due. */
function booksReceipt(world: World): World {
  const receipt = `R${world.file.trades.length}`
  return say(
    world,
    { do: 'book-receipt', receipt, amount: totalOf(world.file.choices) },
    officerOf(world.file),
  )
}

function cancelsReceipt(nth: number): Step {
  return (world) => {
    const trade = attempt(world, nth)?.no ?? ''
    return say(world, { do: 'cancel-receipt', trade, reason: 'wrong candidate' }, officerOf(world.file))
  }
}

/** Opens a payment, never comes to the cashier, and the time passes. */
function lapsesWithAnAttempt(world: World): World {
  const opened = waits(30 * HOUR)(say(world, USUAL.open(world.file), CANDIDATE))
  const no = opened.file.trades.at(-1)?.no
  const closed = no ? ask(does({ do: 'time-passed' }, CLOCK)(opened), no, true) : opened
  return does({ do: 'time-passed' }, CLOCK)(closed)
}

/** The usual next step. */
function goesOn(world: World): World {
  const { file } = world
  switch (file.stage.is) {
    case 'filling': {
      const named = names(CARD)(agrees(world))
      return askLedger(submits(['zhengzhou', ['python']])(named), 9)
    }
    case 'submitted':
      return say(world, file.photo ? { do: 'send' } : { do: 'attach-photo', photo: PHOTO }, CANDIDATE)
    case 'pending':
      return approves(world)
    case 'lapsed':
      return say(world, { do: 'send' }, CANDIDATE)
    case 'returned':
      return does({ do: 'send' })(does({ do: 'attach-photo', photo: OTHER_PHOTO })(world))
    case 'approved':
    case 'due':
      return goesOnPaying(world)
    default:
      return world
  }
}

function goesOnPaying(world: World): World {
  const nth = world.file.trades.findLastIndex(({ state }) => isOpenState(state))
  if (nth < 0) return say(world, USUAL.open(world.file), CANDIDATE)
  const known = world.platform[attempt(world, nth)?.no ?? '']
  return known ? pays(nth, 0)(world) : opensCashier(nth)(world)
}
