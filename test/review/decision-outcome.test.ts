import { describe, expect, test } from 'vitest'
import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import type { Details } from '../../src/registration/details/fields.ts'
import type { Refusal } from '../../src/registration/machine/command.ts'
import {
  newRegistration,
  type Registration,
  type Snapshot,
  type Stage,
} from '../../src/registration/machine/registration.ts'
import { whyNotRecorded } from '../../src/review/decision-outcome.ts'
import { reasonsIn } from '../../src/review/return-rules.ts'
import { changedFields, readShownSnapshot, shownSnapshotOf } from '../../src/review/shown-snapshot.ts'

const NOON = Date.parse('2026-12-18T12:00:00+08:00')
const LI = 'LXMLXMLXMLXMLXML'

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
    expect(changedFields(shownSnapshotOf(snapshot), shownSnapshotOf(turned))).toEqual([])
  })

  test('is each field that differs, the empty ones too', () => {
    const now = { ...snapshot, details: { ...details, class: '计算机 2203 班', school: '' }, photo: 'second' }
    expect(changedFields(shownSnapshotOf(snapshot), shownSnapshotOf(now))).toEqual([
      'school',
      'class',
      'photo',
    ])
  })

  test('goes to the page and back unharmed', () => {
    expect(readShownSnapshot(JSON.stringify(shownSnapshotOf(snapshot)))).toEqual(shownSnapshotOf(snapshot))
  })

  test('is unknown where the page handed back something else', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '7',
      '{"name":7}',
      '{"__proto__":{"name":"x"}}',
      '{"else":"x"}',
    ]) {
      expect(readShownSnapshot(text)).toBeNull()
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
  const wang = { decision: 'approved', round: 2, officer: 'staff-wang' } as const
  const view = (
    stage: Stage,
    decided?: { by: string; how: 'approved' | 'returned'; round: number },
  ): ViewWithHistory => {
    const of = { id: LI, sitting: 'ncre', passport: 'p', province: 'henan', lang: 'zh-CN' as const }
    const file: Registration = { ...newRegistration(of), stage, round: 2 }
    const by = { is: 'officer' as const, id: `staff-${decided?.by}`, name: '某老师', centre: '410032' }
    const facts = { round: decided?.round ?? 0 }
    const line = {
      seq: 1,
      happenedAt: NOON,
      by,
      what: decided?.how ?? 'approved',
      from: 'pending',
      to: 'approved',
      facts,
    } as const
    return { registration: file, version: 1, drafts: {}, history: decided ? [line] : [] }
  }
  const paid: Stage = { is: 'paid', enteredAt: NOON, trade: null }
  const stagePaid: Refusal = { is: 'stage', stage: 'paid' }

  test('success, where he decided the same before, even if it is paid by now', () => {
    expect(whyNotRecorded(view(paid, { by: 'wang', how: 'approved', round: 2 }), stagePaid, wang)).toBeNull()
  })

  test('the other decision, where he or a colleague decided otherwise', () => {
    const decided = { is: 'decided', how: 'returned', by: '某老师', at: NOON }
    const returned: Stage = { is: 'returned', enteredAt: NOON, by: 'staff-wang', reasons: [], until: NOON }
    const refusal: Refusal = { is: 'decided', how: 'returned', by: 'staff-wang', happenedAt: NOON }
    expect(whyNotRecorded(view(returned, { by: 'wang', how: 'returned', round: 2 }), refusal, wang)).toEqual(
      decided,
    )
    expect(whyNotRecorded(view(paid, { by: 'zhao', how: 'approved', round: 2 }), stagePaid, wang)).toEqual({
      ...decided,
      how: 'approved',
    })
  })

  test('a newer version, where only an older round was decided', () => {
    const pending: Stage = { is: 'pending', enteredAt: NOON + 1 }
    const old = view(pending, { by: 'zhao', how: 'returned', round: 1 })
    expect(
      whyNotRecorded(old, { is: 'round', round: 2 }, { ...wang, round: 1, decision: 'approved' }),
    ).toEqual({
      is: 'changed',
      at: NOON + 1,
    })
  })

  test('that nobody did it, where unchanged content was approved again by itself', () => {
    const approved: Stage = { is: 'approved', enteredAt: NOON, by: 'clock', payBy: NOON }
    const refusal: Refusal = { is: 'decided', how: 'approved', by: 'clock', happenedAt: NOON }
    expect(whyNotRecorded(view(approved), refusal, wang)).toEqual({
      is: 'decided',
      how: 'approved',
      by: null,
      at: NOON,
    })
  })

  test('that it is too late, and since when', () => {
    const pending: Stage = { is: 'pending', enteredAt: NOON }
    const over: Refusal = { is: 'closed', action: 'decide', why: 'over', until: NOON }
    expect(whyNotRecorded(view(pending), over, wang)).toEqual({ is: 'closed', until: NOON })
  })
})
