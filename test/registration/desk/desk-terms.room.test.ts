import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/registration/machine/command.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING } from '../../fixture.ts'
import { idOf, numberOf } from './desks.ts'

const day = setUpExamDay()

/** Li Xiaoming has submitted and uploaded a photo; the terms of his centre are those of the catalogue. */
const registered = () =>
  Candidate.withPhoto(day.catalogue, {
    id: idOf(760 + day.n),
    name: '李晓明',
    number: numberOf(760 + day.n),
  })

async function send(one: Candidate, command: Command, terms: Terms) {
  const by = { is: 'candidate' } as const
  const { refused } = await one.desk.handle({ command, by, now: Date.now(), requestId: 'test', terms })
  return refused
}

describe('a desk that has terms of a revision', () => {
  /** The agreement in its third version, and the registration as it was closed. */
  const later = (terms: Terms, raised: number): Terms => ({
    ...terms,
    revision: terms.revision + raised,
    windows: { ...terms.windows, registrationUntil: MORNING, photoUntil: MORNING, reviewUntil: MORNING },
  })

  test('does not go back to lower ones: what they allow stays closed', async () => {
    const li = await registered()
    const agree = { do: 'agree', kind: 'agreement', version: 3 } as const
    expect(await send(li, agree, { ...later(li.terms, 2), notices: { agreement: 3 } })).toBeNull()
    expect(await send(li, { do: 'send' }, li.terms)).toMatchObject({ is: 'closed' })
    expect(
      await send(li, { do: 'send' }, { ...li.terms, revision: li.terms.revision + 3 }),
    ).not.toMatchObject({
      is: 'closed',
    })
  })

  test('asks for terms only where the caller has seen a higher revision', async () => {
    const li = await registered()
    const ask = async (revision: number) => {
      const by = { is: 'candidate' } as const
      const command = { do: 'agree', kind: 'agreement', version: 9 } as const
      const { needsTerms } = await li.desk.handle({
        command,
        by,
        now: Date.now(),
        requestId: 'test',
        revision,
      })
      return needsTerms
    }
    expect(await ask(li.terms.revision - 1)).toBeUndefined()
    expect(await ask(li.terms.revision)).toBeUndefined()
    expect(await ask(li.terms.revision + 1)).toEqual({ centre: li.terms.centre })
  })
})
