import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { nameDocument } from '../../../src/registration/identity/claim-store.ts'
import { sealIdentity } from '../../../src/registration/identity/identity-seal.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate, setClock } from '../../fixture.ts'
import { idOf, runAlarms } from '../desk/desks.ts'

const day = setUpExamDay()

const maria = (n: number, number: string) => ({
  id: idOf(n),
  name: 'Maria Silva',
  number,
  type: 'passport' as const,
})
const documentOf = (one: Candidate, number: string) => sealIdentity(env, one.id, { type: 'passport', number })

/** The way of a number through the identity page, up to the desk's answer. */
async function triesToName(one: Candidate, number: string) {
  const { sitting, revision } = await one.registration()
  const identity = documentOf(one, number)
  await nameDocument(env.DB, { id: one.id, sitting }, identity.blindIndex)
  return one.attempt({ do: 'identify', revision, identity })
}

async function claimsOf(one: Candidate): Promise<string[]> {
  const { results } = await env.DB.prepare(
    'SELECT blind_index AS blind FROM identity_claim WHERE registration_id = ?',
  )
    .bind(one.id)
    .all<{ blind: string }>()
  return results.map(({ blind }) => blind)
}

async function notedOf(one: Candidate): Promise<string | undefined> {
  const row = await env.DB.prepare('SELECT blind_index AS blind FROM registration WHERE id = ?')
    .bind(one.id)
    .first<{ blind: string }>()
  return row?.blind
}

describe('the documents of others', () => {
  test('stay free for their owners while a registration waits for review', async () => {
    const one = await Candidate.sentToReview(day.catalogue, maria(700, 'P2000001'))
    const own = documentOf(one, 'P2000001').blindIndex
    for (const [i, number] of ['P2000002', 'P2000003', 'P2000004'].entries()) {
      setClock(`10:0${i + 1}`)
      expect(await triesToName(one, number)).toMatchObject({ is: 'stage' })
      const form = await one.submission({ details: { school: '示例大学' } })
      expect(form).toMatchObject({ claimedBlindIndex: '' })
      expect(await one.attempt(form)).toMatchObject({ is: 'stage' })
    }
    await runAlarms(one)
    expect(await claimsOf(one)).toEqual([own])
  })

  test('do not replace the document of a registration that waits for review', async () => {
    const one = await Candidate.sentToReview(day.catalogue, maria(701, 'P2000011'))
    expect(await triesToName(one, 'P2000012')).toMatchObject({ is: 'stage' })
    await runAlarms(one)
    expect(await notedOf(one)).toBe(documentOf(one, 'P2000011').blindIndex)
  })

  test('are not gathered one after the other by forms that are refused', async () => {
    const one = await Candidate.begun(day.catalogue, maria(702, 'P2000021'))
    for (const [i, number] of ['P2000022', 'P2000023', 'P2000024'].entries()) {
      setClock(`10:0${i + 1}`)
      await one.changesDocument(number)
      const form = await one.submission()
      if (form.do !== 'submit') throw new Error('not a form')
      const choices = form.content.choices.map((choice) => ({ ...choice, fee: choice.fee + 1 }))
      expect(await one.attempt({ ...form, content: { ...form.content, choices } })).toMatchObject({
        is: 'fee',
      })
    }
    await runAlarms(one)
    expect(await claimsOf(one)).toEqual([])
    setClock('10:10')
    await one.submits()
    await runAlarms(one)
    expect(await claimsOf(one)).toEqual([documentOf(one, 'P2000024').blindIndex])
  })
})
