import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Bindings } from '../../../src/env.d.ts'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import { TASK_TIMES } from '../../../src/registration/desk/task-runner.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, ZHONGYUAN } from '../../fixture.ts'
import { TestBank } from '../../payment/test-bank.ts'
import { decideAsOfficer, idOf, inside, ledger, numberOf, projectedRow, runAlarms } from './desks.ts'

const day = setUpExamDay()

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const told = (more: { centre?: string } = {}) => ({
  id: idOf(500 + day.n),
  name: '王建国',
  number: numberOf(500 + day.n),
  ...more,
})

const never = () => new Promise<never>(() => {})

/** The clock of deadlines, too, is the test's: nothing here waits. */
const stopTimers = () => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.now() })

/** A binding whose method never answers; the rest is the real one. `calls` counts its calls. */
function hanging<Binding extends object>(binding: Binding, method: string) {
  const count = { calls: 0 }
  const hangs = () => {
    count.calls++
    return never()
  }
  const proxy = new Proxy(binding, {
    get: (target, key) => {
      if (key === method) return hangs
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { proxy, count }
}

/** Acts on a desk of the same storage whose bindings are these. */
function withBindings<Result>(
  one: Candidate,
  bindings: Partial<Bindings>,
  act: (desk: RegistrationDesk, state: DurableObjectState) => Promise<Result>,
): Promise<Result> {
  return inside(one, (_, state) => act(new RegistrationDesk(state, { ...env, ...bindings }), state))
}

/** Lets `ms` of the stopped time pass until the promise is there. */
async function passing<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  let isDone = false
  void promise.finally(() => {
    isDone = true
  })
  for (let passed = 0; !isDone; passed += 100) {
    if (passed > ms) throw new Error(`not done after ${ms} ms`)
    // Calls to D1 and to objects take real time: give them some of it between two steps.
    for (let turn = 0; turn < 20; turn++) await scheduler.wait(1)
    await vi.advanceTimersByTimeAsync(100)
  }
  return promise
}

describe('a storage of photos that never answers', () => {
  test('holds up no other task, is not asked twice at a time, and is asked again', async () => {
    const wang = await Candidate.sentToReview(day.catalogue, told())
    await wang.deletes()
    stopTimers()
    const { proxy: PHOTOS, count } = hanging(env.PHOTOS, 'delete')
    await withBindings(wang, { PHOTOS }, async (desk, { storage }) => {
      await passing(desk.alarm(), 2 * TASK_TIMES.waitMs + 200)
      expect(await ledger(ZHONGYUAN).offeringsHeldBy(wang.id)).toEqual([])
      expect(await projectedRow(wang)).toMatchObject({ stage: 'deleted' })
      // An object that is evicted in the middle is called again soon.
      expect(await storage.getAlarm()).toBeLessThan(Date.now() + 2 * TASK_TIMES.deadlineMs)
      await passing(desk.alarm(), 2 * TASK_TIMES.waitMs + 200)
      expect(count.calls).toBe(1)
      await vi.advanceTimersByTimeAsync(TASK_TIMES.deadlineMs)
      await vi.advanceTimersByTimeAsync(2_000)
      await passing(desk.alarm(), 2 * TASK_TIMES.waitMs + 200)
      expect(count.calls).toBe(2)
    })
  })
})

describe('a ledger that never answers', () => {
  test('keeps a candidate who submits waiting for three seconds, and no longer', async () => {
    const wang = await Candidate.begun(day.catalogue, told())
    const command = await wang.submission()
    stopTimers()
    const SEATS = { getByName: () => ({ requestSeats: never }) } as unknown as typeof env.SEATS
    await withBindings(wang, { SEATS }, async (desk) => {
      const ask = { command, by: { is: 'candidate' }, now: Date.now(), requestId: 'test' } as const
      const { refused } = await passing(desk.handle({ ...ask, terms: wang.terms }), 3_200)
      expect(refused).toEqual({ is: 'waiting' })
    })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
    await runAlarms(wang)
    expect((await wang.registration()).stage.is).toBe('submitted')
  })
})

describe('「更新支付信息」', () => {
  test('asks the platform at once, though another task hangs', async () => {
    const bank = new TestBank()
    const wang = await Candidate.withPhoto(day.catalogue, told({ centre: '410046' }))
    const no = await bank.openCashier(wang)
    bank.pay(no)
    stopTimers()
    const { proxy: DB } = hanging(env.DB, 'batch')
    await withBindings(wang, { DB }, async (desk) => {
      void desk.alarm()
      await passing(desk.queryPlatform(Date.now()), 3_000)
      expect(desk.read()?.registration.stage.is).toBe('paid')
    })
  })

  test('pressed five times in fifteen seconds is no try of the desk: it asks by itself after a minute', async () => {
    const bank = new TestBank()
    const wang = await Candidate.withPhoto(day.catalogue, told({ centre: '410046' }))
    await bank.openCashier(wang)
    const opened = Date.now()
    for (let press = 1; press <= 5; press++) {
      vi.setSystemTime(opened + press * 3_000)
      await wang.desk.queryPlatform(Date.now())
    }
    expect(bank.calls.filter((call) => call === 'query')).toHaveLength(5)
    await runAlarms(wang)
    const dueAt = await inside(wang, (_, { storage }) =>
      storage.sql.exec(`SELECT due_at AS dueAt FROM task WHERE kind = 'query-trade'`).one(),
    )
    expect(dueAt).toEqual({ dueAt: opened + 60_000 })
  })

  test('pressed again while the platform thinks waits for the same answer', async () => {
    const bank = new TestBank()
    const wang = await Candidate.withPhoto(day.catalogue, told({ centre: '410046' }))
    await bank.openCashier(wang)
    await Promise.all([1, 2, 3, 4, 5].map(() => wang.desk.queryPlatform(Date.now())))
    expect(bank.calls.filter((call) => call === 'query')).toHaveLength(1)
  })
})

describe('an alarm', () => {
  test('of a desk whose storage fails is set again, and never fails itself (F17)', async () => {
    const wang = await Candidate.sentToReview(day.catalogue, told())
    await decideAsOfficer(wang, 'approve')
    await inside(wang, (_, { storage }) => {
      for (const event of ['UPDATE', 'DELETE'])
        storage.sql.exec(
          `CREATE TRIGGER fault_${event} BEFORE ${event} ON task BEGIN SELECT RAISE(ABORT, 'injected'); END`,
        )
    })
    for (let run = 0; run < 8; run++) {
      await runDurableObjectAlarm(wang.desk)
      const alarm = await inside(wang, (_, { storage }) => storage.getAlarm())
      expect(alarm).toBe(Date.now() + TASK_TIMES.faultPauseMs)
    }
    await inside(wang, (_, { storage }) => {
      for (const event of ['UPDATE', 'DELETE']) storage.sql.exec(`DROP TRIGGER fault_${event}`)
    })
    await runAlarms(wang)
    expect(await projectedRow(wang)).toMatchObject({ stage: 'approved' })
  })
})
