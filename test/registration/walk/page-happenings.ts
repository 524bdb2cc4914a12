import { runInDurableObject } from 'cloudflare:test'
import fc from 'fast-check'
import { withoutFaults } from '../../../src/dev/bank/fault-switches.ts'
import { ObjectFormat } from '../../../src/lib/object-format-store.ts'
import type { ReasonField } from '../../../src/registration/machine/registration.ts'
import { LEDGER_FORMATS } from '../../../src/seats/ledger-formats.ts'
import { DAY, ledger, numberOf } from '../desk/desks.ts'
import { withCheck } from '../identity/card-numbers.ts'
import type { Journey } from './journey.ts'
import { anyChangeOfTerms, catalogueRows } from './page-terms.ts'
import { HUB, NO_REVIEW, REVIEWS } from './places.ts'

/** One thing that happens on the way; its name is told where a walk fails. */
export type PageHappening = { name: string; happens: (journey: Journey) => Promise<unknown> }

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A number that somebody else has registered with. */
export const OTHERS_NUMBER = withCheck(numberOf(999))

/** Another number of the candidate's own. */
export function otherNumberOf({ n }: Journey): string {
  return withCheck(numberOf(700 + n))
}

/** The unlucky candidate mistypes, changes, gives up, begins again and presses twice. */
const anyDetour: fc.Arbitrary<PageHappening> = fc.constantFrom(
  named('types the number of somebody else', (journey) => journey.names(OTHERS_NUMBER)),
  named('names another document', (journey) => journey.names(otherNumberOf(journey))),
  named('names the first document', (journey) => journey.names(journey.number)),
  ...[REVIEWS, NO_REVIEW].map((centre) => named(`moves to ${centre}`, (journey) => journey.chooses(centre))),
  named('withdraws', (journey) => journey.press(`${HUB}/withdrawal`, {})),
  named('deletes', (journey) => journey.press(`${HUB}/deletion`, { reason: 'other' })),
  named('sends another photo', (journey) => journey.photographs()),
  named('looks at the details', (journey) => journey.visit(`${HUB}/details`)),
  named('wants to pay in another way', (journey) => journey.paysAnotherWay()),
  named('presses twice', (journey) => journey.again()),
)

const anySurrounding: fc.Arbitrary<PageHappening> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(named('an officer approves', (journey) => journey.desk.approve())) },
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(fc.constantFrom<ReasonField>('photo', 'name', 'number', 'school', 'subject', 'other'), {
        minLength: 1,
        maxLength: 2,
      })
      .map((fields) =>
        named(`an officer returns it for ${fields.join(', ')}`, (journey) => journey.desk.returnFor(fields)),
      ),
  },
  { weight: 2, arbitrary: fc.constant(named('the alarm goes off', (journey) => journey.desk.alarm())) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(MINUTE, HOUR, 30 * HOUR, 4 * DAY, 11 * DAY)
      .map((ms) => named(`${ms / HOUR} h pass`, (journey) => journey.pass(ms))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat({ max: 5 }), fc.constantFrom(-1000, 1000))
      .map(([nth, by]) =>
        named(`the clock is ${by} ms from deadline ${nth}`, (journey) => toDeadline(journey, nth, by)),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('honest' as const, 'garbage' as const).map((answer) =>
      named(`the platform answers ${answer}`, async ({ bank }) => {
        bank.switches = answer === 'honest' ? withoutFaults(1) : { ...bank.switches, answer }
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .boolean()
      .map((isDown) =>
        named(isDown ? 'the ledgers are silent' : 'the ledgers answer', () => silenceLedgers(isDown)),
      ),
  },
)

export const anyPageHappening: fc.Arbitrary<PageHappening> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(named('goes on', (journey) => journey.goOn())) },
  { weight: 4, arbitrary: anyDetour },
  { weight: 5, arbitrary: anyChangeOfTerms },
  { weight: 4, arbitrary: anySurrounding },
)

export function named(name: string, happens: PageHappening['happens']): PageHappening {
  return { name, happens }
}

/** To just before or after one of the moments that the sitting or the desk names. */
async function toDeadline(journey: Journey, nth: number, by: number) {
  const { registrationUntil, photoUntil, reviewUntil, paymentUntil } = (await catalogueRows()).sitting
  const task = await journey.desk.nextTask()
  const moments = new Set([
    registrationUntil,
    photoUntil,
    reviewUntil,
    paymentUntil,
    ...(task === null ? [] : [task]),
  ])
  const later = [...moments].map((at) => at + by - Date.now()).filter((ms) => ms > 0 && ms < 60 * DAY)
  later.sort((a, b) => a - b)
  const ms = later[nth % Math.max(1, later.length)]
  if (ms !== undefined) await journey.pass(ms)
}

/** Answers of the ledgers are lost: they can store none. */
export async function silenceLedgers(isDown: boolean): Promise<void> {
  for (const centre of [REVIEWS, NO_REVIEW]) {
    await runInDurableObject(ledger(centre), (_, { storage }) => {
      new ObjectFormat(storage, 'a seat ledger', LEDGER_FORMATS).create()
      for (const event of ['INSERT', 'UPDATE']) {
        storage.sql.exec(`DROP TRIGGER IF EXISTS down_${event}`)
        if (isDown)
          storage.sql.exec(
            `CREATE TRIGGER down_${event} BEFORE ${event} ON last_answer BEGIN SELECT RAISE(ABORT, 'the ledger is down'); END`,
          )
      }
    })
  }
}
