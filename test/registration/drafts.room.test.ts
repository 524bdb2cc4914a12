import { describe, expect, test } from 'vitest'
import { setUpExamDay } from '../exam-day.ts'
import { Candidate } from '../fixture.ts'
import { idOf, numberOf, projectedRow, viewOf } from './desk/desks.ts'

const day = setUpExamDay()

const begun = () =>
  Candidate.begun(day.catalogue, { id: idOf(500 + day.n), name: '李晓明', number: numberOf(500 + day.n) })

type Draft = Parameters<Candidate['desk']['saveDraft']>[0]

async function keeps(one: Candidate, more: Partial<Draft>): Promise<boolean> {
  const { revision } = await one.registration()
  const draft = {
    step: 'details',
    revision,
    page: 'phone',
    basis: 0,
    body: '',
    centre: null,
    now: Date.now(),
  }
  return one.desk.saveDraft({ ...draft, ...more })
}
const draftOf = async (one: Candidate) => (await viewOf(one)).drafts.details

describe('a form that is half filled in', () => {
  test('is kept as often as its page writes, and found on another device', async () => {
    const li = await begun()
    expect(await keeps(li, { body: 'name' })).toBe(true)
    expect(await keeps(li, { body: 'name and school' })).toBe(true)
    expect(await draftOf(li)).toMatchObject({ body: 'name and school', basis: 2 })
  })

  test('is not overwritten by a page that has not seen it', async () => {
    const li = await begun()
    await keeps(li, { page: 'phone', body: 'from the phone' })
    expect(await keeps(li, { page: 'office', basis: 0, body: 'from the office' })).toBe(false)
    expect(await draftOf(li)).toMatchObject({ body: 'from the phone' })
  })

  test('goes over to a page that was drawn from it; the older one then writes no more', async () => {
    const li = await begun()
    await keeps(li, { page: 'phone', body: 'from the phone' })
    expect(await keeps(li, { page: 'office', basis: 1, body: 'from the office' })).toBe(true)
    expect(await keeps(li, { page: 'phone', basis: 0, body: 'late' })).toBe(false)
    expect(await draftOf(li)).toMatchObject({ body: 'from the office' })
  })

  test('is gone with the submission, and a draft that arrives after it changes nothing', async () => {
    const li = await begun()
    const { revision } = await li.registration()
    await keeps(li, { page: 'one page', body: 'almost' })
    await li.submits()
    expect(await draftOf(li)).toBeUndefined()
    expect(await keeps(li, { revision, page: 'one page', body: 'late' })).toBe(false)
    expect(await draftOf(li)).toBeUndefined()
  })

  test('at another step outlives a submission', async () => {
    const li = await begun()
    await keeps(li, { step: 'identity', body: 'another number' })
    await li.submits()
    expect((await viewOf(li)).drafts.identity).toMatchObject({ body: 'another number' })
    expect(await keeps(li, { step: 'identity', body: 'another number still' })).toBe(true)
  })

  test('outlives a change of the province, and not a deletion with a new beginning', async () => {
    const li = await begun()
    await keeps(li, { body: 'name' })
    await li.perform({ do: 'start', province: 'beijing', lang: 'zh-CN' })
    expect(await draftOf(li)).toMatchObject({ body: 'name' })
    expect(await keeps(li, { body: 'name and school' })).toBe(true)
    await li.deletes()
    await li.starts()
    expect(await draftOf(li)).toBeUndefined()
  })

  test('tells D1 which centre is being chosen, without being a new version of the file', async () => {
    const li = await begun()
    await li.runsAlarm()
    await keeps(li, { centre: '410058' })
    const { version } = await viewOf(li)
    await li.runsAlarm()
    expect(await projectedRow(li)).toMatchObject({ centre: '410058', version })
  })
})

describe('a submission', () => {
  test('from a page that has not seen what another one wrote is refused, with the newest', async () => {
    const li = await begun()
    await keeps(li, { page: 'phone', body: 'from the phone' })
    expect(await li.attempt(await li.submission())).toMatchObject({ is: 'changed' })
    expect(await draftOf(li)).toMatchObject({ body: 'from the phone' })
  })

  test('from the page that wrote, or from one drawn from it, is taken', async () => {
    const li = await begun()
    await keeps(li, { page: 'one page', body: 'almost' })
    expect(await li.attempt(await li.submission())).toBeNull()
    await keeps(li, { page: 'phone', body: 'a change' })
    const form = await li.submission({ details: { school: '示例大学' } })
    const drawn = { ...form, page: { id: 'office', basis: 1 } } as typeof form
    expect(await li.attempt(drawn)).toBeNull()
  })
})
