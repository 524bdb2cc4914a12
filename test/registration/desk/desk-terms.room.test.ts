import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/registration/machine/command.ts'
import type { Terms } from '../../../src/registration/machine/terms.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate } from '../../fixture.ts'
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
  test('does not go back to lower ones: the agreement of then is not the one of now', async () => {
    const li = await registered()
    const { revision, notices } = li.terms
    const agree = (version: number) => ({ do: 'agree', kind: 'agreement', version }) as const
    const before = notices.agreement ?? 0
    const later = { ...li.terms, revision: revision + 2, notices: { agreement: before + 1 } }
    expect(await send(li, agree(before + 1), later)).toBeNull()
    expect(await send(li, agree(before), li.terms)).toEqual({ is: 'version', kind: 'agreement' })
    expect(await send(li, agree(before), { ...li.terms, revision: revision + 3 })).toBeNull()
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
