import { describe, expect, test } from 'vitest'
import type { Centre, Offering } from '../../../src/catalogue/catalogue.ts'
import { readChoices, totalFee } from '../../../src/registration/choices/choices-rules.ts'
import { at, centre, offering } from '../catalogue-facts.ts'

const university: Centre = centre('410032', '中原示例大学')
const college: Centre = centre('410046', '嵩山示例学院')
const morning = { id: 'morning', startsAt: at('2027-03-27 09:00'), endsAt: at('2027-03-27 11:00') }
const afternoon = { id: 'afternoon', startsAt: at('2027-03-27 14:00'), endsAt: at('2027-03-27 16:00') }
const lateMorning = { id: 'late', startsAt: at('2027-03-27 10:30'), endsAt: at('2027-03-27 12:00') }
const noon = { id: 'noon', startsAt: at('2027-03-27 11:00'), endsAt: at('2027-03-27 12:00') }

const c = offering('c', university, '24', 'C语言程序设计', morning)
const python = offering('python', university, '66', 'Python语言程序设计', morning)
const wps = offering('wps', university, '67', 'WPS Office高级应用与设计', afternoon)
const cAgain = offering('c-again', university, '24', 'C语言程序设计', afternoon)
const web = offering('web', university, '64', 'Web程序设计', lateMorning)
const java = offering('java', university, '28', 'Java语言程序设计', noon)
const elsewhere = offering('elsewhere', college, '24', 'C语言程序设计', morning)

const catalogue = {
  centres: [university, college],
  offerings: [c, python, wps, cAgain, web, java, elsewhere],
  maxSubjects: 3,
}
const read = (centreId: unknown, ...offerings: unknown[]) =>
  readChoices({ centre: centreId, offerings }, catalogue)
const problem = (facts: object) => ({ problems: [{ field: 'offerings', ...facts }] })

test('one subject at one centre is enough', () => {
  expect(read('410032', 'c')).toEqual({ ok: { centre: '410032', offerings: ['c'] } })
})

test('two that do not collide can be taken together, in the order of the catalogue', () => {
  expect(read('410032', 'wps', 'c')).toEqual({ ok: { centre: '410032', offerings: ['c', 'wps'] } })
})

test('an examination may begin when another ends', () => {
  expect(read('410032', 'c', 'java')).toHaveProperty('ok')
})

test('a single check box arrives as a text, and one that is sent twice counts once', () => {
  expect(readChoices({ centre: '410032', offerings: 'c' }, catalogue)).toHaveProperty('ok')
  expect(read('410032', 'c', 'c')).toEqual({ ok: { centre: '410032', offerings: ['c'] } })
})

describe('subjects that cannot be taken', () => {
  test('no centre', () => {
    expect(read('', 'c')).toEqual({ problems: [{ field: 'centre', is: 'missing' }] })
  })

  test('a centre of another province', () => {
    expect(read('310001', 'c')).toEqual({ problems: [{ field: 'centre', is: 'unknown' }] })
  })

  test('no subject', () => {
    expect(read('410032')).toEqual(problem({ is: 'missing' }))
  })

  test('subjects of another centre, because the centre was changed without looking at its subjects', () => {
    expect(read('410046', 'c', 'wps')).toEqual(problem({ is: 'not-here', how: 'all' }))
    expect(read('410032', 'c', 'elsewhere')).toEqual(problem({ is: 'not-here', how: 'some' }))
  })

  test('two at the same time: both are named', () => {
    expect(read('410032', 'c', 'python')).toEqual(problem({ is: 'collide', one: c, other: python }))
  })

  test('two that overlap', () => {
    expect(read('410032', 'c', 'web')).toEqual(problem({ is: 'collide', one: c, other: web }))
  })

  test('the same subject twice, in two slots', () => {
    expect(read('410032', 'c', 'c-again')).toEqual(problem({ is: 'twice', one: c, other: cAgain }))
  })

  test('more than the sitting allows', () => {
    const wide = { ...catalogue, maxSubjects: 2 }
    expect(readChoices({ centre: '410032', offerings: ['c', 'java', 'wps'] }, wide)).toEqual(
      problem({ is: 'too-many', chosen: 3, most: 2 }),
    )
  })
})

test('whatever a browser sends gets an answer', () => {
  for (const odd of [undefined, null, 7, {}, [], ['410032'], 'x'.repeat(1 << 20)]) {
    expect(readChoices({ centre: odd, offerings: odd }, catalogue)).toHaveProperty('problems')
    expect(readChoices({ centre: '410032', offerings: odd }, catalogue)).toHaveProperty('problems')
  }
  expect(read('410032', ...Array.from({ length: 100_000 }, (_, i) => `x${i}`))).toEqual(
    problem({ is: 'not-here', how: 'all' }),
  )
})

test('the total is exact, in fen', () => {
  const fees: Pick<Offering, 'fee'>[] = [{ fee: 8001 }, { fee: 9005 }]
  expect(totalFee(fees)).toBe(17_006)
  expect(totalFee([])).toBe(0)
})
