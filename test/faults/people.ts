import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import { BASE, NOTICE_PAGES, PageCandidate, type PhotoFile } from '../../src/dev/actors/page-candidate.ts'
import { PageClient } from '../../src/dev/actors/page-client.ts'
import { PageOfficer } from '../../src/dev/actors/page-officer.ts'
import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import { isOpenState } from '../../src/registration/machine/payment/attempt.ts'
import { factsOf } from './facts.ts'
import type { openInspector } from './inspector.ts'

export type Place = { centre: string; subjects: readonly string[] }

/** The answers that told a person that something is done; it must be found again after every crash. */
export type Acknowledged = { version: number; history: string[] }

/** A candidate who goes on from wherever they stand, until they have paid. */
export class Person {
  readonly #look: ReturnType<typeof openInspector>
  readonly #bank: string
  readonly #n: number
  readonly #candidate: PageCandidate
  /** The registration's number, once they have begun. */
  id = ''
  acknowledged: Acknowledged = { version: 0, history: [] }

  constructor(of: {
    origin: string
    bank: string
    look: ReturnType<typeof openInspector>
    n: number
    place: Place
    photo: PhotoFile
  }) {
    this.#look = of.look
    this.#bank = of.bank
    this.#n = of.n
    this.#candidate = new PageCandidate(new PageClient(of.origin), factsOf(of.n, of.place), of.photo)
  }

  /** One step further; throws where the line is cut. `chance`: what they do where they have a choice, 0 to 1. */
  async goOn(chance: number): Promise<void> {
    const { client } = this.#candidate
    if (!client.cookies.has(LOGIN_COOKIE.candidate)) {
      client.cookies.set(LOGIN_COOKIE.candidate, await this.#look.candidate(`person-${this.#n}`))
    }
    const before = this.id ? await this.#look.desk(this.id) : null
    await this.#step(before?.registration ?? null, chance)
    if (!this.id) await this.#findNumber()
    const after = this.id ? await this.#look.desk(this.id) : null
    if (client.status === 303 && after) this.acknowledged = acknowledge(after)
  }

  async #step(registration: ViewWithHistory['registration'] | null, chance: number): Promise<unknown> {
    const candidate = this.#candidate
    switch (registration?.stage.is) {
      case undefined:
      case 'deleted':
        return candidate.start()
      case 'filling':
        return this.#fillsIn(registration as ViewWithHistory['registration'])
      case 'submitted':
        if (chance < 0.1) return candidate.delete()
        return registration?.photo ? candidate.sendToReview() : candidate.uploadPhoto()
      case 'returned':
      case 'lapsed':
        return candidate.sendToReview()
      case 'approved':
      case 'due':
        return this.#pays(registration as ViewWithHistory['registration'], chance)
      default:
        return candidate.client.get(BASE)
    }
  }

  #fillsIn({ agreed, identity }: ViewWithHistory['registration']): Promise<unknown> {
    for (const [kind, page] of Object.entries(NOTICE_PAGES)) {
      if (!(kind in agreed)) return this.#candidate.agreeTo(page)
    }
    return identity ? this.#candidate.submit() : this.#candidate.identify()
  }

  /** Opens an attempt, goes to the cashier, pays, comes back: each a step of its own, some left out. */
  async #pays({ trades }: ViewWithHistory['registration'], chance: number): Promise<unknown> {
    const candidate = this.#candidate
    const open = trades.find(({ state, isClosing }) => isOpenState(state) && !isClosing)
    if (!open) return candidate.openPayment()
    if (chance < 0.1) return candidate.delete()
    await candidate.openCashier()
    if (chance < 0.4) await this.#tellBank('/control', { tradeNo: open.no, notify: 'drop' })
    await this.#tellBank('/control/pay', { tradeNo: open.no })
    return chance < 0.7 ? candidate.updatePayment() : candidate.client.get(BASE)
  }

  #tellBank(path: string, body: object): Promise<Response> {
    return fetch(this.#bank + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async #findNumber(): Promise<void> {
    const { registrations } = await this.#look.readModel()
    this.id = registrations.find(({ passport }) => passport === `person-${this.#n}`)?.id ?? ''
  }
}

export function acknowledge({ version, history }: ViewWithHistory): Acknowledged {
  return { version, history: history.map(({ seq, what, happenedAt: at }) => `${seq} ${what} ${at}`) }
}

/** An officer who passes whatever waits. */
export class Reviewer {
  readonly #officer: PageOfficer
  readonly #look: ReturnType<typeof openInspector>

  constructor(origin: string, look: ReturnType<typeof openInspector>) {
    this.#officer = new PageOfficer(new PageClient(origin))
    this.#look = look
  }

  async goOn(ids: readonly string[]): Promise<void> {
    const { cookies } = this.#officer.client
    if (!cookies.has(LOGIN_COOKIE.staff)) cookies.set(LOGIN_COOKIE.staff, await this.#look.officer('wang'))
    for (const id of ids) {
      const view = await this.#look.desk(id)
      if (view?.registration.stage.is === 'pending') await this.#officer.decide(id, 'approval')
    }
  }
}
