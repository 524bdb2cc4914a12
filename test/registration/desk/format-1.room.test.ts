import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StageName } from '../../../src/registration/machine/registration.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { idOf, inside, numberOf, projectedRow } from './desks.ts'
import approved from './format-1/approved.json'
import approvedWhilePaying from './format-1/approved-while-paying.json'
import approvedWhileRefunding from './format-1/approved-while-refunding.json'
import deleted from './format-1/deleted.json'
import due from './format-1/due.json'
import filling from './format-1/filling.json'
import fillingWhileSeatsAreRequested from './format-1/filling-while-seats-are-requested.json'
import lapsed from './format-1/lapsed.json'
import paid from './format-1/paid.json'
import pending from './format-1/pending.json'
import returned from './format-1/returned.json'
import submitted from './format-1/submitted.json'
import { type KeptStage, playTo, STAGES } from './format-stages.ts'
import { KeptDesk } from './kept-desk.ts'
import { readState, type StoredState, shapeOf } from './stored-state.ts'

// The storage of desks of the first release, one file for each stage. The files are data: they are never edited, and a later
// format gets its own folder beside them.

const KEPT: Record<KeptStage, StoredState> = {
  filling,
  'filling-while-seats-are-requested': fillingWhileSeatsAreRequested,
  submitted,
  pending,
  returned,
  approved,
  'approved-while-paying': approvedWhilePaying,
  'approved-while-refunding': approvedWhileRefunding,
  due,
  paid,
  lapsed,
  deleted,
}

/** An empty file (`{"tables":[],"rows":{}}`) is filled by `vitest -u`. */
const isToRecord = (stage: KeptStage) => KEPT[stage].tables.length === 0

const day = setUpExamDay()

/** The number of the kept registration of a stage, and numbers of registrations beside it. */
const kept = (stage: KeptStage) => ({
  id: idOf(700 + STAGES.indexOf(stage)),
  number: numberOf(700 + STAGES.indexOf(stage)),
})
const other = (n: number) => ({ id: idOf(600 + n), number: numberOf(600 + n) })

describe('what a desk stores', () => {
  test.each(STAGES)(
    'at the stage "%s" has the shape of format 1: another shape needs a new format',
    async (stage) => {
      const li = await playTo(stage, day, isToRecord(stage) ? kept(stage) : other(day.n))
      const state = await inside(li, (_, { storage }) => readState(storage))
      if (isToRecord(stage)) {
        await expect(`${JSON.stringify(state, null, 2)}\n`).toMatchFileSnapshot(`./format-1/${stage}.json`)
      } else expect(shapeOf(state)).toEqual(shapeOf(KEPT[stage]))
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
  deleted: { does: (one) => one.says({ do: 'start', province: 'henan', lang: 'zh-CN' }), leadsTo: 'filling' },
}

describe('a desk that the first release has stored', () => {
  beforeEach(() => void vi.stubGlobal('fetch', () => Promise.reject(new Error('no platform'))))
  afterEach(() => void vi.unstubAllGlobals())

  test.each(STAGES)('at the stage "%s" is read, goes on and is projected into D1', async (stage) => {
    const one = new KeptDesk(kept(stage).id, day.catalogue)
    await one.writes(KEPT[stage])
    const before = await one.view()
    expect(before.registration.stage.is).toBe(stage.split('-')[0])
    await NEXT[stage].does(one)
    await one.runsAlarms()
    const after = await one.view()
    expect(after.registration.stage.is).toBe(NEXT[stage].leadsTo)
    expect(after.history.slice(-before.history.length)).toEqual(before.history)
    expect(await projectedRow(one)).toMatchObject({ stage: NEXT[stage].leadsTo, version: after.version })
  })
})
