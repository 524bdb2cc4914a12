import { describe, expect, it } from 'vitest'
import { causesMessage, registrationMail } from '../../src/messages/registration-mails.ts'
import { renderMessage } from '../../src/messages/render-message.ts'
import type { TradeState } from '../../src/registration/machine/payment/attempt.ts'
import type { HistoryNote, NoteName, Registration } from '../../src/registration/machine/registration.ts'
import { DETAILS, HENAN_OFFICER, NOON } from '../registration/machine/facts.ts'
import { applied, appliedAll, DELETED, PAID, tradeOf } from '../registration/machine/played.ts'

const MONEY = { paidAt: NOON, platformNo: 'p', amount: 8000 }
const REFUNDING: TradeState = { is: 'refunding', ...MONEY, beganAt: NOON, why: 'deleted', refusal: null }
const REFUSED: TradeState = { is: 'refund-refused', ...MONEY, refusedAt: NOON, why: 'second', refusal: 'X' }
const REFUNDED: TradeState = { is: 'refunded', ...MONEY, refundedAt: NOON, why: 'no-seat' }

const withMoney = (file: Registration, state: TradeState, more = {}): Registration => ({
  ...file,
  trades: [{ ...tradeOf(PAID), state, ...more }],
})
const note = (what: NoteName, facts: HistoryNote['facts'] = {}): HistoryNote => ({
  what,
  facts: { trade: tradeOf(PAID).no, ...facts },
})
const mail = (file: Registration, said: HistoryNote) => registrationMail(file, said, 1)

describe('a mail about money', () => {
  /** Deleted, and begun again: the registration has no details. */
  const again = appliedAll(DELETED, ['start'])

  it('reaches who deleted the registration, or whose registration was cancelled, and began again', () => {
    const cancelled = applied(PAID, { do: 'cancel', reason: 'ill' }, { by: HENAN_OFFICER })
    for (const file of [again, appliedAll(cancelled, ['start'])]) {
      expect(file.details).toBeNull()
      const found = mail(withMoney(file, REFUNDING), note('refunding'))
      expect(found).toMatchObject({ recipient: 'li@example.cn', params: { name: '李晓明', fen: 8000 } })
    }
  })

  it('goes to the person who was to pay, not to the one who is registered since', () => {
    const other = { ...again, details: { ...DETAILS, name: '王建国', email: 'wang@example.cn' } }
    expect(mail(withMoney(other, REFUNDED), note('refunded'))?.recipient).toBe('li@example.cn')
    expect(mail(other, note('lapsed'))?.recipient).toBe('wang@example.cn')
  })

  it('goes to the newest address of the same person', () => {
    const corrected = { ...PAID, details: { ...DETAILS, email: 'right@example.cn' } }
    expect(mail(withMoney(corrected, REFUNDED), note('refunded'))?.recipient).toBe('right@example.cn')
  })

  it('of an attempt from before addresses were kept goes to the registration’s', () => {
    const former = withMoney(PAID, REFUNDED, { contact: null })
    expect(mail(former, note('refunded'))?.recipient).toBe('li@example.cn')
    expect(mail(withMoney(again, REFUNDED, { contact: null }), note('refunded'))).toBeNull()
  })

  it('is not sent where it would be wrong by now', () => {
    expect(mail(withMoney(PAID, REFUNDED), note('refund-refused'))).toBeNull()
    expect(mail(PAID, note('receipt-cancelled'))).toBeNull()
  })

  const DUE_AGAIN = { ...PAID, stage: { is: 'due', enteredAt: NOON, payBy: NOON } } as Registration
  it.each<[string, Registration, HistoryNote, RegExp]>([
    ['refunding', withMoney(PAID, REFUNDING), note('refunding'), /原路退回/],
    [
      'refunding at a centre',
      withMoney(PAID, REFUNDING, { gateway: 'centre' }),
      note('refunding'),
      /到考点领取/,
    ],
    ['refunded', withMoney(PAID, REFUNDED), note('refunded'), /已原路退回/],
    ['refused', withMoney(PAID, REFUSED), note('refund-refused'), /没有办成/],
    [
      'returned in another way',
      withMoney(PAID, REFUNDED),
      note('refund-recorded', { amount: 8000, reason: 'R' }),
      /：R/,
    ],
    [
      'back at the platform',
      withMoney(PAID, REFUNDED),
      note('refunded-at-platform', { amount: 8000 }),
      /¥80\.00/,
    ],
    [
      'a booking cancelled',
      DUE_AGAIN,
      note('receipt-cancelled', { reason: 'person' }),
      /撤销了 ¥80\.00.*原因：登记错了考生/,
    ],
    ['a registration cancelled', PAID, note('cancelled', { reason: 'R' }), /原因：R/],
  ])('has words in both languages: %s', (_, file, said, words) => {
    const found = mail(file, said)
    if (!found) throw new Error('no mail')
    const chinese = renderMessage(found, 'zh-CN', 'https://bm.example.cn')
    expect(chinese.text).toMatch(words)
    expect(chinese.text).toContain('https://bm.example.cn/register/ncre-79')
    const english = renderMessage(found, 'en', 'https://bm.example.cn')
    expect(`${english.subject} ${english.text.replace('李晓明', '')}`).not.toMatch(
      /\p{Script=Han}|undefined|NaN/u,
    )
  })
})

it('every turn that money takes by itself causes a mail, what an officer or a notification merely notes does not', () => {
  const told: NoteName[] = ['paid', 'refunding', 'refunded', 'refund-refused', 'refunded-at-platform']
  expect(told.filter((what) => !causesMessage(what))).toEqual([])
  const silent: NoteName[] = [
    'payment-opened',
    'payment-closed',
    'answer-ignored',
    'payment-doubted',
    'refund-retried',
  ]
  expect(silent.filter(causesMessage)).toEqual([])
})
