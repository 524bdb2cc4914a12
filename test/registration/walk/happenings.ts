import fc from 'fast-check'
import { deadlineOf } from '../../../src/registration/machine/deadlines.ts'
import type { Actor, Reason, ReasonField } from '../../../src/registration/machine/registration.ts'
import { EMPTY_LEDGER } from '../../seats/model/plain-ledger.ts'
import {
  CARD,
  choice,
  content,
  DAY,
  HENAN_OFFICER,
  HOUR,
  MINUTE,
  OTHER_PHOTO,
  PASSPORT,
  PHOTO,
  PLATFORM,
  WANG,
} from '../machine/facts.ts'
import { submission, USUAL } from '../machine/played.ts'
import { say, termsAt, truth, type World } from '../machine/world.ts'
import { tellDesk } from './desk.ts'
import { doTasks, othersAnswer } from './oracle.ts'
import type { Happening } from './terms-changes.ts'
import { goOn } from './willing.ts'

/** The willing candidate does what the pages say; answers may be lost on the way. */
export function anyStepOn(): fc.Arbitrary<Happening> {
  return fc.tuple(fc.boolean(), fc.boolean()).map(([ledger, platform]) => ({
    name: `goes on${ledger ? '' : ', the ledger is silent'}${platform ? '' : ', the platform is silent'}`,
    happens: (world) => goOn(world, { ledger, platform }).world,
  }))
}

/** The unlucky one changes things, gives up, begins again, and presses twice. */
export function anyDetour(): fc.Arbitrary<Happening> {
  const ledger = fc.boolean()
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('zhengzhou', 'dengfeng'), fc.constantFrom('python', 'office', 'free'), ledger)
      .map(submits),
    fc
      .constantFrom(CARD, PASSPORT)
      .map((identity) =>
        does(`names the ${identity.type}`, (file) => ({ do: 'identify', revision: file.revision, identity })),
      ),
    fc
      .constantFrom(PHOTO, OTHER_PHOTO)
      .map((photo) => does(`uploads ${photo.hash}`, () => ({ do: 'attach-photo', photo }))),
    fc.constantFrom<Happening>(
      does('sends', () => ({ do: 'send' })),
      does('withdraws', () => ({ do: 'withdraw' })),
      does('opens a payment and leaves it', USUAL.open),
      does('wants another way to pay', () => ({ do: 'close-payment' })),
      does('deletes', () => ({ do: 'delete', reason: 'give-up' })),
      does('begins again', USUAL.start),
      { name: 'presses twice', happens: pressesTwice },
      { name: 'names another document in the last minute', happens: namesInTheLastMinute },
    ),
  )
}

/** Officers, other candidates, the platform, the tasks of the desk, and time. */
export function anySurrounding(): fc.Arbitrary<Happening> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<Happening>({ name: 'an officer approves', happens: approves }) },
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(fc.constantFrom<ReasonField>('photo', 'name', 'number', 'school', 'subject', 'other'), {
          minLength: 1,
          maxLength: 2,
        })
        .map(returns),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('zhengzhou', 'dengfeng'), fc.constantFrom('python', 'office'), fc.boolean())
        .map(othersTake),
    },
    { weight: 3, arbitrary: fc.constant<Happening>({ name: 'the tasks are done', happens: doTasks }) },
    { weight: 1, arbitrary: fc.constant<Happening>({ name: 'everybody answers', happens: othersAnswer }) },
    { weight: 1, arbitrary: fc.nat({ max: 3 }).map(notifies) },
    { weight: 2, arbitrary: fc.nat({ max: 3 }).map(isPaidAfterAll) },
    {
      weight: 1,
      arbitrary: fc.constant<Happening>({
        name: 'the province cancels',
        happens: (world) => say(world, { do: 'cancel', reason: 'ill' }, HENAN_OFFICER),
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom(MINUTE, HOUR, 30 * HOUR, 4 * DAY, 15 * DAY).map(waits) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.nat({ max: 6 }), fc.constantFrom(-1000, 0, 1000))
        .map(([nth, by]) => waitsForDeadline(nth, by)),
    },
  )
}

function does(name: string, command: (file: World['file']) => Parameters<typeof tellDesk>[1]): Happening {
  return { name, happens: (world) => tellDesk(world, command(world.file)).world }
}

function namesInTheLastMinute(world: World): World {
  const { registrationUntil } = termsAt(world, world.file.centre).windows
  if (world.now >= registrationUntil) return world
  const then = clockAt(world, registrationUntil - 1000)
  const identity = then.file.identity?.type === CARD.type ? PASSPORT : CARD
  const named = tellDesk(then, { do: 'identify', revision: then.file.revision, identity }).world
  return clockAt(named, registrationUntil + 1000)
}

/** The last command of the candidate once more. */
function pressesTwice(world: World): World {
  const own = [
    'agree',
    'identify',
    'submit',
    'attach-photo',
    'send',
    'withdraw',
    'open-payment',
    'delete',
    'start',
  ]
  const last = world.moves.findLast(({ command }) => own.includes(command.do))
  return last ? tellDesk(world, last.command).world : world
}

function submits([centre, id, ledger]: [string, string, boolean]): Happening {
  return {
    name: `submits ${id} at ${centre}${ledger ? '' : ', the ledger is silent'}`,
    happens: (world) => {
      const fee = termsAt(world, centre).offerings[id]?.fee
      if (fee === undefined || !world.terms[centre]?.centre) return world
      const form = content({ centre, choices: [choice(id, fee)] })
      return tellDesk(world, submission(world.file, form), { ledger, platform: true }).world
    },
  }
}

function officerOf({ file }: World): Actor {
  return { ...WANG, centre: file.centre ?? '' } as Actor
}

function approves(world: World): World {
  return say(world, USUAL.approve(world.file), officerOf(world))
}

function returns(fields: ReasonField[]): Happening {
  const reasons = fields.map((field): Reason => ({ field, code: null, text: '请修改' }))
  return {
    name: `an officer returns it for ${fields.join(', ')}`,
    happens: (world) => {
      const { round, photo } = world.file
      return say(world, { do: 'return', round, photo: photo?.hash ?? '', reasons }, officerOf(world))
    },
  }
}

function othersTake([centre, offering, all]: [string, string, boolean]): Happening {
  return {
    name: all ? `others take all seats of ${offering} at ${centre}` : `others leave ${offering} at ${centre}`,
    happens: (world) => {
      const ledger = world.ledgers[centre] ?? EMPTY_LEDGER
      const mine = ledger.holding[world.file.id]
      const others = all
        ? Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`other-${i}`, [offering]]))
        : {}
      const holding = { ...others, ...(mine ? { [world.file.id]: mine } : {}) }
      return { ...world, ledgers: { ...world.ledgers, [centre]: { ...ledger, holding } } }
    },
  }
}

function notifies(nth: number): Happening {
  return {
    name: `the platform notifies of attempt ${nth}`,
    happens: (world) => {
      const no = world.file.trades[nth]?.no
      const answer = no && truth(world, no)
      if (!answer || answer.is === 'absent') return world
      return say(
        world,
        { do: 'trade-answer', trade: no, answer, by: 'notification', askedAt: world.now },
        PLATFORM,
      )
    },
  }
}

/** Somebody pays an attempt that the candidate has left, or that was thought to be closed. */
function isPaidAfterAll(nth: number): Happening {
  return {
    name: `attempt ${nth} is paid after all`,
    happens: (world) => {
      const trade = world.file.trades[nth]
      const isPaid = trade && (trade.gateway === 'centre' || world.platform[trade.no]?.state === 'paid')
      if (!trade || isPaid) return world
      const paid = { state: 'paid' as const, amount: trade.amount, refunded: 0 }
      return notifies(nth).happens({ ...world, platform: { ...world.platform, [trade.no]: paid } })
    },
  }
}

function waits(ms: number): Happening {
  return { name: `${ms / HOUR} h pass`, happens: (world) => clockAt(world, world.now + ms) }
}

/** To just before, at or after one of the moments that the file or the terms name. */
function waitsForDeadline(nth: number, by: number): Happening {
  return {
    name: `the clock is ${by} ms from deadline ${nth}`,
    happens: (world) => {
      const { file } = world
      const terms = termsAt(world, file.centre)
      const { windows, graceMs } = terms
      const promised = deadlineOf(file.stage, terms)
      const moments = [
        ...(promised === null ? [] : [promised, promised + graceMs]),
        ...Object.values(windows),
        ...file.trades.map(({ expiresAt }) => expiresAt),
      ]
      const later = moments
        .map((at) => at + by)
        .filter((at) => at > world.now)
        .sort((a, b) => a - b)
      const to = later[nth % Math.max(1, later.length)]
      return to === undefined ? world : clockAt(world, to)
    },
  }
}

/** The platform closes what was not paid in time. */
function clockAt(world: World, now: number): World {
  const platform = Object.entries(world.platform).map(([no, known]) => {
    const expiresAt = world.file.trades.find((one) => one.no === no)?.expiresAt ?? 0
    return [
      no,
      known.state === 'waiting' && now >= expiresAt ? { ...known, state: 'closed' as const } : known,
    ] as const
  })
  return { ...world, now, platform: Object.fromEntries(platform) }
}
