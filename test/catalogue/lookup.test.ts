import { describe, expect, test } from 'vitest'
import type { Offering } from '../../src/catalogue/catalogue.ts'
import {
  firstClash,
  firstSameSubject,
  inPinyinOrder,
  nameIn,
  seatsLeft,
  shortNameIn,
} from '../../src/catalogue/lookup.ts'

const at = (time: string) => Date.parse(`2027-03-27T${time}:00+08:00`)

function offering(code: string, from: string, until: string): Offering {
  return {
    id: `410032-${code}-${from}`,
    centreId: '410032',
    subject: { code, level: 2, name: code, nameEn: code },
    slot: { id: `${from}-${until}`, startsAt: at(from), endsAt: at(until) },
    fee: 8000,
    seats: 30,
  }
}

const C = offering('24', '09:00', '11:00')
const PYTHON = offering('66', '09:00', '11:00')
const OFFICE = offering('65', '14:00', '16:00')
const BASICS = offering('15', '10:00', '11:30')
const JAVA = offering('28', '11:00', '13:00')

describe('subjects whose examination times collide cannot be chosen together', () => {
  test('C and Python are at the same time: both are named, in the order chosen', () => {
    expect(firstClash([C, PYTHON])).toEqual([C, PYTHON])
    expect(firstClash([PYTHON, OFFICE, C])).toEqual([PYTHON, C])
  })

  test('overlapping times collide too, either way round', () => {
    expect(firstClash([C, BASICS])).toEqual([C, BASICS])
    expect(firstClash([BASICS, C])).toEqual([BASICS, C])
  })

  test('one that begins as the other ends can be sat', () => {
    expect(firstClash([C, JAVA, OFFICE])).toBeNull()
  })

  test('nothing and one subject never collide', () => {
    expect(firstClash([])).toBeNull()
    expect(firstClash([C])).toBeNull()
  })

  test('the same subject in two slots is one subject twice', () => {
    const again = offering('24', '14:00', '16:00')
    expect(firstClash([C, again])).toBeNull()
    expect(firstSameSubject([OFFICE, C, again])).toEqual([C, again])
    expect(firstSameSubject([C, OFFICE])).toBeNull()
  })
})

describe('seats left are a hint from the seats that the ledgers say are held', () => {
  test.each([
    ['nothing is known', [], 30],
    ['19 are held', [[C.id, 19]], 11],
    ['29 are held', [[C.id, 29]], 1],
    ['all are held', [[C.id, 30]], 0],
    ['seats were taken away after they were held', [[C.id, 32]], 0],
    ['only another subject is known', [[OFFICE.id, 30]], 30],
  ] as [string, [string, number][], number][])('%s', (_, held, left) => {
    expect(seatsLeft(C, new Map(held))).toBe(left)
  })
})

describe('names', () => {
  test('come in the language of the page', () => {
    expect(nameIn('en', { name: '河南省', nameEn: 'Henan' })).toBe('Henan')
    expect(nameIn('zh-CN', { name: '河南省', nameEn: 'Henan' })).toBe('河南省')
  })

  test.each([
    ['河南省', '河南'],
    ['北京市', '北京'],
    ['广西壮族自治区', '广西'],
    ['宁夏回族自治区', '宁夏'],
    ['新疆维吾尔自治区', '新疆'],
    ['内蒙古自治区', '内蒙古'],
  ])('%s is called %s in the grid', (name, short) => {
    expect(shortNameIn('zh-CN', { name, nameEn: 'Name' })).toBe(short)
  })

  test('provinces stand in the order of the dictionary, Shaanxi beside Shanxi', () => {
    const ids = ['zhejiang', 'shaanxi', 'beijing', 'shanxi', 'shanghai', 'shandong', 'sichuan', 'anhui']
    const ordered = inPinyinOrder(ids.map((id) => ({ id }))).map(({ id }) => id)
    expect(ordered).toEqual([
      ...['anhui', 'beijing', 'shandong', 'shanghai'],
      ...['shanxi', 'shaanxi', 'sichuan', 'zhejiang'],
    ])
  })
})
