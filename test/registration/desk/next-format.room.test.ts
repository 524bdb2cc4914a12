import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { termsFromCatalogue } from '../../../src/catalogue/terms.ts'
import { NEWER_FORMAT, OtherReleaseError } from '../../../src/lib/other-release.ts'
import type { StoredBody, StoredFormat } from '../../../src/lib/stored-format.ts'
import { readDesk } from '../../../src/registration/desk/call-desk.ts'
import { DESK_FORMATS, type DeskBody } from '../../../src/registration/desk/desk-formats.ts'
import { RegistrationDesk } from '../../../src/registration/desk/registration-desk.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { ZHONGYUAN } from '../../fixture.ts'
import { idOf, inside } from './desks.ts'
import approvedWhilePaying from './format-1/approved-while-paying.json'
import filling from './format-1/filling.json'
import fillingWhileSeatsAreRequested from './format-1/filling-while-seats-are-requested.json'
import { KeptDesk } from './kept-desk.ts'
import { readState, type StoredState } from './stored-state.ts'

const day = setUpExamDay()

type Nested = { trades: StoredBody[]; seating: { intent: { purpose: StoredBody } | null } }

/** An invented later format: a new column, new fields at the top of each body, and new fields in nested shapes. */
const NEXT_FORMAT: StoredFormat<DeskBody> = {
  number: DESK_FORMATS.length + 1,
  tables: `
    ALTER TABLE task ADD COLUMN priority INTEGER NOT NULL DEFAULT 5;
    CREATE TABLE ticket (number TEXT PRIMARY KEY);
  `,
  bodies: {
    registration: (before) => {
      const { trades, seating } = before as Nested
      const intent = seating.intent && {
        ...seating.intent,
        purpose: { ...seating.intent.purpose, channel: 'page' },
      }
      return {
        ...before,
        nickname: '',
        trades: trades.map((trade) => ({ ...trade, currency: 'CNY' })),
        seating: { ...seating, intent },
      }
    },
    terms: (before) => ({ ...before, lateFee: 0 }),
    draft: (before) => ({ ...before, device: 'unknown' }),
    history: ({ facts, ...before }) => ({ ...before, facts: { ...(facts as object), source: 'before' } }),
  },
}
const NEXT_FORMATS = [...DESK_FORMATS, NEXT_FORMAT]
const APPLIED = NEXT_FORMATS.map(({ number }) => number)

const bodyOf = (state: StoredState, table: string) =>
  (state.rows[table] ?? []).map(({ format, body }) => ({ format, ...(JSON.parse(String(body)) as object) }))

/** The desk as the next release would run it, over the storage that this release has written. */
function nextRelease<Result>(
  kept: KeptDesk,
  act: (desk: RegistrationDesk, storage: DurableObjectStorage) => Result | Promise<Result>,
): Promise<Result> {
  return inside(kept, (_, state) => act(new RegistrationDesk(state, env, NEXT_FORMATS), state.storage))
}

async function opened(n: number, state: StoredState): Promise<KeptDesk> {
  const kept = new KeptDesk(idOf(n), day.catalogue)
  await kept.writes(state)
  return kept
}

describe('the next release', () => {
  test('reads bodies of format 1 in the newest shape, nested shapes included, and writes nothing for it but its tables', async () => {
    const kept = await opened(720, approvedWhilePaying)
    const view = await nextRelease(kept, (desk) => desk.readWithHistory())
    expect(view?.registration).toMatchObject({
      nickname: '',
      trades: [{ currency: 'CNY', state: { is: 'open' } }],
    })
    expect(view?.history.every(({ facts }) => facts.source === 'before')).toBe(true)
    const state = await inside(kept, (_, { storage }) => readState(storage))
    expect(state.rows.applied_format?.map(({ number }) => number)).toEqual(APPLIED)
    expect(state.rows.ticket).toEqual([])
    expect(state.rows.task?.every(({ priority }) => priority === 5)).toBe(true)
    expect(bodyOf(state, 'registration')).toMatchObject([{ format: 1 }])
    expect(bodyOf(state, 'registration')[0]).not.toHaveProperty('nickname')
  })

  test('upgrades a draft and a standing intent, and goes on with both', async () => {
    const begun = await opened(721, filling)
    const view = await nextRelease(begun, (desk) => desk.read())
    expect(view?.drafts.details).toMatchObject({ body: 'a sealed form', device: 'unknown' })
    const waiting = await opened(722, fillingWhileSeatsAreRequested)
    const seating = await nextRelease(waiting, async (desk) => {
      const before = desk.read()?.registration.seating
      await desk.alarm()
      return { before, after: desk.read()?.registration }
    })
    expect(seating.before?.intent?.purpose).toMatchObject({ is: 'submission', channel: 'page' })
    expect(seating.after).toMatchObject({ stage: { is: 'submitted' }, centre: ZHONGYUAN })
  })

  test('writes the newest format with the next command, and applies its step once', async () => {
    const kept = await opened(723, approvedWhilePaying)
    const terms = termsFromCatalogue(day.catalogue, ZHONGYUAN)
    const request = {
      command: { do: 'close-payment' },
      by: { is: 'candidate' },
      now: Date.now(),
      requestId: 'test',
      terms,
    } as const
    const result = await nextRelease(kept, (desk) => desk.handle(request))
    expect(result.refused).toBeNull()
    await nextRelease(kept, (desk) => desk.read())
    const state = await inside(kept, (_, { storage }) => readState(storage))
    expect(bodyOf(state, 'registration')).toMatchObject([
      { format: NEXT_FORMAT.number, nickname: '', trades: [{ isClosing: true, currency: 'CNY' }] },
    ])
    expect(bodyOf(state, 'terms').map(({ format }) => format)).toEqual([NEXT_FORMAT.number])
    expect(state.rows.applied_format?.map(({ number }) => number)).toEqual(APPLIED)
  })
})

describe('this release, over the storage of the next one', () => {
  test('refuses everything before anything is written, and its caller answers 503', async () => {
    const kept = await opened(724, approvedWhilePaying)
    await nextRelease(kept, (desk) => desk.read())
    const stored = () => inside(kept, (_, { storage }) => readState(storage))
    const before = await stored()
    const request = {
      command: { do: 'close-payment' },
      by: { is: 'candidate' },
      now: Date.now(),
      requestId: 'test',
    } as const
    const draft = { step: 'details', revision: 3, page: 'p', basis: 0, body: 'x', centre: null, now: 0 }
    await expect(readDesk({ env }, kept.id)).rejects.toThrow(OtherReleaseError)
    await inside(kept, async (desk) => {
      expect(() => desk.read()).toThrow(NEWER_FORMAT)
      await expect(desk.handle(request)).rejects.toThrow(NEWER_FORMAT)
      expect(() => desk.saveDraft(draft)).toThrow(NEWER_FORMAT)
      await expect(desk.resume(Date.now())).rejects.toThrow(NEWER_FORMAT)
      await expect(desk.queryPlatform(Date.now())).rejects.toThrow(NEWER_FORMAT)
    })
    expect(await stored()).toEqual(before)
  })

  test('sets its alarm again, so that the next release finds it', async () => {
    const kept = await opened(725, approvedWhilePaying)
    await nextRelease(kept, (desk) => desk.read())
    await inside(kept, async (desk, { storage }) => {
      await storage.deleteAlarm()
      await desk.alarm()
      expect(await storage.getAlarm()).toBeGreaterThan(Date.now())
    })
    vi.useRealTimers()
  })
})
