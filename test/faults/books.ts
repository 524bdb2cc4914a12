import type { Trade } from '../../src/dev/bank/trade.ts'
import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import { isOpenState } from '../../src/registration/machine/payment/attempt.ts'
import { holdsSeats } from '../../src/registration/machine/registration.ts'
import type { openInspector } from './inspector.ts'

type Books = { views: ViewWithHistory[]; bank: Trade[]; wrong: string[] }

/** Everything that must agree when nothing is on its way any more: desks, ledgers, D1, bank. Each difference is named. */
export async function findMismatches(
  look: ReturnType<typeof openInspector>,
  bank: string,
  centres: readonly string[],
): Promise<Books> {
  const told = await look.readModel()
  const views = (await Promise.all(told.registrations.map(({ id }) => look.desk(id)))).filter(
    (view) => view !== null,
  )
  const trades = await tradesAt(bank)
  const wrong: string[] = []
  const must = (rule: string, holds: boolean) => {
    if (!holds) wrong.push(rule)
  }

  for (const { registration: file, version } of views) {
    const wanted = holdsSeats(file.stage) ? file.choices.map(({ offering }) => offering).sort() : []
    for (const centre of centres) {
      const holding = await look.holding(centre, file.id)
      const theirs = file.centre === centre ? wanted : []
      must(
        `${file.id} ${file.stage.is} holds ${theirs} at ${centre}, not ${holding}`,
        holding.join() === theirs.join(),
      )
    }
    const row = told.registrations.find(({ id }) => id === file.id)
    must(
      `D1 knows that ${file.id} is ${file.stage.is}, not ${row?.stage}`,
      row?.stage === file.stage.is && row.version === version,
    )
    const assigned = file.trades.filter(({ state }) => state.is === 'paid')
    must(
      `${file.id} is ${file.stage.is} with ${assigned.length} payments`,
      assigned.length === (file.stage.is === 'paid' ? 1 : 0),
    )
    must(`${file.id} waits for nothing`, file.seating.intent === null && file.seating.releases.length === 0)
    for (const { no, state } of file.trades) {
      const paid = trades.some((one) => one.no === no && one.state.is === 'paid')
      must(`${no} was paid, and the file has not heard of it`, !paid || !isOpenState(state))
    }
    const live = told.claims.filter(({ registration }) => registration === file.id).length
    must(
      `${file.id} ${file.stage.is} has ${live} claims`,
      live <= 1 && (!holdsSeats(file.stage) || live === 1),
    )
  }
  for (const centre of centres) {
    for (const [offering, { capacity, held }] of Object.entries(await look.left(centre))) {
      const holders = views.filter(({ registration: file }) =>
        file.seating.held?.offerings.includes(offering),
      ).length
      must(
        `${offering}: ${held} held, ${holders} have one, ${capacity} there are`,
        held === holders && held <= capacity,
      )
    }
  }
  for (const { no, state, amount, refunds } of trades) {
    const trade = views.flatMap(({ registration: file }) => file.trades).find((one) => one.no === no)
    const back = refunds.reduce((sum, one) => sum + one.amount, 0)
    if (state.is !== 'paid') continue
    const kept = trade?.state.is === 'paid' ? amount : 0
    must(`${no}: ${amount} came in, ${back} went back, ${kept} is for a seat`, back + kept === amount)
  }
  const keys = told.mails.map(({ key }) => key)
  must('no mail was sent twice', new Set(keys).size === keys.length)
  must('no money is unmatched', told.unmatched.length === 0)
  return { views, bank: trades, wrong }
}

export async function tradesAt(bank: string): Promise<Trade[]> {
  const overview = (await (await fetch(`${bank}/control/trades`)).json()) as { trades: Trade[] }
  return overview.trades
}
