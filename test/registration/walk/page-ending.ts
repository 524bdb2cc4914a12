import { env } from 'cloudflare:workers'
import { readTerms } from '../../../src/catalogue/terms-store.ts'
import { hasMoney } from '../../../src/registration/machine/payment/attempt.ts'
import { holdsSeats, type Registration } from '../../../src/registration/machine/registration.ts'
import { type NextStep, nextStep } from '../../../src/registration/next-step.ts'
import { registration as words } from '../../../views/words/zh-CN/registration.ts'
import { ledger } from '../desk/desks.ts'
import type { Journey } from './journey.ts'
import { NO_REVIEW, REVIEWS } from './places.ts'
import { brokenPromise } from './promises.ts'

/** More links and buttons than any journey needs from anywhere. */
const MOST_ACTIONS = 160

/** Null where the candidate has paid or reads why nothing leads on; else the reason why neither is so. */
export async function followToTheEnd(journey: Journey): Promise<string | null> {
  const { desk } = journey
  let said = ''
  let waits = 0
  await journey.beginAgain()
  for (let n = 0; n < MOST_ACTIONS; n++) {
    await desk.alarm()
    await desk.approve()
    await desk.bookReceipt()
    if ((await desk.read())?.stage.is === 'paid') return null
    const did = (await journey.act()) ?? (await journey.actFromHub())
    said += journey.follower.text
    if (did !== null) continue
    const file = await desk.read()
    if (!file) return null
    const step = await stepOf(file)
    const until = step.is === 'wait' ? (step.until ?? (await desk.nextTask())) : null
    if (until === null && isExplained(file, said, step)) return brokenPromise(file, step, Date.now())
    if (until === null || waits++ > 8) return `nothing leads on from ${file.stage.is}`
    await journey.pass(Math.max(1000, until - Date.now()))
    await desk.alarm()
    await journey.beginAgain()
    said = ''
  }
  return 'goes on and on'
}

async function stepOf(file: Registration): Promise<NextStep> {
  return nextStep(file, await readTerms(env, file, file.centre, null), Date.now())
}

/** The pages have said why there is no way on: the hub by its end, or the form by its refusal. */
function isExplained({ stage }: Registration, said: string, step: NextStep): boolean {
  if (step.is === 'end') {
    const { title, text } = words.ends[step.why]
    return said.includes(title) && patternOf(text('DATE', 'PHONE')).test(said)
  }
  const { full, overChange, overRegister } = words.refusals
  const { lapsedFull, lapsedFullOnly } = words.hub
  const onHub = [lapsedFull(''), lapsedFullOnly('')].some((text) => said.includes(text))
  const isFull = patternOf(full('SUBJECT')).test(said) || onHub
  const isOver = [overChange, overRegister].some((word) => patternOf(word('DATE')).test(said))
  return isFull || (stage.is === 'filling' && isOver)
}

function patternOf(text: string): RegExp {
  return new RegExp(text.replaceAll(/DATE|PHONE|SUBJECT/g, '.{2,40}?'))
}

/** The contradictions that are left once everything owed is done: in seats, money, and the rows of D1. */
export async function disagreements(journey: Journey): Promise<string[]> {
  const { desk, bank } = journey
  for (let n = 0; n < 12; n++) {
    const at = await desk.nextTask()
    if (at === null || at > Date.now() + 3_600_000) break
    await journey.pass(Math.max(0, at - Date.now()))
    await desk.alarm()
  }
  const file = await desk.read()
  if (!file) return []
  const wrong: string[] = []
  for (const { kind, dueAt } of await desk.tasks()) {
    // A payment that is open is asked about until its time is over.
    if (dueAt <= Date.now() && kind !== 'query-trade') wrong.push(`${kind} is owed for ever`)
  }
  for (const centre of [REVIEWS, NO_REVIEW]) {
    const theirs =
      holdsSeats(file.stage) && file.centre === centre ? file.choices.map((one) => one.offering).sort() : []
    const held = [...(await ledger(centre).offeringsHeldBy(file.id))].sort()
    if (JSON.stringify(held) !== JSON.stringify(theirs))
      wrong.push(`${centre} holds ${held} for ${file.stage.is}`)
  }
  for (const { no, state } of file.trades) {
    const isPaidThere = bank.trades.get(no)?.state.is === 'paid'
    if (isPaidThere && !hasMoney(state)) wrong.push(`the money of ${no} is not known`)
    if (state.is === 'paid' && !state.isAssigned) wrong.push(`the money of ${no} waits`)
    if (state.is === 'refunding') wrong.push(`the money of ${no} does not go back`)
  }
  const stage = await env.DB.prepare('SELECT stage FROM registration WHERE id = ?')
    .bind(file.id)
    .first('stage')
  if (stage !== file.stage.is) wrong.push(`D1 knows ${stage}, the desk ${file.stage.is}`)
  await desk.requireOwnDocument()
  return wrong
}
