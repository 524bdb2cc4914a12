import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DESK_FORMATS } from '../../../src/registration/desk/desk-formats.ts'
import type { StageName } from '../../../src/registration/machine/registration.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { idOf, inside, numberOf, projectedRow } from './desks.ts'
import { FORMAT_1 } from './format-1.ts'
import { FORMAT_2 } from './format-2.ts'
import { askedAgain, type KeptStage, playTo, STAGES, STAGES_OF } from './format-stages.ts'
import { KeptDesk } from './kept-desk.ts'
import { readState, shapeOf } from './stored-state.ts'

// The storage of desks of every released format, one folder each, and one file for each stage. A later format gets its own folder.

const FORMATS = { 1: FORMAT_1, 2: FORMAT_2 } as const
const NEWEST = FORMATS[2]

/** An empty file (`{"tables":[],"rows":{}}`) is filled by `vitest -u`. */
const isToRecord = (stage: KeptStage) => NEWEST[stage].tables.length === 0

const day = setUpExamDay()

/** The number of the kept registration of a stage, and numbers of registrations beside it. */
const kept = (stage: KeptStage, format: number) => {
  const n = 650 + 50 * format + STAGES.indexOf(stage)
  return { id: idOf(n), number: numberOf(n) }
}
const other = (n: number) => ({ id: idOf(600 + n), number: numberOf(600 + n) })

describe('what a desk stores', () => {
  test.each(STAGES)(
    'at the stage "%s" has the shape of the newest format: another shape needs a new one',
    async (stage) => {
      const li = await playTo(stage, day, isToRecord(stage) ? kept(stage, DESK_FORMATS.length) : other(day.n))
      const state = await inside(li, (_, { storage }) => readState(storage))
      if (isToRecord(stage)) {
        await expect(`${JSON.stringify(state, null, 2)}\n`).toMatchFileSnapshot(
          `./format-${DESK_FORMATS.length}/${stage}.json`,
        )
      } else expect(shapeOf(state)).toEqual(shapeOf(NEWEST[stage]))
    },
  )
})

/** The next step of the candidate, an officer, the platform or the clock at each stage, and the stage it leads to. */
const NEXT: Record<KeptStage, { does: (one: KeptDesk) => Promise<void>; leadsTo: StageName }> = {
  filling: { does: (one) => one.submits(), leadsTo: 'submitted' },
  'filling-while-seats-are-requested': { does: (one) => one.runsAlarms(), leadsTo: 'submitted' },
  submitted: { does: (one) => one.says({ do: 'send' }), leadsTo: 'pending' },
  pending: { does: (one) => one.isApproved(), leadsTo: 'approved' },
  returned: {
    does: async (one) => {
      const photo = { hash: 'another', width: 330, height: 480, bytes: 40_000, uploadedAt: Date.now() }
      await one.says({ do: 'attach-photo', photo })
      await one.says({ do: 'send' })
    },
    leadsTo: 'pending',
  },
  approved: { does: (one) => one.pays(), leadsTo: 'paid' },
  'approved-while-paying': { does: (one) => one.isPaid(), leadsTo: 'paid' },
  'approved-while-refunding': { does: (one) => one.pays(), leadsTo: 'paid' },
  due: { does: (one) => one.pays(), leadsTo: 'paid' },
  paid: { does: (one) => one.says({ do: 'close-payment' }), leadsTo: 'paid' },
  lapsed: { does: (one) => one.says({ do: 'send' }), leadsTo: 'approved' },
  deleted: { does: beginsAgain, leadsTo: 'filling' },
  'approved-while-a-refund-is-refused': {
    does: async (one) => {
      const { command, by } = askedAgain((await one.view()).registration)
      await one.says(command, by)
    },
    leadsTo: 'approved',
  },
  cancelled: { does: beginsAgain, leadsTo: 'filling' },
}

function beginsAgain(one: KeptDesk): Promise<void> {
  return one.says({ do: 'start', province: 'henan', lang: 'zh-CN' })
}

const CASES = ([1, 2] as const).flatMap((format) =>
  STAGES_OF[format].map((stage) => ({ format, stage, state: (FORMATS[format] as typeof NEWEST)[stage] })),
)

describe('a desk of a former release', () => {
  beforeEach(() => void vi.stubGlobal('fetch', () => Promise.reject(new Error('no platform'))))
  afterEach(() => void vi.unstubAllGlobals())

  test.each(CASES)(
    'stored in format $format at the stage "$stage" is read, goes on and is projected into D1',
    async ({ format, stage, state }) => {
      const one = new KeptDesk(kept(stage, format).id, day.catalogue)
      await one.writes(state)
      const before = await one.view()
      expect(before.registration.stage.is).toBe(stage.split('-')[0])
      await NEXT[stage].does(one)
      await one.runsAlarms()
      const after = await one.view()
      expect(after.registration.stage.is).toBe(NEXT[stage].leadsTo)
      expect(after.history.slice(-before.history.length)).toEqual(before.history)
      expect(await projectedRow(one)).toMatchObject({ stage: NEXT[stage].leadsTo, version: after.version })
    },
  )
})
