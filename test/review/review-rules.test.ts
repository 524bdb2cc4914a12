import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../src/review/document-check.ts'
import {
  formatHandledFiles,
  HANDLED_FOR_MS,
  type HandledFile,
  readHandledFiles,
} from '../../src/review/handled-files.ts'
import { formatPosition, readPosition, readStage } from '../../src/review/queue-rules.ts'
import { readSearch } from '../../src/review/search-rules.ts'
import { withCheck } from '../registration/identity/card-numbers.ts'

const NOON = Date.parse('2026-12-18T12:00:00+08:00')
const LI = 'LXMLXMLXMLXMLXML'

describe('the checks beside a document', () => {
  const number = withCheck('41010220040315123')
  const card = { type: 'resident-card', number } as const

  test('agree with what was entered', () => {
    expect(checkDocument(card, { sex: 'male', birth: '2004-03-15' }, '2026-12-18')).toEqual([
      { is: 'agrees' },
    ])
  })

  test('name each disagreement with the value in the number', () => {
    expect(checkDocument(card, { sex: 'female', birth: '2004-03-16' }, '2026-12-18')).toEqual([
      { is: 'birth', inNumber: '2004-03-15' },
      { is: 'sex', inNumber: 'male' },
    ])
  })

  test('call a number with a wrong check digit invalid', () => {
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
    expect(
      checkDocument({ ...card, number: wrong }, { sex: 'male', birth: '2004-03-15' }, '2026-12-18'),
    ).toEqual([{ is: 'invalid-number' }])
  })

  test('find nothing to compare in the number of a passport', () => {
    const passport = { type: 'passport', number: 'E12345678' } as const
    expect(checkDocument(passport, { sex: 'male', birth: '2004-03-15' }, '2026-12-18')).toEqual([
      { is: 'nothing-to-compare' },
    ])
  })
})

describe('the registrations that an officer handled', () => {
  const one = (id: string, at: number, round = 1): HandledFile => ({
    id,
    round,
    handled: 'skipped',
    handledAt: at,
  })

  test('are remembered by id and round for half an hour, the newest first', () => {
    const cookie = formatHandledFiles([one(LI, NOON - 1)], {
      id: 'CHENCHENCHENCHEN',
      round: 2,
      handled: 'approved',
      handledAt: NOON,
    })
    expect(readHandledFiles(cookie, NOON)).toEqual([
      { id: 'CHENCHENCHENCHEN', round: 2, handled: 'approved', handledAt: NOON },
      one(LI, NOON - 1),
    ])
    expect(readHandledFiles(cookie, NOON + HANDLED_FOR_MS - 1)).toHaveLength(1)
    expect(readHandledFiles(cookie, NOON + HANDLED_FOR_MS)).toHaveLength(0)
  })

  test('fit into a cookie, however many there are', () => {
    let passed: HandledFile[] = []
    for (let i = 0; i < 100; i++) {
      const id = `LXM${String(i)
        .padStart(13, 'A')
        .replace(/\d/g, (d) => 'ABCDEFGHJK'[Number(d)] ?? '')}`
      passed = readHandledFiles(formatHandledFiles(passed, one(id, NOON)), NOON)
    }
    expect(passed).toHaveLength(40)
    expect(formatHandledFiles(passed, one(LI, NOON)).length).toBeLessThan(2000)
  })

  test('are none if the cookie cannot be read, or is ahead of the clock', () => {
    fc.assert(
      fc.property(fc.string(), (text) => readHandledFiles(text, NOON).length === 0),
      { seed: 20261218 },
    )
    expect(readHandledFiles(formatHandledFiles([], one(LI, NOON + 1)), NOON)).toEqual([])
  })
})

describe('the search of an officer', () => {
  test.each([
    ['', { by: 'nothing' }],
    [' 　', { by: 'nothing' }],
    ['李晓', { by: 'name', beginning: '李晓' }],
    ['买买提 · 艾力', { by: 'name', beginning: '买买提·艾力' }],
    ['Maria S', { by: 'name', beginning: 'Maria S' }],
    ['１２３x', { by: 'last-four', lastFour: '123X' }],
    ['4101 0220', { by: 'number', number: '41010220' }],
    ['e12345678', { by: 'number', number: 'E12345678' }],
    ['LXML-XMLX-MLXM-LXML', { by: 'registration', id: LI }],
  ])('“%s”', (typed, search) => expect(readSearch(typed)).toEqual(search))
})

describe('a position in a list', () => {
  test('is read from its address; any other text is the beginning', () => {
    expect(readPosition(formatPosition({ submittedAt: NOON, id: LI }))).toEqual({ submittedAt: NOON, id: LI })
    for (const text of ['', 'x', `${NOON}`, `${NOON}.`, `-1.${LI}`, `1e9.${LI}`, `${NOON}.' OR 1`]) {
      expect(readPosition(text)).toBeNull()
    }
  })

  test('an unknown stage lists the registrations that wait', () => {
    expect(readStage('paid')).toBe('paid')
    expect(readStage('filling')).toBe('pending')
  })
})
