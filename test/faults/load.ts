import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import { isOpenState } from '../../src/registration/machine/payment/attempt.ts'
import { findMismatches, tradesAt } from './books.ts'
import { readPhoto } from './facts.ts'
import { openInspector, type ReadModel } from './inspector.ts'
import { type Acknowledged, acknowledge, Person, type Place, Reviewer } from './people.ts'
import type { Exam } from './runtime.ts'

/** A centre with review and three seats of a subject, and one without review. */
const PLACES: Place[] = [
  { centre: '410046', subjects: ['66'] },
  { centre: '410032', subjects: ['71'] },
  { centre: '410046', subjects: ['65'] },
  { centre: '410032', subjects: ['66'] },
]
const CENTRES = ['410046', '410032']

export type Outcome = {
  paid: number
  killed: number
  steps: number
  cut: number
  stages: Record<string, number>
}

/**
 * `people` candidates and an officer do what they do; the runtime is killed at a random moment and started again on the same
 * state; `rounds` times. After each round what was acknowledged must be there, and all books agree. Throws where they do not.
 */
export async function load(
  exam: Exam,
  { people, rounds, seed }: { people: number; rounds: number; seed: number },
): Promise<Outcome> {
  const look = openInspector(exam.origin)
  await look.seed()
  const photo = await readPhoto('zhang-min')
  const random = mulberry(seed)
  let n = 0
  const somebody = () => {
    n++
    return new Person({ ...exam, look, n, photo, place: PLACES[n % PLACES.length] as Place })
  }
  let crowd = Array.from({ length: people }, somebody)
  const everybody = [...crowd]
  const reviewer = new Reviewer(exam.origin, look)
  const counts = { paid: 0, killed: 0, steps: 0, cut: 0 }

  for (let round = 0; round < rounds; round++) {
    let over = false
    const work = async (goOn: () => Promise<void>) => {
      while (!over) {
        try {
          await goOn()
          counts.steps++
        } catch (error) {
          if (!isCut(error)) throw error
          counts.cut++
          await pause(50)
        }
      }
    }
    const all = crowd.map((one) => work(() => one.goOn(random())))
    all.push(
      work(async () => {
        await reviewer.goOn(crowd.map(({ id }) => id).filter(Boolean))
        await pause(50)
      }),
    )
    await pause(300 + random() * 1_700)
    await exam.kill()
    counts.killed++
    over = true
    await Promise.all(all)
    await exam.start()
    for (const one of crowd) if (one.id) mustBeThere(one, acknowledge(await viewOf(look, one.id)))
    await settle(look, exam)
    const { views, wrong } = await findMismatches(look, exam.bank, CENTRES)
    if (wrong.length > 0) throw new Error(`round ${round + 1} of seed ${seed}:\n${wrong.join('\n')}`)
    const done = new Set(
      views
        .filter(({ registration: file }) => file.stage.is === 'paid')
        .map(({ registration: file }) => file.id),
    )
    crowd = crowd.map((one) => (done.has(one.id) ? somebody() : one))
    everybody.push(...crowd.filter((one) => !everybody.includes(one)))
    counts.paid = done.size
  }
  const { views } = await findMismatches(look, exam.bank, CENTRES)
  const stages: Record<string, number> = {}
  for (const { registration: file } of views) stages[file.stage.is] = (stages[file.stage.is] ?? 0) + 1
  return { ...counts, stages }
}

/** Each answer that told a person that something is done must be found again, in its place. */
function mustBeThere({ id, acknowledged }: Person, now: Acknowledged): void {
  const lost = acknowledged.history.filter((line) => !now.history.includes(line))
  if (lost.length > 0 || now.version < acknowledged.version) {
    throw new Error(`${id} lost ${lost.join(', ')} (version ${acknowledged.version}, now ${now.version})`)
  }
}

async function viewOf(look: ReturnType<typeof openInspector>, id: string) {
  const view = await look.desk(id)
  if (!view) throw new Error(`${id} is gone`)
  return view
}

/** Asks the platform about what is paid there and open here, and waits until nothing is on its way any more. */
async function settle(look: ReturnType<typeof openInspector>, exam: Exam): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    const told = await look.readModel()
    const paid = (await tradesAt(exam.bank)).filter(({ state }) => state.is === 'paid').map(({ no }) => no)
    const views = await Promise.all(told.registrations.map(({ id }) => viewOf(look, id)))
    const unheard = views
      .flatMap(({ registration: file }) => file.trades)
      .filter(({ no, state }) => paid.includes(no) && isOpenState(state))
    const returning = unheard.map(({ no }) =>
      fetch(`${exam.origin}/payment/return/alipay/${no}`, { redirect: 'manual' }),
    )
    await Promise.all(returning)
    if (unheard.length === 0 && views.every((view) => isSettled(view, told))) return
    await pause(250)
  }
}

function isSettled({ registration: file, version }: ViewWithHistory, told: ReadModel): boolean {
  const row = told.registrations.find(({ id }) => id === file.id)
  const asks = file.seating.intent !== null || file.seating.releases.length > 0
  return row?.version === version && !asks && !file.trades.some(({ state }) => state.is === 'refunding')
}

/** The line was cut: nothing else may go wrong for who calls. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && /fetch failed|terminated/.test(error.message)
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms))
}

/** A small generator of chances (mulberry32): the same seed plays the same people. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
