import { env } from 'cloudflare:workers'
import { hasMoney } from '../../../src/registration/machine/payment/attempt.ts'
import { holdsSeats, type Registration } from '../../../src/registration/machine/registration.ts'
import { registration as words } from '../../../views/words/zh-CN/registration.ts'
import { ledger } from '../desk/desks.ts'
import type { Journey } from './journey.ts'
import { NO_REVIEW, REVIEWS } from './places.ts'

/** More links and buttons than any journey needs from anywhere. */
const MOST_ACTIONS = 160

/** Null where the candidate has paid or reads why nothing leads on; else the reason why neither is so. */
export async function followToTheEnd(journey: Journey): Promise<string | null> {
  const { follower, desk } = journey
  let said = ''
  let waits = 0
  const beginAgain = async () => {
    follower.forget()
    said = ''
    await journey.home()
  }
  await beginAgain()
  for (let n = 0; n < MOST_ACTIONS; n++) {
    await desk.alarm()
    await desk.approve()
    await desk.bookReceipt()
    const file = await desk.read()
    if (file?.stage.is === 'paid') return null
    const did = await journey.act()
    said += follower.text
    if (did !== null) continue
    await journey.home()
    if ((await journey.act()) !== null) continue
    if (!file || isExplained(file, said)) return null
    const at = await desk.nextTask()
    const isWaiting = 'payBy' in file.stage && file.stage.payBy <= Date.now() + 5000
    if (!isWaiting || at === null || waits++ > 8) return `nothing leads on from ${file.stage.is}`
    await journey.pass(Math.max(1000, at - Date.now()))
    await desk.alarm()
    await beginAgain()
  }
  return 'goes on and on'
}

/** The pages have said why there is no way on, and the registration is where that can be true. */
function isExplained({ stage, photo }: Registration, said: string): boolean {
  const { overRegister, overChange, overPhoto, overSend, overPay, full } = words.refusals
  const over = [overRegister, overChange, overPhoto, overSend, overPay]
  const { deleted: _, ...ends } = words.ends
  const isEnd = Object.values(ends).some(({ title }) => said.includes(title))
  const isOver = isEnd || over.some((word) => pattern(word).test(said))
  if (pattern(full).test(said) || said.includes(words.hub.lapsedFull(''))) return true
  switch (stage.is) {
    case 'filling':
    case 'deleted':
    case 'lapsed':
      return isOver
    case 'submitted':
      return photo === null && isOver
    default:
      return false
  }
}

function pattern(word: (about: string) => string): RegExp {
  return new RegExp(word('.{2,40}'))
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
  const row = await env.DB.prepare('SELECT stage, blind_index AS document FROM registration WHERE id = ?')
    .bind(file.id)
    .first<{ stage: string; document: string | null }>()
  if (row?.stage !== file.stage.is) wrong.push(`D1 knows ${row?.stage}, the desk ${file.stage.is}`)
  if (file.stage.is !== 'deleted' && (row?.document ?? null) !== (file.identity?.blindIndex ?? null))
    wrong.push('D1 knows another document than the desk')
  return wrong
}
