import { describe, expect, test } from 'vitest'
import { spread } from '../../../src/lib/spread.ts'
import { decide } from '../../../src/registration/machine/decide.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { tasksOf } from '../../../src/registration/machine/tasks.ts'
import { DAY, ZHENGZHOU } from './facts.ts'
import { appliedAll, contextWith, DELETED, NEW, PAID, PENDING, READY, RETURNED } from './played.ts'

const { photosUntil } = ZHENGZHOU

function retentionOver(file: Registration, now: number, terms = ZHENGZHOU) {
  return decide(file, { do: 'retention-over' }, contextWith({ now, terms }))
}

describe('photos', () => {
  test.each([
    ['who has paid', PAID],
    ['whose registration waits for a decision', PENDING],
    ['who never corrected theirs', RETURNED],
    ['who has deleted the registration', DELETED],
  ])('of one %s are owed their deletion at the end of the retention period', (_, file) => {
    expect(tasksOf(file, ZHENGZHOU)).toContainEqual({
      kind: 'retention',
      args: { photosUntil },
      dueAt: photosUntil + spread(file.id, 7 * DAY),
    })
  })

  test('are kept to its last moment', () => {
    expect(retentionOver(PAID, photosUntil - 1)).toEqual({ next: PAID, notes: [] })
    expect(retentionOver(PAID, photosUntil)).toMatchObject({
      next: { photosPurgedAt: photosUntil },
      notes: [{ what: 'photos-deleted' }],
    })
  })

  test('are kept longer where the period was made longer', () => {
    const longer = { ...ZHENGZHOU, photosUntil: photosUntil + DAY }
    expect(retentionOver(PAID, photosUntil, longer)).toEqual({ next: PAID, notes: [] })
    expect(tasksOf(PAID, longer)).toContainEqual(
      expect.objectContaining({ kind: 'retention', dueAt: photosUntil + DAY + spread(PAID.id, 7 * DAY) }),
    )
  })

  test('go once, those that were replaced with them, and nothing else of the file goes', () => {
    const replaced = { ...PAID, photosToDelete: ['photo-0'] }
    const over = retentionOver(replaced, photosUntil)
    const next = 'next' in over ? over.next : PAID
    expect(next).toEqual({ ...PAID, photosToDelete: [], photosPurgedAt: photosUntil })
    expect(
      tasksOf(next, ZHENGZHOU).filter(({ kind }) => kind === 'retention' || kind === 'delete-photos'),
    ).toEqual([])
    expect(retentionOver(next, photosUntil + DAY)).toEqual({ same: true })
  })

  test('that never were are not spoken of', () => {
    expect(retentionOver(NEW, photosUntil)).toMatchObject({
      next: { photosPurgedAt: photosUntil },
      notes: [],
    })
  })

  test('of a deleted registration go with it', () => {
    const deleted = appliedAll(READY, ['delete'])
    expect(deleted.photo).toBeNull()
    expect(deleted.photosToDelete).toEqual([READY.photo?.hash])
    expect(tasksOf(deleted, ZHENGZHOU)).toContainEqual(
      expect.objectContaining({ kind: 'delete-photos', dueAt: 'now' }),
    )
  })
})
