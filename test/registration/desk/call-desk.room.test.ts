import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { newMeter } from '../../../src/lib/meter.ts'
import { NEWER_FORMAT, OtherReleaseError } from '../../../src/lib/other-release.ts'
import {
  commandDesk,
  readDesk,
  readDeskWithHistory,
  showDocumentNumber,
} from '../../../src/registration/desk/call-desk.ts'
import { setUpExamDay } from '../../exam-day.ts'
import { Candidate } from '../../fixture.ts'
import { TestBank } from '../../payment/test-bank.ts'
import { app, ORIGIN } from '../../site/site.ts'
import { idOf, numberOf, WANG } from './desks.ts'

const day = setUpExamDay()
const li = () => ({ id: idOf(400 + day.n), name: '李晓明', number: numberOf(400 + day.n) })

type Namespace = typeof env.REGISTRATION
type Stub = ReturnType<Namespace['getByName']>

/** A namespace whose first stubs fail, one for each error; the later ones are those of the real objects. */
function failing(errors: Error[]): { REGISTRATION: Namespace; stubs: () => number } {
  let stubs = 0
  const getByName = (id: string): Stub => {
    const error = errors[stubs++]
    const fails = () => Promise.reject(error)
    return error ? (new Proxy({}, { get: () => fails }) as Stub) : env.REGISTRATION.getByName(id)
  }
  return { REGISTRATION: { getByName } as unknown as Namespace, stubs: () => stubs }
}

const lost = () => new Error('Network connection lost.')
const command = { do: 'send' } as const
const by = { is: 'candidate' } as const

describe('a broken stub', () => {
  test('is replaced once, for a read', async () => {
    const one = await Candidate.begun(day.catalogue, li())
    const desks = failing([lost()])
    expect((await readDesk({ env: desks }, one.id))?.registration.id).toBe(one.id)
    expect(desks.stubs()).toBe(2)
  })

  test('is replaced once, for a command, and what the desk called is on the meter', async () => {
    const one = await Candidate.begun(day.catalogue, li())
    const desks = failing([lost()])
    const meter = newMeter()
    const request = {
      command: await one.submission(),
      by,
      now: Date.now(),
      requestId: 'test',
      terms: one.terms,
    }
    expect(await commandDesk({ env: desks, var: { meter } }, one.id, request)).toMatchObject({
      refused: null,
    })
    expect(desks.stubs()).toBe(2)
    expect(meter.inner.do).toBe(1)
  })

  test('twice in a row is the caller’s error', async () => {
    await expect(readDesk({ env: failing([lost(), lost()]) }, idOf(1))).rejects.toThrow(
      'Network connection lost',
    )
  })

  test('of a desk that has too much to do is left alone', async () => {
    const overloaded = Object.assign(new Error('Durable Object is overloaded.'), { overloaded: true })
    const desks = failing([overloaded])
    await expect(readDesk({ env: desks }, idOf(1))).rejects.toThrow('overloaded')
    expect(desks.stubs()).toBe(1)
  })
})

describe('an answer', () => {
  test('carries the registration only where the caller asks, and the history only with its own call', async () => {
    const one = await Candidate.withPhoto(day.catalogue, li())
    const request = { command, by, now: Date.now(), requestId: 'test', terms: one.terms }
    expect((await commandDesk({ env }, one.id, request)).view).toBeNull()
    const asked = await commandDesk({ env }, one.id, { ...request, answer: 'view' })
    expect(asked.view?.registration.stage.is).toBe('pending')
    expect(asked.view).not.toHaveProperty('history')
    expect(await readDesk({ env }, one.id)).not.toHaveProperty('history')
    expect((await readDeskWithHistory({ env }, one.id))?.history[0]).toMatchObject({ what: 'sent' })
  })

  test('with the document number is written down once, though the call was made twice', async () => {
    const one = await Candidate.sentToReview(day.catalogue, li())
    if (WANG.is !== 'officer') throw new Error('Wang is an officer')
    const look = { by: WANG, now: Date.now(), requestId: 'one request' }
    expect(await showDocumentNumber({ env }, one.id, look)).toEqual({ number: one.number })
    expect(await showDocumentNumber({ env }, one.id, look)).toEqual({ number: one.number })
    const view = await readDeskWithHistory({ env }, one.id)
    expect(view?.history.filter(({ what }) => what === 'number-shown')).toHaveLength(1)
  })
})

describe('an object of another release', () => {
  test('that lacks the method is not asked again', async () => {
    const stub = env.REGISTRATION.getByName(idOf(1)) as unknown as { readTomorrow: () => Promise<unknown> }
    const error = await stub.readTomorrow().catch((thrown: Error) => thrown)
    const desks = failing([error as Error])
    await expect(readDesk({ env: desks }, idOf(1))).rejects.toThrow(OtherReleaseError)
    expect(desks.stubs()).toBe(1)
  })

  test('has the payment platform send its notification again', async () => {
    const bank = new TestBank()
    const zhang = { ...li(), centre: '410046', subjects: ['66'] }
    const one = await Candidate.withPhoto(day.catalogue, zhang)
    const no = await bank.openCashier(one)
    bank.pay(no)
    const newer = new Error(`registration ${NEWER_FORMAT}`)
    const answer = await app.request(
      `${ORIGIN}/payment/notify/alipay`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: await bank.signedNotification(no),
      },
      { ...env, REGISTRATION: failing([newer]).REGISTRATION },
    )
    expect([answer.status, await answer.text()]).toEqual([503, 'fail'])
    expect(await bank.notify(no)).toEqual({ status: 200, answer: 'success' })
    vi.unstubAllGlobals()
  })

  test('whose storage is of a newer format is not asked again, not even after a broken stub', async () => {
    const newer = new Error(`registration ${NEWER_FORMAT}`)
    await expect(readDesk({ env: failing([newer]) }, idOf(1))).rejects.toThrow(OtherReleaseError)
    await expect(readDesk({ env: failing([lost(), newer]) }, idOf(1))).rejects.toThrow(OtherReleaseError)
  })
})
