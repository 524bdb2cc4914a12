import type { NoticeKind } from '../../../src/catalogue/catalogue.ts'
import { isPageOpen } from '../../../src/registration/journey.ts'
import { type Actor, totalOf } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import type { EndReason, NextStep } from '../../../src/registration/next-step.ts'
import { content, DETAILS, MINUTE, OTHER_PHOTO, PHOTO } from '../machine/facts.ts'
import { submission, USUAL } from '../machine/played.ts'
import { say, termsAt, type World, work } from '../machine/world.ts'
import { tellDesk } from './desk.ts'
import { brokenPromise } from './promises.ts'
import { amountOfNow, goOn, look, pay, stepIn, type Went, wishes } from './willing.ts'

/** More steps than any candidate needs from anywhere. */
const MOST_STEPS = 40

/** How it ends for a candidate who does what the hub says while the terms stand still and everybody answers. */
export type Ending =
  | { is: 'paid' }
  /** `nowhere`: the form names the reason why no centre takes the registration. */
  | { is: 'over'; why: EndReason | 'nowhere' }
  | { is: 'stuck'; why: string; world: World }

export function endingOf(start: World): Ending {
  let world = start
  for (let count = 0; count < MOST_STEPS; count++) {
    world = look(othersAnswer(world))
    if (world.file.stage.is === 'paid') return { is: 'paid' }
    const step = stepIn(world)
    const wrong = contradiction(world, step)
    if (wrong) return { is: 'stuck', why: wrong, world }
    if (step.is === 'end') return { is: 'over', why: step.why }
    const went = goOn(world)
    if (isExplained(step, went.refused) && !isWayOut(world)) return { is: 'over', why: 'nowhere' }
    if (went.refused) {
      const isElsewhere = !isWayOut(onlyAt(world, world.file.centre)) && isWayOut(world)
      const why = `${nameOf(step)} is refused: ${JSON.stringify(went.refused)}`
      return { is: 'stuck', why: isElsewhere ? `${why}, but another centre is open` : why, world }
    }
    if (went.world.file !== world.file || went.world.platform !== world.platform) {
      world = went.world
      // A trade that the platform does not know counts as closed only a minute after its time.
      if (step.is === 'wait' && step.for === 'platform') world = { ...world, now: world.now + MINUTE }
      continue
    }
    if (wishes(world).length === 0) return { is: 'over', why: 'nowhere' }
    if (step.is !== 'wait' || step.until === null || step.until <= world.now)
      return { is: 'stuck', why: `${nameOf(step)} leads to nothing`, world }
    world = { ...world, now: step.until }
  }
  return { is: 'stuck', why: 'goes round in circles', world }
}

/** The form says that no centre is open or has seats, and the command that the seats are gone. */
function isExplained(step: NextStep, refused: Went['refused']): boolean {
  if (refused?.is === 'full') return step.is === 'command' || (step.is === 'page' && step.page === 'details')
  return refused?.is === 'closed' && step.is === 'page' && step.page === 'details'
}

/** The part of the next step that the registration does not keep; null where all of it is true. */
function contradiction(world: World, step: NextStep): string | null {
  if (step.is === 'page' || step.is === 'command')
    return step.until !== null && step.until <= world.now
      ? `${nameOf(step)} is open until a moment that is over`
      : null
  if (step.is !== 'end') return null
  const { centre } = world.file
  const promise = brokenPromise(world.file, step, world.now)
  if (promise) return promise
  if (isWayOut(onlyAt(world, centre))) return `said to be over (${step.why}), but is not`
  // Another centre may still take the registration: then the form must be within reach, after the notices that it asks for.
  const { file, now } = agreeToAll(world)
  const isFormOpen = isPageOpen('details', file, termsAt(world, centre), now)
  return !isFormOpen && isWayOut(world) ? `said to be over (${step.why}), but another centre is open` : null
}

function nameOf(step: NextStep): string {
  switch (step.is) {
    case 'page':
      return `page ${step.page} (${step.why})`
    case 'command':
      return step.command
    case 'wait':
      return `wait for ${step.for}`
    default:
      return step.is
  }
}

/** The world where only the candidate's own centre is in the catalogue. */
function onlyAt(world: World, centre: string | null): World {
  if (centre === null) return world
  const terms = Object.entries(world.terms).filter(([key]) => key === '' || key === centre)
  return { ...world, terms: Object.fromEntries(terms) }
}

/** Ledgers, platform and officers do everything that waits for them at this moment. */
export function othersAnswer(start: World): World {
  let world = decideAsOfficer(start)
  for (let round = 0; round < 12; round++) {
    const before = world.file
    world = decideAsOfficer(doTasks(world))
    if (world.file === before) return world
  }
  return world
}

/** The desk's alarm: every task that is due is done once. */
export function doTasks(world: World): World {
  const due = tasksOf(world.file, termsAt(world, world.file.centre)).filter(
    ({ kind, dueAt }) =>
      kind !== 'delete-photos' && kind !== 'retention' && (dueAt === 'now' || dueAt <= world.now),
  )
  return due.reduce((one, task) => work(one, task), world)
}

/** An officer of the centre approves what waits, and books what is paid at the counter. */
function decideAsOfficer(world: World): World {
  const { file } = world
  // A centre that the catalogue no longer names has no officers.
  if (termsAt(world, file.centre).centre !== file.centre) return world
  const officer: Actor = { is: 'officer', id: 'staff-wang', name: '王老师', centre: file.centre ?? '' }
  switch (file.stage.is) {
    case 'pending':
      return say(world, USUAL.approve(file), officer)
    case 'approved':
    case 'due': {
      const receipt = `R${file.trades.length}`
      return termsAt(world, file.centre).money === 'centre'
        ? say(world, { do: 'book-receipt', receipt, amount: totalOf(file.choices) }, officer)
        : world
    }
    default:
      return world
  }
}

/** Whether any sequence of commands leads to a paid registration from here, whatever the pages say. */
function isWayOut(world: World): boolean {
  const beginnings = [
    world,
    tellDesk(world, { do: 'withdraw' }).world,
    tellDesk(tellDesk(world, { do: 'delete', reason: 'other' }).world, {
      do: 'start',
      province: 'henan',
      lang: 'zh-CN',
    }).world,
  ]
  return beginnings.some((begun) => {
    const agreed = agreeToAll(begun)
    const named = agreed.file.identity ? agreed : tellDesk(agreed, USUAL.identify(agreed.file)).world
    return isFinished(named) || isFinished(submitAnywhere(named))
  })
}

/** The form sent for whatever it could hold, without a look at the pages. */
function submitAnywhere(world: World): World {
  return wishes(world).reduce((one, [centre, choices]) => {
    if (one !== world) return one
    const form = content({ details: world.file.details ?? DETAILS, centre, choices })
    const told = tellDesk(world, submission(world.file, form))
    return told.refused ? one : told.world
  }, world)
}

function isFinished(world: World): boolean {
  const photo = world.file.photo?.hash === PHOTO.hash ? OTHER_PHOTO : PHOTO
  return [world, tellDesk(world, { do: 'attach-photo', photo }).world].some((one) => {
    const sent = othersAnswer(look(tellDesk(one, { do: 'send', amount: amountOfNow(one) }).world))
    return pay(sent).world.file.stage.is === 'paid'
  })
}

function agreeToAll(world: World): World {
  const versions = Object.entries(termsAt(world, world.file.centre).notices) as [NoticeKind, number][]
  return versions.reduce((one, [kind, version]) => tellDesk(one, { do: 'agree', kind, version }).world, world)
}
