import { expect, it } from 'vitest'
import { pageInsteadOfPayment } from '../../../src/payment/candidate/pay-rules.ts'
import { confirmationForm, orderQuery, wayForm } from '../../../src/payment/candidate/pay-schema.ts'
import { DENGFENG, ZHENGZHOU } from '../../registration/machine/facts.ts'
import { APPROVED, DUE, PAID, PAYING, PENDING, SUBMITTED } from '../../registration/machine/played.ts'

it('the payment pages are open once the registration is approved, or due without review', () => {
  expect(pageInsteadOfPayment(APPROVED, ZHENGZHOU)).toBeNull()
  expect(pageInsteadOfPayment(DUE, DENGFENG)).toBeNull()
  for (const registration of [SUBMITTED, PENDING, PAID]) {
    expect(pageInsteadOfPayment(registration, ZHENGZHOU)).toBe('hub')
  }
})

it('a centre that takes the money itself has no payment pages', () => {
  expect(pageInsteadOfPayment(APPROVED, { ...ZHENGZHOU, money: 'centre' })).toBe('hub')
})

it('an open attempt is shown, and no second one is offered', () => {
  expect(pageInsteadOfPayment(PAYING, ZHENGZHOU)).toBe('order')
})

it('an unchecked confirmation is a problem of its field', () => {
  expect(confirmationForm.safeParse({ confirmed: 'yes' })).toMatchObject({ success: true })
  for (const form of [{}, { confirmed: 'no' }]) {
    const { error } = confirmationForm.safeParse(form)
    expect(error?.issues).toMatchObject([{ params: { field: 'confirmed' } }])
  }
})

it('only a configured platform can be chosen', () => {
  const form = wayForm(['alipay'])
  expect(form.safeParse({ way: 'alipay', amount: '16000' }).data).toEqual({
    gateway: 'alipay',
    amount: 16_000,
  })
  for (const way of ['', 'wechat', 'toString', undefined]) {
    expect(form.safeParse({ way, amount: '16000' }).error?.issues).toMatchObject([
      { params: { field: 'way' } },
    ])
  }
})

it('numbers in the address of an order are small, everything else counts as 0', () => {
  expect(orderQuery.parse({ asked: '3', came: '12' })).toEqual({ asked: 3, came: 12 })
  for (const text of ['', '-1', '1e3', '12345', 'x', undefined]) {
    expect(orderQuery.parse({ asked: text, came: text })).toEqual({ asked: 0, came: 0 })
  }
})
