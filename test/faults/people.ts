import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'
import { isOpenState } from '../../src/registration/machine/payment/attempt.ts'
import { Caller, type openInspector } from './caller.ts'
import { cardOf, details, photoForm } from './forms.ts'

const BASE = '/register/ncre-79'

export type Place = { centre: string; offering: string }

/** What somebody was told to be done, and must find again whatever happens. */
export type Acknowledged = { version: number; history: string[] }

/** A candidate who goes on from wherever they stand, until they have paid. */
export class Person {
  readonly #look: ReturnType<typeof openInspector>
  readonly #bank: string
  readonly #place: Place
  readonly #n: number
  readonly caller: Caller
  /** The registration's number, once they have begun. */
  id = ''
  acknowledged: Acknowledged = { version: 0, history: [] }

  constructor(of: {
    origin: string
    bank: string
    look: ReturnType<typeof openInspector>
    n: number
    place: Place
  }) {
    this.#look = of.look
    this.#bank = of.bank
    this.#place = of.place
    this.#n = of.n
    this.caller = new Caller(of.origin)
  }

  /** One step further; throws where the line is cut. `chance`: what they do where they have a choice, 0 to 1. */
  async goOn(chance: number): Promise<void> {
    const { caller } = this
    if (!caller.cookies.has(LOGIN_COOKIE.candidate)) {
      caller.cookies.set(LOGIN_COOKIE.candidate, await this.#look.candidate(`person-${this.#n}`))
    }
    const before = this.id ? await this.#look.desk(this.id) : null
    await this.#step(before?.registration ?? null, chance)
    if (!this.id) await this.#findNumber()
    const after = this.id ? await this.#look.desk(this.id) : null
    if (caller.status === 303 && after) this.acknowledged = acknowledge(after)
  }

  async #step(file: ViewWithHistory['registration'] | null, chance: number): Promise<unknown> {
    const { caller } = this
    switch (file?.stage.is) {
      case undefined:
      case 'deleted':
        return caller.post('/welcome', { sitting: 'ncre-79', 'province-ncre-79': 'henan' })
      case 'filling':
        return this.#fillsIn(file as ViewWithHistory['registration'])
      case 'submitted':
        if (chance < 0.1) return caller.post(`${BASE}/deletion`, { reason: 'other' })
        if (file?.photo) return caller.post(`${BASE}/submission`, {})
        return caller.post(`${BASE}/photo`, await photoForm('zhang-min'))
      case 'returned':
      case 'lapsed':
        return caller.post(`${BASE}/submission`, {})
      case 'approved':
      case 'due':
        return this.#pays(file as ViewWithHistory['registration'], chance)
      default:
        return caller.get(BASE)
    }
  }

  async #fillsIn({ agreed, identity }: ViewWithHistory['registration']): Promise<unknown> {
    const { caller } = this
    const pages = {
      agreement: 'agreement',
      'sitting-notice': 'notices/sitting-notice',
      'province-notice': 'notices/province-notice',
    }
    for (const [kind, page] of Object.entries(pages)) {
      if (kind in agreed) continue
      return caller.fillIn(`${BASE}/${page}`, `${BASE}/${page}`, { agreed: 'yes', answer: 'yes' })
    }
    if (!identity) {
      const number = cardOf(this.#n)
      return caller.fillIn(`${BASE}/identity`, `${BASE}/identity`, { type: 'resident-card', number })
    }
    const { centre, offering } = this.#place
    const form = details(`考生${'甲乙丙丁戊己庚辛'[this.#n % 8]}`, { centre, offerings: offering })
    return caller.fillIn(`${BASE}/details`, `${BASE}/details`, form)
  }

  /** Opens an attempt, goes to the cashier, pays, comes back: each a step of its own, some left out. */
  async #pays({ trades }: ViewWithHistory['registration'], chance: number): Promise<unknown> {
    const { caller } = this
    const open = trades.find(({ state, isClosing: closing }) => isOpenState(state) && !closing)
    if (!open) return caller.fillIn(`${BASE}/payment/way`, `${BASE}/payment/way`, { way: 'alipay' })
    if (chance < 0.1) return caller.post(`${BASE}/deletion`, { reason: 'other' })
    await caller.get(`${BASE}/order`)
    const cashier = /href="(http:\/\/127\.0\.0\.1[^"]*gateway\.do[^"]*)"/.exec(caller.page)?.[1]
    if (cashier) await fetch(cashier.replaceAll('&amp;', '&'))
    if (chance < 0.4) await this.#tellBank('/control', { tradeNo: open.no, notify: 'drop' })
    await this.#tellBank('/control/pay', { tradeNo: open.no })
    return chance < 0.7 ? caller.post(`${BASE}/order/update`, {}) : caller.get(BASE)
  }

  #tellBank(path: string, body: object): Promise<Response> {
    return fetch(this.#bank + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  async #findNumber(): Promise<void> {
    const { registrations } = await this.#look.told()
    this.id = registrations.find(({ passport }) => passport === `person-${this.#n}`)?.id ?? ''
  }
}

export function acknowledge({ version, history }: ViewWithHistory): Acknowledged {
  return { version, history: history.map(({ seq, what, happenedAt: at }) => `${seq} ${what} ${at}`) }
}

/** An officer who passes whatever waits. */
export class Reviewer {
  readonly #caller: Caller
  readonly #look: ReturnType<typeof openInspector>

  constructor(origin: string, look: ReturnType<typeof openInspector>) {
    this.#caller = new Caller(origin)
    this.#look = look
  }

  async goOn(ids: readonly string[]): Promise<void> {
    if (!this.#caller.cookies.has(LOGIN_COOKIE.staff)) {
      this.#caller.cookies.set(LOGIN_COOKIE.staff, await this.#look.officer('wang'))
    }
    for (const id of ids) {
      const view = await this.#look.desk(id)
      if (view?.registration.stage.is !== 'pending') continue
      const { round, photo } = view.registration
      const seen = { round: String(round), photo: photo?.hash ?? '' }
      await this.#caller.get(`/office/review/${id}`)
      await this.#caller.post(`/office/review/${id}/approval`, { ...this.#caller.hidden, ...seen })
    }
  }
}
