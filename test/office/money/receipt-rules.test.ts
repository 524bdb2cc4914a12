import { describe, expect, test } from 'vitest'
import { bookingStateOf, sumsOf } from '../../../src/office/money/bookings-rules.ts'
import { checkReason } from '../../../src/office/money/reason-rules.ts'
import { checkBooking, readReceiptNumber } from '../../../src/office/money/receipt-rules.ts'
import { readSearch } from '../../../src/review/search-rules.ts'
import { storedReasonText } from '../../../views/registration/stored-reason.ts'
import { WORDS } from '../../../views/words.ts'

describe('a receipt number', () => {
  test.each([
    ['no 0017', 'NO 0017'],
    [' ｎｏ　００17 ', 'NO 0017'],
    ['No\u00a0\u200b0017', 'NO 0017'],
    ['收 17-号', '收 17-号'],
  ])('is the same however it was typed: “%s”', (entered, number) => {
    expect(readReceiptNumber(entered)).toBe(number)
  })

  test.each([
    ['\u200b \u3000', { is: 'missing' }],
    ['7'.repeat(41), { is: 'long', length: 41 }],
  ])('has one to forty characters that can be seen', (receipt, problem) => {
    expect(checkBooking({ receipt, amount: 1 })).toEqual({ problems: [problem] })
    expect(checkBooking({ receipt: '7'.repeat(40), amount: 1 })).toHaveProperty('ok')
  })
})

describe('a reason', () => {
  test('is a ready-made one, with the officer’s own words after it; both are told in the candidate’s language', () => {
    const checked = checkReason({ reason: 'candidate', note: ' 生病  住院 ' })
    expect(checked).toMatchObject({ ok: { reasonText: 'candidate: 生病 住院' } })
    const told = (stored: string) => storedReasonText(WORDS['zh-CN'], 'cancellationReason', stored)
    expect(told('candidate: 生病 住院')).toBe('您申请退考：生病 住院')
    expect(told('candidate')).toBe('您申请退考')
    expect(told('other: 考点停电')).toBe('考点停电')
    expect(told('老的说法')).toBe('老的说法')
  })

  test('has no more than two hundred characters', () => {
    expect(checkReason({ reason: 'other', note: '字'.repeat(201) })).toEqual({
      problems: [{ field: 'note', is: 'long' }],
    })
  })
})

test('sums count what was received, is to be returned, was returned, and what was only a mistake', () => {
  const rows = [
    { state: 'paid', refundWhy: null, times: 2, fen: 16_000 },
    { state: 'refunding', refundWhy: 'no-seat', times: 1, fen: 8000 },
    { state: 'refunded', refundWhy: 'cancelled', times: 1, fen: 8000 },
    { state: 'refunded', refundWhy: 'no-seat', times: 1, fen: 9000 },
    { state: 'refunded', refundWhy: 'receipt', times: 3, fen: 24_000 },
  ]
  expect(sumsOf(rows)).toEqual({
    paid: { times: 2, fen: 16_000 },
    'to-return': { times: 1, fen: 8000 },
    returned: { times: 2, fen: 17_000 },
    cancelled: { times: 3, fen: 24_000 },
  })
  expect(bookingStateOf({ state: 'paid', refundWhy: null })).toBe('paid')
})

test('the number of an order leads to its registration', () => {
  expect(readSearch('K7QM3XT9A8BCDEFH 01')).toEqual({ by: 'registration', id: 'K7QM3XT9A8BCDEFH' })
  expect(readSearch('410102200403151234')).toMatchObject({ by: 'number' })
})
