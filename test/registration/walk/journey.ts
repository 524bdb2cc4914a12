import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { LOGIN_COOKIE } from '../../../src/auth/login-cookie.ts'
import { beginSession } from '../../../src/auth/session-store.ts'
import { loginSession } from '../../../src/db/schema.ts'
import { STUDENT } from '../../../src/dev/actors/candidate.ts'
import { addPassports } from '../../../src/dev/add-passports.ts'
import { PHOTOS } from '../../../src/dev/seed-candidates/photos.ts'
import { SITTING_ID } from '../../../src/dev/seed-catalogue/sitting.ts'
import type { Registration } from '../../../src/registration/machine/registration.ts'
import { identity as identityWords } from '../../../views/words/zh-CN/identity.ts'
import type { TestBank } from '../../payment/test-bank.ts'
import { Follower } from './follower.ts'
import { HUB, wishesFrom } from './places.ts'
import { type Goal, standsAt, WalkedDesk } from './walked-desk.ts'

/** One candidate on the way through the pages, with everybody who answers. */
export class Journey {
  readonly follower: Follower
  readonly desk: WalkedDesk
  readonly bank: TestBank
  /** Everything that has happened so far, for the report of a walk that fails. */
  readonly told: string[] = []
  readonly n: number
  readonly number: string
  readonly #passport: string
  #moves = 0

  private constructor({ n, bank, number, centre }: Beginning) {
    this.n = n
    this.number = number
    this.bank = bank
    this.#passport = `walker-${n}`
    this.desk = new WalkedDesk(this.#passport)
    const facts = {
      fields: fieldsOf(number),
      photos: [PHOTOS['chen-si'], PHOTOS['zhang-min']],
      wishes: wishesFrom(centre),
    }
    this.follower = new Follower(HUB, facts, (address) => this.#payAt(address))
  }

  static async begin(beginning: Beginning): Promise<Journey> {
    const journey = new Journey(beginning)
    const { n } = beginning
    const account = {
      id: journey.#passport,
      email: `walker-${n}@example.cn`,
      mobile: `139${String(n).padStart(8, '0')}`,
      lang: 'zh-CN' as const,
      passwordHash: '-',
      activatedAt: Date.now(),
    }
    await addPassports(env.DB, [account])
    await journey.pass(0)
    return journey
  }

  /** Time passes. The login may have ended meanwhile: the candidate has logged in again, whenever it is. */
  async pass(ms: number): Promise<void> {
    vi.setSystemTime(Date.now() + ms)
    const token = await beginSession(env.DB, loginSession, this.#passport, null, Date.now())
    this.follower.browser.cookies.set(LOGIN_COOKIE.candidate, token)
  }

  /** The willing candidate goes on, and an officer does what is needed, until the registration stands where the walk begins. */
  async reach(goal: Goal): Promise<void> {
    await this.#during(this.follower.begin())
    for (let n = 0; n < 30; n++) {
      const file = await this.desk.read()
      const at = file && standsAt(file)
      if (at === goal || at === 'paid') return
      if (at === 'pending')
        await (goal === 'returned' ? this.desk.returnFor(['photo', 'other']) : this.desk.approve())
      const isPayable = at === 'approved' || at === 'due'
      if (isPayable && goal !== 'paying' && goal !== 'lapsed') return
      if (goal === 'lapsed' && (isPayable || at === 'ready')) await this.lapse()
      else await this.goOn()
    }
  }

  /** Time passes until the seats are given back. */
  async lapse(): Promise<void> {
    for (let n = 0; n < 6; n++) {
      const at = await this.desk.nextTask()
      if ((await this.desk.read())?.stage.is === 'lapsed' || at === null) return
      await this.pass(Math.max(1000, at - Date.now()))
      await this.desk.alarm()
    }
  }

  /** One link or button further, or back to the hub where nothing is left to press. */
  async goOn(): Promise<void> {
    if ((await this.act()) === null) await this.home()
  }

  /** At the hub, as if nothing had been tried yet. */
  async beginAgain(): Promise<void> {
    this.follower.forget()
    await this.home()
  }

  async actFromHub(): Promise<string | null> {
    await this.home()
    return this.act()
  }

  async home(): Promise<void> {
    await this.#during(this.follower.begin())
  }

  /** One link or button further; null where nothing is left to press. */
  async act(): Promise<string | null> {
    const did = await this.#during(this.follower.goOn(stateOf(await this.desk.read())))
    this.told.push(did ?? 'has pressed everything')
    if (did?.includes('/details') && this.follower.text.includes(identityWords.taken(undefined).slice(0, 13)))
      throw new Error('the own document is said to be taken')
    return did
  }

  async again(): Promise<void> {
    await this.#during(this.follower.again())
  }

  /** Another centre on the details page. */
  async chooses(centre: string): Promise<void> {
    this.follower.wish(centre)
    await this.submits()
  }

  /** Another answer of the form, so that it is no longer the submitted one. */
  changesAddress(): void {
    this.follower.facts.fields.address = `示例路${++this.#moves}号`
  }

  /** The form of the details page, once more where it has to be drawn first. */
  async submits(): Promise<void> {
    await this.visit(`${HUB}/details`)
    for (let n = 0; n < 2 && this.follower.path === `${HUB}/details`; n++) await this.act()
  }

  async photographs(): Promise<void> {
    await this.visit(`${HUB}/photo`)
    if (this.follower.path === `${HUB}/photo`) await this.act()
  }

  /** 「换一种方式或换人支付」 on the order page, where a payment is open. */
  async paysAnotherWay(): Promise<void> {
    await this.visit(`${HUB}/order`)
    const action = `${HUB}/order/another`
    if (this.follower.shows(action)) await this.#during(this.follower.send(action, {}))
  }

  /** The document with this number, on its page. */
  async names(number: string): Promise<void> {
    await this.press(`${HUB}/identity`, { type: 'resident-card', number })
  }

  async visit(address: string): Promise<void> {
    await this.#during(this.follower.open(address))
  }

  /** Sends the form of a page, if that page is open. */
  async press(address: string, fields: Record<string, string>): Promise<void> {
    await this.visit(address)
    if (this.follower.path === address) await this.#during(this.follower.send(address, fields))
  }

  /** While a page is awaited, the alarms go off that would in life: the clock of the test is in the future. */
  async #during<Result>(asked: Promise<Result>): Promise<Result> {
    let isOver = false
    const done = asked.finally(() => {
      isOver = true
    })
    done.catch(() => {})
    for (let n = 0; !isOver; n++) {
      await scheduler.wait(n < 3 ? 1 : 5)
      if (n >= 3) await this.desk.alarm()
    }
    return done
  }

  /** The cashier: the candidate pays what is open there, and comes back. A cashier whose time is over leads back, too. */
  async #payAt(address: string): Promise<string> {
    const answer = await fetch(address)
    const no = (await this.desk.read())?.trades.at(-1)?.no ?? ''
    if (answer.status === 303) this.bank.pay(no)
    return `/payment/return/alipay/${no}`
  }
}

type Beginning = { n: number; bank: TestBank; number: string; centre: string }

/** The answers to everything that a page may ask. */
function fieldsOf(number: string): Record<string, string> {
  const texts = Object.entries(STUDENT).flatMap(([field, value]) => (value === null ? [] : [[field, value]]))
  return {
    ...Object.fromEntries(texts),
    class: '一班',
    type: 'resident-card',
    number,
    name: '陈思',
    agreed: 'yes',
    declaration: 'yes',
    confirmed: 'yes',
    way: 'alipay',
    [`province-${SITTING_ID}`]: 'henan',
  }
}

/** Everything that a candidate's own steps change, without times and numbers that grow. */
function stateOf(registration: Registration | null): string {
  if (!registration) return ''
  const { stage, agreed, identity, submittedIdentity, details, centre, choices, photo } = registration
  const versions = Object.values(agreed).map(({ version }) => version)
  const documents = [identity?.blindIndex, submittedIdentity?.blindIndex]
  const corrected = registration.requestedCorrections?.corrected
  return JSON.stringify([stage.is, versions, documents, details, centre, choices, photo?.hash, corrected])
}
