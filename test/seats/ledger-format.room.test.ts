import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { NEWER_FORMAT } from '../../src/lib/other-release.ts'
import { LEDGER_FORMATS } from '../../src/seats/ledger-formats.ts'
import { SeatLedger } from '../../src/seats/seat-ledger.ts'
import { readState, shapeOf, writeState } from '../registration/desk/stored-state.ts'
import first from './format-1/ledger.json'
import newest from './format-2/ledger.json'
import { inside, ledgerOf, projectAll, seatRequest } from './ledgers.ts'

// The storage of a ledger of each format. The files are data: they are never edited. An empty file (`{"tables":[],"rows":{}}`) is
// filled by `vitest -u`.

/** An invented later format: a new column and a new table. */
const NEXT_FORMATS = [
  ...LEDGER_FORMATS,
  {
    number: LEDGER_FORMATS.length + 1,
    tables: `ALTER TABLE hold ADD COLUMN room TEXT; CREATE TABLE room (id TEXT PRIMARY KEY);`,
    bodies: {},
  },
]

/** Wang holds office and python, Li was refused python, Zhao has given office back. */
async function played(name: string) {
  const ledger = ledgerOf(name)
  await ledger.requestSeats(seatRequest('wang', 1, ['office', 'python']))
  await ledger.requestSeats(seatRequest('li', 1, ['python']))
  await ledger.requestSeats(seatRequest('zhao', 1, ['linux']))
  await projectAll(ledger)
  await ledger.requestSeats(seatRequest('zhao', 2, []))
  return ledger
}

test('a ledger stores what format 2 keeps: another shape needs a new format', async () => {
  const state = await inside(await played('recorded'), (_, { storage }) => readState(storage))
  if (newest.tables.length === 0) {
    await expect(`${JSON.stringify(state, null, 2)}\n`).toMatchFileSnapshot('./format-2/ledger.json')
  } else expect(shapeOf(state)).toEqual(shapeOf(newest))
})

test.each([
  ['1', first],
  ['2', newest],
])(
  'a ledger of format %s goes on: it repeats its answers, keeps its holds and sells the rest',
  async (number, kept) => {
    const ledger = ledgerOf(`kept-${number}`)
    await inside(ledger, (_, { storage }) => writeState(storage, kept))
    expect(await ledger.offeringsHeldBy('wang')).toEqual(['office', 'python'])
    expect(await ledger.requestSeats(seatRequest('li', 1, ['python']))).toEqual({
      is: 'full',
      n: 1,
      full: ['python'],
    })
    expect(await ledger.requestSeats(seatRequest('zhao', 1, ['linux']))).toEqual({ is: 'old', n: 2 })
    expect(await ledger.requestSeats(seatRequest('li', 2, ['linux']))).toEqual({ is: 'held', n: 2 })
    await projectAll(ledger)
    expect(await ledger.countSeats()).toMatchObject({ linux: { held: 1 }, python: { held: 1 } })
  },
)

test('the next release changes its tables by one step, and this release then refuses it before anything is written', async () => {
  const ledger = ledgerOf('next')
  await inside(ledger, async (object, state) => {
    writeState(state.storage, first)
    const next = new SeatLedger(state, env, NEXT_FORMATS)
    expect(await next.offeringsHeldBy('wang')).toEqual(['office', 'python'])
    const before = readState(state.storage)
    expect(before.rows.applied_format?.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(before.rows.room).toEqual([])
    await expect(object.requestSeats(seatRequest('li', 2, ['linux']))).rejects.toThrow(NEWER_FORMAT)
    await expect(object.countSeats()).rejects.toThrow(NEWER_FORMAT)
    await state.storage.deleteAlarm()
    await object.alarm()
    expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now())
    expect(readState(state.storage)).toEqual(before)
  })
})
