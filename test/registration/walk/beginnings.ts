import type { Actor } from '../../../src/registration/machine/registration.ts'
import { BACKGROUND, CARD, CLOCK, choice, content, PHOTO } from '../machine/facts.ts'
import { submission, USUAL } from '../machine/played.ts'
import { BEGUN } from '../machine/steps.ts'
import { say, type World } from '../machine/world.ts'
import { tellDesk } from './desk.ts'
import { doTasks } from './oracle.ts'

type Play = (world: World) => World

const names: Play = (world) =>
  tellDesk(world, { do: 'identify', revision: world.file.revision, identity: CARD }).world
const uploads: Play = (world) => tellDesk(world, { do: 'attach-photo', photo: PHOTO }).world
const sends: Play = (world) => tellDesk(world, { do: 'send' }).world
const opens: Play = (world) => tellDesk(world, USUAL.open(world.file)).world
const approves: Play = (world) => say(world, USUAL.approve(world.file), officerOf(world))

function submitsAt(centre: string): Play {
  return (world) => {
    const form = content({ centre, choices: [choice('python', 8000)] })
    return tellDesk(world, submission(world.file, form)).world
  }
}

const returns: Play = (world) => {
  const { round, photo } = world.file
  const reasons = [BACKGROUND]
  return say(world, { do: 'return', round, photo: photo?.hash ?? '', reasons }, officerOf(world))
}

/** Until the time to pay, or that of the seats, is over. */
const lapses: Play = (world) => {
  const { stage } = world.file
  const until = 'payBy' in stage ? stage.payBy + 5_000 : 'until' in stage ? stage.until : world.now
  return doTasks(say({ ...world, now: until }, { do: 'time-passed' }, CLOCK))
}

function officerOf({ file }: World): Actor {
  return { is: 'officer', id: 'staff-wang', name: '王老师', centre: file.centre ?? '' }
}

function after(...plays: Play[]): World {
  return plays.reduce((world, play) => play(world), BEGUN)
}

const toReview = [names, submitsAt('zhengzhou'), uploads, sends]
const toPayment = [names, submitsAt('dengfeng'), uploads]

/** Where walks begin: at every stage that is not an end, at a centre that reviews and at one that does not. */
export const BEGINNINGS: Record<string, World> = {
  filling: BEGUN,
  'without a photo': after(names, submitsAt('zhengzhou')),
  'without a photo at Dengfeng': after(names, submitsAt('dengfeng')),
  'ready to send': after(names, submitsAt('zhengzhou'), uploads),
  'in review': after(...toReview),
  returned: after(...toReview, returns),
  approved: after(...toReview, approves),
  paying: after(...toReview, approves, opens),
  due: after(...toPayment),
  'due and paying': after(...toPayment, opens),
  'lapsed before sending': after(names, submitsAt('zhengzhou'), uploads, lapses),
  'lapsed after an approval': after(...toReview, approves, lapses),
  'lapsed at Dengfeng': after(...toPayment, lapses),
}
