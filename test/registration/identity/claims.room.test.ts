import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { nameDocument } from '../../../src/registration/identity/claim-store.ts'
import type { DocumentType } from '../../../src/registration/identity/documents.ts'
import { blindIndex } from '../../../src/registration/identity/identity-seal.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, setClock } from '../../fixture.ts'
import { idOf, runAlarms } from '../desk/desks.ts'

const day = setUpExamDay()

let n = 0

const person = (number: string, type: DocumentType = 'passport') => {
  n++
  return { id: idOf(n), name: 'Maria Silva', number, type }
}
const blindOf = (number: string) => blindIndex(env, { type: 'passport', number })
const claimedBy = async (number: string): Promise<string[]> => {
  const { results } = await env.DB.prepare(
    'SELECT registration_id AS id FROM identity_claim WHERE blind_index = ?',
  )
    .bind(blindOf(number))
    .all<{ id: string }>()
  return results.map(({ id }) => id)
}
const mayName = async (one: Candidate, number: string): Promise<boolean> => {
  return nameDocument(env.DB, { id: one.id, sitting: 'ncre-79' }, blindOf(number))
}
const mayClaim = async (one: Candidate) => (await one.claim(blindOf(one.number), Date.now())) !== null

describe('an identity number', () => {
  test('belongs to the registration that was submitted with it; another account is told that it is taken', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000001'))
    const other = await Candidate.begun(day.catalogue, person('P1000001'))
    expect(await mayName(other, 'P1000001')).toBe(false)
    expect(await mayClaim(other)).toBe(false)
    expect(await claimedBy('P1000001')).toEqual([maria.id])
  })

  test('of two who submit at the same moment is claimed by one', async () => {
    const both = [
      await Candidate.begun(day.catalogue, person('P1000002')),
      await Candidate.begun(day.catalogue, person('P1000002')),
    ]
    const answers = await Promise.all(both.map(mayClaim))
    expect(answers.sort()).toEqual([false, true])
    expect(await claimedBy('P1000002')).toHaveLength(1)
  })

  test('is free for another account when the registration has been deleted', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000003'))
    const other = await Candidate.begun(day.catalogue, person('P1000003'))
    await maria.deletes()
    await runAlarms(maria)
    expect(await claimedBy('P1000003')).toEqual([])
    await other.submits()
    expect(await claimedBy('P1000003')).toEqual([other.id])
  })

  test('claimed anew by a registration that was begun again is not given up by the deletion before', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000004'))
    await maria.deletes()
    setClock('10:01')
    await maria.starts()
    await maria.submits()
    await runAlarms(maria)
    expect(await claimedBy('P1000004')).toEqual([maria.id])
  })

  test('stays with the candidate who deletes and begins again in the same moment', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000005'))
    await maria.deletes()
    await maria.starts()
    await maria.submits()
    await runAlarms(maria)
    expect(await claimedBy('P1000005')).toEqual([maria.id])
  })

  test('is free when another document was submitted in its place', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000006'))
    setClock('10:01')
    await maria.changesDocument('P1000007')
    expect(await claimedBy('P1000006')).toEqual([maria.id])
    await maria.submits()
    await runAlarms(maria)
    expect([await claimedBy('P1000006'), await claimedBy('P1000007')]).toEqual([[], [maria.id]])
  })

  test('stays claimed when a form brings the claim of another one, which is given up', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000008'))
    setClock('10:01')
    // The page that names another document is old: D1 has noted the number before the desk refuses it.
    await mayName(maria, 'P1000009')
    const form = await maria.submission({ details: { school: '示例大学' } })
    expect(await claimedBy('P1000009')).toEqual([maria.id])
    expect(await maria.attempt(form)).toBeNull()
    await runAlarms(maria)
    expect([await claimedBy('P1000008'), await claimedBy('P1000009')]).toEqual([[maria.id], []])
    expect((await maria.registration()).details?.school).toBe('示例大学')
  })

  test('is given up by a form that came after the deletion', async () => {
    const maria = await Candidate.withPhoto(day.catalogue, person('P1000010'))
    setClock('10:01')
    await maria.deletes()
    setClock('10:02')
    const late = await maria.submission()
    expect(await claimedBy('P1000010')).toEqual([maria.id])
    expect(await maria.attempt(late)).toMatchObject({ is: 'deleted' })
    await runAlarms(maria)
    expect(await claimedBy('P1000010')).toEqual([])
  })
})
