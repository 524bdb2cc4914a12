import type { NoticeKind } from '../../../src/catalogue/catalogue.ts'
import { isPageOpen, type PageName } from '../../../src/registration/journey.ts'
import type { Command, Refusal } from '../../../src/registration/machine/command.ts'
import { isMovedBy } from '../../../src/registration/machine/deadlines.ts'
import { openTrades, type Trade } from '../../../src/registration/machine/payment/attempt.ts'
import type { Choice } from '../../../src/registration/machine/registration.ts'
import { type NextStep, nextStep, type PageReason } from '../../../src/registration/next-step.ts'
import { CARD, CLOCK, choice, content, DETAILS, OTHER_PHOTO, PASSPORT, PHOTO } from '../machine/facts.ts'
import { submission, USUAL } from '../machine/played.ts'
import { ask, say, termsAt, type World } from '../machine/world.ts'
import { ANSWERING, type Lines, tellDesk } from './desk.ts'

/** A page that is said to be next and cannot be opened is as bad as a refusal. */
export type Went = { world: World; refused: Refusal | { is: 'no page'; page: PageName } | null }

/** The candidate opens the hub: a registration that time or terms have overtaken is brought to the state of now first. */
export function look(world: World): World {
  const isOvertaken = isMovedBy(world.file, termsOf(world), world.now)
  return isOvertaken ? say(world, { do: 'time-passed' }, CLOCK) : world
}

export function stepIn(world: World): NextStep {
  return nextStep(world.file, termsOf(world), world.now)
}

/** The candidate does what the hub says is next; a wait is not the candidate's to end, except at the platform. */
export function goOn(start: World, lines: Lines = ANSWERING): Went {
  const world = look(start)
  const step = stepIn(world)
  switch (step.is) {
    case 'page': {
      const went = answerPage(world, step.page, step.why, lines)
      // 「不用改，直接再提交」: what an officer asked for cannot always be done.
      const isUnchanged =
        went.world.file === world.file || went.refused?.is === 'full' || went.refused?.is === 'not-offered'
      return step.why === 'correct' && isUnchanged ? tellDesk(went.world, { do: 'send' }, lines) : went
    }
    case 'command': {
      const told = tellDesk(world, commandOf(world, step.command), lines)
      // 「请换一科，或换考点」 leads to the form.
      const isForm = isPageOpen('details', told.world.file, termsOf(world), world.now)
      return told.refused?.is === 'full' && isForm ? submit(told.world, lines) : told
    }
    case 'wait':
      return step.for === 'platform' ? settlePayment(world, lines) : { world, refused: null }
    case 'done':
    case 'end':
      return { world, refused: null }
  }
}

function commandOf(world: World, command: 'send' | 'resend' | 'begin'): Command {
  switch (command) {
    case 'send':
      return { do: 'send' }
    case 'resend':
      return { do: 'send', amount: amountOfNow(world) }
    case 'begin':
      return { do: 'start', province: 'henan', lang: 'zh-CN' }
  }
}

/** The total that the page shows before seats are asked for again. fen */
export function amountOfNow(world: World): number {
  const { offerings } = termsOf(world)
  return world.file.choices.reduce((sum, { offering, fee }) => sum + (offerings[offering]?.fee ?? fee), 0)
}

function answerPage(world: World, page: PageName, why: PageReason, lines: Lines): Went {
  switch (page) {
    case 'agreement':
    case 'sitting-notice':
    case 'province-notice':
      return agree(world, page)
    case 'identity': {
      const identity = world.file.identity?.type === CARD.type ? PASSPORT : CARD
      return at(page, world, { do: 'identify', revision: world.file.revision, identity }, lines)
    }
    case 'details':
      return why === 'correct' ? correctDetails(world, lines) : submit(world, lines, why)
    case 'photo': {
      const photo = world.file.photo?.hash === PHOTO.hash ? OTHER_PHOTO : PHOTO
      return at(page, world, { do: 'attach-photo', photo }, lines)
    }
    case 'payment':
      return pay(world, lines)
    default:
      return { world, refused: { is: 'no page', page } }
  }
}

function at(page: PageName, world: World, command: Command, lines: Lines): Went {
  if (!isPageOpen(page, world.file, termsOf(world), world.now))
    return { world, refused: { is: 'no page', page } }
  return tellDesk(world, command, lines)
}

function agree(world: World, kind: NoticeKind): Went {
  const version = termsOf(world).notices[kind as 'agreement'] ?? 0
  return at(kind, world, { do: 'agree', kind, version }, ANSWERING)
}

/** The form with what an officer asked for: another school, another subject, or nothing that it could hold. */
function correctDetails(world: World, lines: Lines): Went {
  const { details, centre, choices, requestedCorrections } = world.file
  if (!details || !centre) return { world, refused: null }
  const asked = requestedCorrections?.reasons.map(({ field }) => field) ?? []
  const school = asked.includes('school') ? `${details.school}东校区` : details.school
  const name = asked.includes('name') ? '李小明' : details.name
  const here = wishes(world).filter(([at]) => at === centre)
  const isSame = (one: Choice[]) => one[0]?.offering === choices[0]?.offering
  const own = here.find(([, one]) => isSame(one))?.[1]
  const other = here.find(([, one]) => !isSame(one))?.[1]
  const chosen = (asked.includes('subject') ? other : own) ?? own ?? other
  if (!chosen) return submit(world, lines)
  const form = { details: { ...details, school, name }, centre, choices: chosen }
  return at('details', world, submission(world.file, content(form)), lines)
}

/** The form with what stands in it, where that is still offered; else with the first choice that is to be had. */
export function submit(world: World, lines: Lines = ANSWERING, why: PageReason = 'next'): Went {
  let went: Went = { world, refused: null }
  for (const [centre, choices] of wishes(world)) {
    // The hub has said that the own centre is closed.
    if (why === 'elsewhere' && centre === world.file.centre) continue
    const details = went.world.file.details ?? DETAILS
    const form = submission(went.world.file, content({ details, centre, choices }))
    went = at('details', went.world, form, lines)
    const isElsewhere = went.refused?.is === 'full' || went.refused?.is === 'closed'
    if (!isElsewhere) return went
  }
  return went
}

/** Every choice that a form could hold now, the candidate's own first, with the fees that the page shows. */
export function wishes({ file, terms }: World): [string, Choice[]][] {
  const centres = Object.keys(terms).filter((centre) => centre !== '' && terms[centre]?.centre === centre)
  const offered = (centre: string) => terms[centre]?.offerings ?? {}
  const chosen = file.choices.map(({ offering }) => offering)
  const isStillOffered = chosen.length > 0 && chosen.every((id) => offered(file.centre ?? '')[id])
  const own: [string, string[]][] = file.centre && isStillOffered ? [[file.centre, chosen]] : []
  const others = centres.flatMap((centre) =>
    Object.keys(offered(centre)).map((id): [string, string[]] => [centre, [id]]),
  )
  return [...own, ...others].map(([centre, ids]) => [
    centre,
    ids.map((id) => choice(id, offered(centre)[id]?.fee ?? 0)),
  ])
}

/** Opens a payment and pays it in full. */
export function pay(world: World, lines: Lines = ANSWERING): Went {
  const went = at('payment', world, USUAL.open(world.file), lines)
  const trade = usableTrade(went.world)
  return went.refused || !trade ? went : { world: payTrade(went.world, trade, lines), refused: null }
}

/** The order page: pays the open attempt, or asks the platform about one that cannot be paid any more. */
function settlePayment(world: World, lines: Lines): Went {
  const trade = usableTrade(world)
  if (trade) return { world: payTrade(world, trade, lines), refused: null }
  if (!lines.platform) return { world, refused: null }
  const asked = openTrades(world.file.trades).reduce(
    (one, { no, isClosing }) => ask(one, no, isClosing),
    world,
  )
  return { world: asked, refused: null }
}

function usableTrade({ file, now }: World): Trade | undefined {
  return openTrades(file.trades).find(({ isClosing, expiresAt }) => !isClosing && expiresAt > now)
}

function payTrade(world: World, { no, amount }: Trade, { platform }: Lines): World {
  const paid = { state: 'paid' as const, amount, refunded: 0 }
  const next = { ...world, platform: { ...world.platform, [no]: paid } }
  return platform ? ask(next, no, false) : next
}

function termsOf(world: World) {
  return termsAt(world, world.file.centre)
}
