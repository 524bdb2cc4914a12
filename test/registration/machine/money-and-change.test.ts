import { expect, test } from 'vitest'
import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { choice, content, DAY, DENGFENG, NOON, PASSPORT, PLATFORM } from './facts.ts'
import { DUE, FILLING, hears, moved, paid, played, READY, submission } from './played.ts'

const terms = DENGFENG
const clear = (file: Registration) => ({
  stage: file.stage.is,
  chosen: file.choices.map((one) => one.offering),
  held: file.seating.held?.offerings,
  money: file.trades.map((one) => one.state.is),
})

/** The payment was closed, another subject was submitted, and the ledger has not answered yet. */
const changing = () => {
  const paying = played(DUE, ['open'], { terms })
  const closed = moved(paying, hears(paying, { is: 'closed' }), { terms, by: PLATFORM })
  const other = content({ centre: 'dengfeng', choices: [choice('office')] })
  return moved(closed, submission(closed, other), { terms })
}
const pays = (file: Registration, answer: PlatformAnswer = paid(file)) =>
  moved(file, hears(file, answer), { terms, by: PLATFORM })

test('money that comes while a change asks for seats pays for what was chosen, if the change is refused', () => {
  const waiting = pays(changing())
  expect(clear(waiting)).toMatchObject({ stage: 'due', money: ['paid'] })
  expect(clear(played(waiting, ['full'], { terms }))).toEqual({
    stage: 'paid',
    chosen: ['python'],
    held: ['python'],
    money: ['paid'],
  })
})

test('and goes back, if the change is granted: a paid file is never changed under its money', () => {
  const waiting = pays(changing())
  expect(clear(played(waiting, ['held'], { terms }))).toEqual({
    stage: 'due',
    chosen: ['office'],
    held: ['office'],
    money: ['refunding'],
  })
})

test('the pay-by passing in the meantime takes nothing from money that has come', () => {
  const waiting = pays(changing())
  const late = { terms, now: NOON + 2 * DAY }
  expect(clear(played(waiting, ['time-passed'], late)).stage).toBe('due')
  expect(clear(played(waiting, ['time-passed', 'full'], late))).toMatchObject({ stage: 'paid' })
})

test('a photo that comes while a change asks for seats completes a free registration only if that is refused', () => {
  const free = content({ centre: 'dengfeng', choices: [choice('free', 0)] })
  const submitted = played(moved(FILLING, submission(FILLING, free), { terms }), ['held'], { terms })
  const waiting = played(submitted, ['submit-dengfeng', 'attach'], { terms })
  expect(clear(waiting)).toMatchObject({ stage: 'submitted', chosen: ['free'] })
  expect(clear(played(waiting, ['full'], { terms }))).toMatchObject({ stage: 'paid', chosen: ['free'] })
  expect(clear(played(waiting, ['held'], { terms }))).toMatchObject({ stage: 'due', chosen: ['python'] })
})

test('money that comes when another document was named, and not submitted yet, goes back', () => {
  const paying = played(DUE, ['open'], { terms })
  const closed = moved(paying, hears(paying, { is: 'closed' }), { terms, by: PLATFORM })
  const other = moved(closed, { do: 'identify', revision: closed.revision, identity: PASSPORT }, { terms })
  expect(clear(pays(other))).toMatchObject({ stage: 'due', money: ['refunding'] })
})

test('seats refused at another centre do not make a file payable on that centre’s terms', () => {
  const asking = played(READY, ['submit-dengfeng'], { terms })
  expect(clear(played(asking, ['full'], { terms })).stage).toBe('submitted')
})
