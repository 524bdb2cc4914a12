import { expect, test } from 'vitest'
import type { PlatformAnswer } from '../../../src/payment/gateways/gateway.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { CARD, choice, content, DAY, DENGFENG, NOON, PASSPORT, PLATFORM } from './facts.ts'
import {
  applied,
  appliedAll,
  DUE,
  decisionOn,
  FILLING,
  PAID,
  paid,
  READY,
  refusalOf,
  submission,
  tradeAnswer,
  USUAL,
} from './played.ts'

const terms = DENGFENG
const clear = (file: Registration) => ({
  stage: file.stage.is,
  chosen: file.choices.map((one) => one.offering),
  held: file.seating.held?.offerings,
  money: file.trades.map((one) => one.state.is),
})

/** The payment was closed, another subject was submitted, and the ledger has not answered yet. */
const changing = () => {
  const paying = appliedAll(DUE, ['open'], { terms })
  const closed = applied(paying, tradeAnswer(paying, { is: 'closed' }), { terms, by: PLATFORM })
  const other = content({ centre: 'dengfeng', choices: [choice('office')] })
  return applied(closed, submission(closed, other), { terms })
}
const pays = (file: Registration, answer: PlatformAnswer = paid(file)) =>
  applied(file, tradeAnswer(file, answer), { terms, by: PLATFORM })

test('money that comes while a change asks for seats pays for what was chosen, if the change is refused', () => {
  const waiting = pays(changing())
  expect(clear(waiting)).toMatchObject({ stage: 'due', money: ['paid'] })
  expect(clear(appliedAll(waiting, ['full'], { terms }))).toEqual({
    stage: 'paid',
    chosen: ['python'],
    held: ['python'],
    money: ['paid'],
  })
})

test('and goes back, if the change is granted: a paid file is never changed under its money', () => {
  const waiting = pays(changing())
  expect(clear(appliedAll(waiting, ['held'], { terms }))).toEqual({
    stage: 'due',
    chosen: ['office'],
    held: ['office'],
    money: ['refunding'],
  })
})

test('the pay-by passing in the meantime takes nothing from money that has come', () => {
  const waiting = pays(changing())
  const late = { terms, now: NOON + 2 * DAY }
  expect(clear(appliedAll(waiting, ['time-passed'], late)).stage).toBe('due')
  expect(clear(appliedAll(waiting, ['time-passed', 'full'], late))).toMatchObject({ stage: 'paid' })
})

test('a photo that comes while a change asks for seats completes a free registration only if that is refused', () => {
  const free = content({ centre: 'dengfeng', choices: [choice('free', 0)] })
  const submitted = appliedAll(applied(FILLING, submission(FILLING, free), { terms }), ['held'], { terms })
  const waiting = appliedAll(submitted, ['submit-dengfeng', 'attach'], { terms })
  expect(clear(waiting)).toMatchObject({ stage: 'submitted', chosen: ['free'] })
  expect(clear(appliedAll(waiting, ['full'], { terms }))).toMatchObject({ stage: 'paid', chosen: ['free'] })
  expect(clear(appliedAll(waiting, ['held'], { terms }))).toMatchObject({ stage: 'due', chosen: ['python'] })
})

test('money that comes when another document was named, and not submitted yet, pays for what stands', () => {
  const paying = appliedAll(DUE, ['open'], { terms })
  const closed = applied(paying, tradeAnswer(paying, { is: 'closed' }), { terms, by: PLATFORM })
  const other = applied(closed, { do: 'identify', revision: closed.revision, identity: PASSPORT }, { terms })
  expect(pays(other)).toMatchObject({
    stage: { is: 'paid' },
    submittedIdentity: { blindIndex: CARD.blindIndex },
  })
})

test('seats refused at another centre do not make a file payable on that centre’s terms', () => {
  const asking = appliedAll(READY, ['submit-dengfeng'], { terms })
  expect(clear(appliedAll(asking, ['full'], { terms })).stage).toBe('submitted')
})

test('a free registration can be deleted, for nothing was paid; a paid one cannot', () => {
  const free = content({ centre: 'dengfeng', choices: [choice('free', 0)] })
  const submitted = appliedAll(applied(FILLING, submission(FILLING, free), { terms }), ['held'], { terms })
  const complete = appliedAll(submitted, ['attach'], { terms })
  expect(complete.stage).toMatchObject({ is: 'paid', trade: null })
  const deleted = appliedAll(complete, ['delete'], { terms })
  expect(deleted).toMatchObject({ stage: { is: 'deleted' }, seating: { held: null } })
  expect(refusalOf(decisionOn(PAID, USUAL.delete()))).toEqual({ is: 'paid' })
})
