import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rawMembers } from '../../../../src/payment/gateways/alipay/json.ts'

test('a member is cut out exactly as it was written', () => {
  const text = '{ "a" : { "x":"}\\"]" , "y":[1,{"z":null}]} ,\n"b":"c\\\\","n":-1.5e+3,"t":true}'
  expect([...(rawMembers(text) ?? [])]).toEqual([
    ['a', '{ "x":"}\\"]" , "y":[1,{"z":null}]}'],
    ['b', '"c\\\\"'],
    ['n', '-1.5e+3'],
    ['t', 'true'],
  ])
})

test('a name written with escapes is the same name, so it counts as given twice', () => {
  expect(rawMembers('{"\\u0061":1}')?.get('a')).toBe('1')
  expect(rawMembers('{"a":1,"\\u0061":2}')).toBeUndefined()
})

test('a text that is not one object has no members', () => {
  for (const text of ['', '[]', '"{}"', '1', 'null', '{', '{"a":1,}', '{"a":1}{"b":2}', '{a:1}']) {
    expect(rawMembers(text), text).toBeUndefined()
  }
  expect(rawMembers(' {} ')?.size).toBe(0)
})

test('the members together mean the same as the whole', () => {
  const whole = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue())
  const blanks = fc.constantFrom(undefined, 1, '\t')
  fc.assert(
    fc.property(whole, blanks, (value, indent) => {
      const parts = rawMembers(JSON.stringify(value, null, indent)) ?? new Map<string, string>()
      const again = Object.fromEntries([...parts].map(([name, raw]) => [name, JSON.parse(raw) as unknown]))
      expect(again).toEqual(JSON.parse(JSON.stringify(value)))
    }),
    { seed: 20261218, numRuns: 300 },
  )
})
