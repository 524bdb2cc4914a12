import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { meteredD1 } from '../../../src/lib/meter.ts'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, HELUO, ZHONGYUAN } from '../../fixture.ts'
import { idOf, inside, numberOf, projectedRow, runAlarms } from './desks.ts'

const day = setUpExamDay()

test('twenty drafts of one form tell D1 once that another centre is being chosen, and once more when it changes', async () => {
  const li = await Candidate.begun(day.catalogue, { id: idOf(1), name: '李晓明', number: numberOf(1) })
  await runAlarms(li)
  const { revision } = await li.registration()
  let calls = 0
  const DB = meteredD1(env.DB, () => calls++)
  await inside(li, async (_, state) => {
    const desk = new RegistrationDesk(state, { ...env, DB })
    const save = async (basis: number, centre: string | null) => {
      const draft = { step: 'details', revision, page: 'one page', basis, body: `${basis}`, centre }
      expect(desk.saveDraft({ ...draft, now: Date.now() })).toBe(true)
      await desk.alarm()
    }
    for (let n = 0; n < 20; n++) await save(n, ZHONGYUAN)
    expect(calls).toBe(1)
    for (let n = 20; n < 40; n++) await save(n, HELUO)
    expect(calls).toBe(2)
  })
  expect(await projectedRow(li)).toMatchObject({ centre: HELUO })
})

test('a draft of a submitted form tells D1 nothing: its centre is the submitted one', async () => {
  const li = await Candidate.withPhoto(day.catalogue, { id: idOf(2), name: '李晓明', number: numberOf(2) })
  await runAlarms(li)
  const { revision } = await li.registration()
  const draft = { step: 'details', revision, page: 'one page', basis: 0, body: '', centre: HELUO }
  await li.desk.saveDraft({ ...draft, now: Date.now() })
  const owed = await inside(li, (_, { storage }) =>
    storage.sql.exec(`SELECT kind FROM task WHERE kind = 'project'`).toArray(),
  )
  expect(owed).toEqual([])
})
