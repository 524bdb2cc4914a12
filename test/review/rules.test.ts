import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileView } from '../../src/registration/desk-file.ts'
import type { Details } from '../../src/registration/details/details-rules.ts'
import type { Refusal } from '../../src/registration/machine/command.ts'
import {
  newRegistration,
  type Registration,
  type Snapshot,
  type Stage,
} from '../../src/registration/machine/file.ts'
import { checkDocument } from '../../src/review/checks.ts'
import { reasonsIn } from '../../src/review/history-rules.ts'
import { asReviewer } from '../../src/review/office.ts'
import { FOR, type PassedOver, readPassedOver, writePassedOver } from '../../src/review/passed-over.ts'
import { readPlace, readStage, writePlace } from '../../src/review/queue-rules.ts'
import { NOTE_LENGTH, readReturn, reasonsOf, returnProblems } from '../../src/review/return-rules.ts'
import { readSearch } from '../../src/review/search-rules.ts'
import { changedFields, readSeen, seenOf } from '../../src/review/seen.ts'
import { verdictOf } from '../../src/review/verdict.ts'
import { withCheck } from '../registration/card-numbers.ts'

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

  test('name each disagreement with what the number says', () => {
    expect(checkDocument(card, { sex: 'female', birth: '2004-03-16' }, '2026-12-18')).toEqual([
      { is: 'birth', says: '2004-03-15' },
      { is: 'sex', says: 'male' },
    ])
  })

  test('say of a wrong check digit that the number breaks its rules', () => {
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
    expect(
      checkDocument({ ...card, number: wrong }, { sex: 'male', birth: '2004-03-15' }, '2026-12-18'),
    ).toEqual([{ is: 'number' }])
  })

  test('are silent about a passport', () => {
    const passport = { type: 'passport', number: 'E12345678' } as const
    expect(checkDocument(passport, { sex: 'male', birth: '2004-03-15' }, '2026-12-18')).toEqual([
      { is: 'silent' },
    ])
  })
})

describe('the form of 「不通过」', () => {
  const form = (fields: [string, string][]) => readReturn(new URLSearchParams(fields))

  test('takes known reasons in the order of their keys, and drops the rest', () => {
    expect(
      form([
        ['reason', 'school'],
        ['reason', 'background'],
        ['reason', 'rudeness'],
      ]).codes,
    ).toEqual(['background', 'school'])
  })

  test('with blanks for a note and nothing ticked has no reason', () => {
    expect(returnProblems(form([['note', ' \n ']]))).toEqual([{ is: 'no-reason' }])
  })

  test('puts the officer’s own words at the field they are about, or at “other”', () => {
    expect(
      reasonsOf(
        form([
          ['note', '重拍'],
          ['about', 'photo'],
        ]),
      ),
    ).toEqual([{ field: 'photo', code: null, text: '重拍' }])
    expect(
      reasonsOf(
        form([
          ['note', '重拍'],
          ['about', 'anything'],
        ]),
      )[0]?.field,
    ).toBe('other')
  })

  test(`counts ${NOTE_LENGTH} characters as people do`, () => {
    expect(returnProblems(form([['note', '𠮷'.repeat(NOTE_LENGTH)]]))).toEqual([])
    expect(returnProblems(form([['note', '𠮷'.repeat(NOTE_LENGTH + 1)]]))).toEqual([
      { is: 'long', length: NOTE_LENGTH + 1 },
    ])
  })

  test.each([
    '2026-12-31 17:00 前重拍',
    '文件 200 KB，330×480',
    '班级写“计算机 2203 班”',
    '电话 0371-55550032',
    '教室 A101',
  ])('may say “%s”', (note) => expect(returnProblems(form([['note', note]]))).toEqual([]))

  test('never lets a mobile or identity number through, however it is typed', () => {
    const separators = fc.constantFrom('', ' ', '-', '－', '　', '.', '\u200b')
    const wide = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(
        fc.constantFrom('13800138000', '19912345678', withCheck('41010220040315123'), '110105491231002'),
        separators,
        fc.integer({ min: 2, max: 6 }),
        fc.boolean(),
        (number, separator, every, isWide) => {
          const spaced = number.replace(new RegExp(`(.{${every}})(?=.)`, 'g'), `$1${separator}`)
          const note = `请核对 ${isWide ? wide(spaced) : spaced} 再提交`
          expect(returnProblems(form([['note', note]]))).toEqual([{ is: 'private' }])
        },
      ),
      { seed: 20261218, numRuns: 300 },
    )
  })
})

describe('what an officer passed over', () => {
  const one = (id: string, at: number, round = 1): PassedOver => ({ id, round, deed: 'skipped', at })

  test('is remembered by file and round for half an hour, the newest first', () => {
    const cookie = writePassedOver([one(LI, NOON - 1)], {
      id: 'CHENCHENCHENCHEN',
      round: 2,
      deed: 'approved',
      at: NOON,
    })
    expect(readPassedOver(cookie, NOON)).toEqual([
      { id: 'CHENCHENCHENCHEN', round: 2, deed: 'approved', at: NOON },
      one(LI, NOON - 1),
    ])
    expect(readPassedOver(cookie, NOON + FOR - 1)).toHaveLength(1)
    expect(readPassedOver(cookie, NOON + FOR)).toHaveLength(0)
  })

  test('fits into a cookie however many there are', () => {
    let passed: PassedOver[] = []
    for (let i = 0; i < 100; i++) {
      const id = `LXM${String(i)
        .padStart(13, 'A')
        .replace(/\d/g, (d) => 'ABCDEFGHJK'[Number(d)] ?? '')}`
      passed = readPassedOver(writePassedOver(passed, one(id, NOON)), NOON)
    }
    expect(passed).toHaveLength(40)
    expect(writePassedOver(passed, one(LI, NOON)).length).toBeLessThan(2000)
  })

  test('is nothing where the cookie was not ours, or is ahead of the clock', () => {
    fc.assert(
      fc.property(fc.string(), (text) => readPassedOver(text, NOON).length === 0),
      { seed: 20261218 },
    )
    expect(readPassedOver(writePassedOver([], one(LI, NOON + 1)), NOON)).toEqual([])
  })
})

describe('what an officer looks for', () => {
  test.each([
    ['', { by: 'nothing' }],
    [' 　', { by: 'nothing' }],
    ['李晓', { by: 'name', beginning: '李晓' }],
    ['买买提 · 艾力', { by: 'name', beginning: '买买提·艾力' }],
    ['Maria S', { by: 'name', beginning: 'Maria S' }],
    ['１２３x', { by: 'tail', four: '123X' }],
    ['4101 0220', { by: 'number', number: '41010220' }],
    ['e12345678', { by: 'number', number: 'E12345678' }],
    ['LXML-XMLX-MLXM-LXML', { by: 'registration', id: LI }],
  ])('“%s”', (typed, search) => expect(readSearch(typed)).toEqual(search))
})

describe('a place in a list', () => {
  test('comes back from its address, and anything else is the beginning', () => {
    expect(readPlace(writePlace({ at: NOON, id: LI }))).toEqual({ at: NOON, id: LI })
    for (const text of ['', 'x', `${NOON}`, `${NOON}.`, `-1.${LI}`, `1e9.${LI}`, `${NOON}.' OR 1`]) {
      expect(readPlace(text)).toBeNull()
    }
  })

  test('an unknown state lists what waits', () => {
    expect(readStage('paid')).toBe('paid')
    expect(readStage('filling')).toBe('pending')
  })
})

const details = { name: '李晓明', school: '中原示例大学', class: '' } as Details
const snapshot: Snapshot = {
  ...{ details, centre: '410032', photo: 'first', identity: 'resident-card 4101**********1234 blindblind' },
  choices: [
    { offering: 'b', subject: '65', fee: 8000, startsAt: 0, endsAt: 1 },
    { offering: 'a', subject: '24', fee: 8000, startsAt: 0, endsAt: 1 },
  ],
}

describe('what changed', () => {
  test('is nothing between equal files, in whatever order the subjects were ticked', () => {
    const turned = { ...snapshot, choices: snapshot.choices.toReversed() }
    expect(changedFields(seenOf(snapshot), seenOf(turned))).toEqual([])
  })

  test('is each field that differs, the empty ones too', () => {
    const now = { ...snapshot, details: { ...details, class: '计算机 2203 班', school: '' }, photo: 'second' }
    expect(changedFields(seenOf(snapshot), seenOf(now))).toEqual(['school', 'class', 'photo'])
  })

  test('goes to the page and back unharmed', () => {
    expect(readSeen(JSON.stringify(seenOf(snapshot)))).toEqual(seenOf(snapshot))
  })

  test('is unknown where the page handed back something else', () => {
    for (const text of [
      null,
      '',
      '{',
      '[]',
      'null',
      '7',
      '{"name":7}',
      '{"__proto__":{"name":"x"}}',
      '{"else":"x"}',
    ]) {
      expect(readSeen(text)).toBeNull()
    }
  })
})

describe('the reasons in a history', () => {
  test('are read again as they were given; what cannot be read is left out', () => {
    expect(
      reasonsIn({ why: '[["photo","background",""],["other",null,"班级没有填"],["rude","x",""],7]' }),
    ).toEqual([
      { field: 'photo', code: 'background', text: '' },
      { field: 'other', code: null, text: '班级没有填' },
    ])
    expect(reasonsIn({ round: 1 })).toEqual([])
  })
})

describe('a refused decision means to the officer', () => {
  const wang = { deed: 'approved', round: 2, officer: 'staff-wang' } as const
  const view = (
    stage: Stage,
    decided?: { by: string; how: 'approved' | 'returned'; round: number },
  ): FileView => {
    const of = { id: LI, sitting: 'ncre', passport: 'p', province: 'henan', lang: 'zh-CN' as const }
    const file: Registration = { ...newRegistration(of), stage, round: 2 }
    const by = { is: 'officer' as const, id: `staff-${decided?.by}`, name: '某老师', centre: '410032' }
    const facts = { round: decided?.round ?? 0 }
    const line = {
      seq: 1,
      at: NOON,
      by,
      what: decided?.how ?? 'approved',
      from: 'pending',
      to: 'approved',
      facts,
    } as const
    return { file, version: 1, drafts: {}, history: decided ? [line] : [] }
  }
  const paid: Stage = { is: 'paid', at: NOON, trade: null }
  const stagePaid: Refusal = { is: 'stage', stage: 'paid' }

  test('success, where he decided the same before, even if it is paid by now', () => {
    expect(verdictOf(view(paid, { by: 'wang', how: 'approved', round: 2 }), stagePaid, wang)).toBeNull()
  })

  test('the other decision, where he or a colleague decided otherwise', () => {
    const decided = { is: 'decided', how: 'returned', by: '某老师', at: NOON }
    const returned: Stage = { is: 'returned', at: NOON, by: 'staff-wang', reasons: [], until: NOON }
    const refusal: Refusal = { is: 'decided', how: 'returned', by: 'staff-wang', at: NOON }
    expect(verdictOf(view(returned, { by: 'wang', how: 'returned', round: 2 }), refusal, wang)).toEqual(
      decided,
    )
    expect(verdictOf(view(paid, { by: 'zhao', how: 'approved', round: 2 }), stagePaid, wang)).toEqual({
      ...decided,
      how: 'approved',
    })
  })

  test('a newer version, where only an older round was decided', () => {
    const pending: Stage = { is: 'pending', since: NOON + 1 }
    const old = view(pending, { by: 'zhao', how: 'returned', round: 1 })
    expect(verdictOf(old, { is: 'round', round: 2 }, { ...wang, round: 1, deed: 'approved' })).toEqual({
      is: 'changed',
      at: NOON + 1,
    })
  })

  test('that nobody did it, where unchanged content was approved again by itself', () => {
    const approved: Stage = { is: 'approved', at: NOON, by: 'clock', payBy: NOON }
    const refusal: Refusal = { is: 'decided', how: 'approved', by: 'clock', at: NOON }
    expect(verdictOf(view(approved), refusal, wang)).toEqual({
      is: 'decided',
      how: 'approved',
      by: null,
      at: NOON,
    })
  })

  test('that it is too late, and since when', () => {
    const pending: Stage = { is: 'pending', since: NOON }
    const over: Refusal = { is: 'closed', deed: 'decide', why: 'over', until: NOON }
    expect(verdictOf(view(pending), over, wang)).toEqual({ is: 'closed', until: NOON })
  })
})

describe('who reviews', () => {
  const staff = { id: 'x', name: '某', provinceId: 'henan' }

  test.each([
    ['reviewer', '410032', true],
    ['centre-administrator', '410032', true],
    ['reviewer', null, false],
    ['province-administrator', '410032', false],
    ['system-administrator', null, false],
  ] as const)('%s of %s: %s', (role, centreId, may) => {
    expect(asReviewer({ ...staff, role, centreId }) !== null).toBe(may)
  })
})
