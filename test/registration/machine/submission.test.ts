import { describe, expect, test } from 'vitest'
import { isCorrected } from '../../../src/registration/machine/corrections.ts'
import { choice, content, DAY, DETAILS, HOUR, NOON, ZHENGZHOU } from './facts.ts'
import {
  applied,
  appliedAll,
  decisionOn,
  FILLING,
  notesOf,
  PENDING,
  READY,
  RETURNED,
  submission,
} from './played.ts'

const later = { now: NOON + HOUR }
const python = content()
const office = content({ choices: [choice('office')] })

describe('when a registration was first submitted', () => {
  test('is written down at the first submission', () => {
    expect(appliedAll(FILLING, ['submit', 'held'], later).firstSubmittedAt).toBe(NOON + HOUR)
  })

  test('and stays, whatever is changed, returned and sent again: the queue goes by it', () => {
    const changed = appliedAll(appliedAll(READY, ['change', 'held'], later), ['send'], later)
    expect(changed).toMatchObject({ stage: { is: 'pending' }, firstSubmittedAt: NOON })
  })
})

describe('the history', () => {
  test('tells the first submission from a change of it', () => {
    const asking = applied(FILLING, submission(FILLING, python))
    const { n } = asking.seating.intent ?? { n: 0 }
    const held = {
      do: 'seat-answer',
      request: { centre: 'zhengzhou', n },
      answer: { is: 'held', n },
    } as const
    expect(notesOf(decisionOn(asking, held))).toEqual([{ what: 'submitted' }])
    const renamed = content({ details: { ...DETAILS, school: '中原工学院' } })
    expect(notesOf(decisionOn(READY, submission(READY, renamed)))).toEqual([{ what: 'changed' }])
  })
})

describe('what an officer asked to have mended about the subjects', () => {
  const asked = applied(
    PENDING,
    {
      ...{ do: 'return', round: PENDING.round, photo: PENDING.photo?.hash ?? '' },
      reasons: [{ field: 'subject', code: 'subject', text: '' }],
    },
    { by: { is: 'officer', id: 'staff-wang', name: '王老师', centre: 'zhengzhou' } },
  )
  const mended = (file: typeof asked) =>
    file.requestedCorrections !== null && isCorrected(file.requestedCorrections)

  test('is not mended by the same subjects with another school', () => {
    const other = content({ details: { ...DETAILS, school: '中原工学院' } })
    expect(mended(applied(asked, submission(asked, other)))).toBe(false)
  })

  test('is mended by other subjects', () => {
    const changed = appliedAll(applied(asked, submission(asked, office)), ['held'])
    expect(mended(changed)).toBe(true)
  })
})

test('a second failed payment near the pay-by may move it again after a new approval (G5)', () => {
  const extended = { ...RETURNED, isPayByExtended: true }
  expect(appliedAll(extended, ['attach', 'send']).isPayByExtended).toBe(false)
  const again = { ...PENDING, isPayByExtended: true }
  expect(appliedAll(again, ['approve'], { now: NOON + DAY, terms: ZHENGZHOU }).isPayByExtended).toBe(false)
})
