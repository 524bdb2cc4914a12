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

describe('the changed fields', () => {
  test('are none between equal registrations, whatever the order of the subjects', () => {
    const turned = { ...snapshot, choices: snapshot.choices.toReversed() }
    expect(changedFields(shownSnapshotOf(snapshot), shownSnapshotOf(turned))).toEqual([])
  })

  test('are all fields that differ, empty ones too', () => {
    const now = { ...snapshot, details: { ...details, class: '计算机 2203 班', school: '' }, photo: 'second' }
    expect(changedFields(shownSnapshotOf(snapshot), shownSnapshotOf(now))).toEqual([
      'school',
      'class',
      'photo',
    ])
  })

  test('are found again after the values went to the page and back', () => {
    expect(readShownSnapshot(JSON.stringify(shownSnapshotOf(snapshot)))).toEqual(shownSnapshotOf(snapshot))
  })

  test('are unknown if the page sends back something else', () => {
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
  test('are read as they were written; unreadable ones are left out', () => {
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

  test('success, if he made the same decision before, even if it is paid now', () => {
    expect(whyNotRecorded(view(paid, { by: 'wang', how: 'approved', round: 2 }), stagePaid, wang)).toBeNull()
  })

  test('the other decision, if he or a colleague made another one', () => {
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

  test('his own return with other reasons: those stand, and the new ones were not recorded', () => {
    const returned: Stage = { is: 'returned', enteredAt: NOON, by: 'staff-wang', reasons: [], until: NOON }
    const refusal: Refusal = { is: 'decided', how: 'returned', by: 'staff-wang', happenedAt: NOON }
    const first = view(returned, { by: 'wang', how: 'returned', round: 2 })
    expect(whyNotRecorded(first, refusal, { ...wang, decision: 'returned' })).toMatchObject({ is: 'decided' })
  })

  test('a newer version, if only an older round was decided', () => {
    const pending: Stage = { is: 'pending', enteredAt: NOON + 1 }
    const old = view(pending, { by: 'zhao', how: 'returned', round: 1 })
    expect(
      whyNotRecorded(old, { is: 'round', round: 2 }, { ...wang, round: 1, decision: 'approved' }),
    ).toEqual({
      is: 'changed',
      at: NOON + 1,
    })
  })

  test('an approval without an officer, if unchanged content was approved again', () => {
    const approved: Stage = { is: 'approved', enteredAt: NOON, by: 'clock', payBy: NOON }
    const refusal: Refusal = { is: 'decided', how: 'approved', by: 'clock', happenedAt: NOON }
    expect(whyNotRecorded(view(approved), refusal, wang)).toEqual({
      is: 'decided',
      how: 'approved',
      by: null,
      at: NOON,
    })
  })

  test('that it is too late, and the end of the review', () => {
    const pending: Stage = { is: 'pending', enteredAt: NOON }
    const over: Refusal = { is: 'closed', action: 'decide', why: 'over', until: NOON }
    expect(whyNotRecorded(view(pending), over, wang)).toEqual({ is: 'closed', until: NOON })
  })
})
