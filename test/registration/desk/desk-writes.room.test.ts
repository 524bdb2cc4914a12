import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, MORNING, ZHONGYUAN } from '../../fixture.ts'
import { DAY, decideAsOfficer, idOf, inside, ledger, numberOf, runAlarms, viewOf } from './desks.ts'

const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const told = () => ({ id: idOf(day.n), name: '王建国', number: numberOf(700 + day.n) })

describe('a fault while writing', () => {
  const EVENTS = ['INSERT', 'UPDATE', 'DELETE']

  test.each(['registration', 'terms', 'draft', 'history', 'task'])(
    '%s leaves nothing half done, the alarm included (F3)',
    async (table) => {
      const wang = await Candidate.withPhoto(day.catalogue, told())
      await runAlarms(wang)
      const { revision } = await wang.registration()
      const draft = {
        step: 'details',
        revision,
        page: 'one page',
        basis: 0,
        body: '',
        centre: null,
        now: Date.now(),
      }
      await wang.desk.saveDraft(draft)
      await runAlarms(wang)
      const form = await wang.submission({ details: { school: '示例大学' } })
      const [before, alarm] = [await viewOf(wang), await inside(wang, (_, { storage }) => storage.getAlarm())]

      await inside(wang, (_, { storage }) => {
        for (const event of EVENTS) {
          storage.sql.exec(
            `CREATE TRIGGER fault_${event} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'injected'); END`,
          )
        }
      })
      await inside(wang, async (desk) => {
        const ask = { command: form, by: { is: 'candidate' }, now: Date.now(), requestId: 'test' } as const
        await expect(desk.handle({ ...ask, terms: wang.terms })).rejects.toThrow('injected')
      })
      await inside(wang, (_, { storage }) => {
        for (const event of EVENTS) storage.sql.exec(`DROP TRIGGER fault_${event}`)
      })
      expect(await viewOf(wang)).toEqual(before)
      expect(await inside(wang, (_, { storage }) => storage.getAlarm())).toBe(alarm)
      expect(await wang.attempt(form)).toBeNull()
      expect((await wang.registration()).details?.school).toBe('示例大学')
    },
  )

  test('what an alarm has learnt leaves its task to be done again', async () => {
    const wang = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(wang, 'approve')
    await runAlarms(wang)
    await inside(wang, (_, { storage }) => {
      storage.sql.exec(
        `CREATE TRIGGER fault BEFORE UPDATE ON registration BEGIN SELECT RAISE(ABORT, 'injected'); END`,
      )
    })
    vi.setSystemTime(MORNING + 2 * DAY)
    for (let run = 0; run < 8; run++) {
      await wang.runsAlarm()
      expect(await inside(wang, (_, { storage }) => storage.getAlarm())).not.toBeNull()
      vi.setSystemTime(MORNING + 2 * DAY + run * 3_600_000)
    }
    expect((await wang.registration()).stage.is).toBe('approved')
    await inside(wang, (_, { storage }) => void storage.sql.exec('DROP TRIGGER fault'))
    vi.setSystemTime(MORNING + 3 * DAY)
    await runAlarms(wang)
    expect((await wang.registration()).stage.is).toBe('lapsed')
    expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual([])
  })
})
