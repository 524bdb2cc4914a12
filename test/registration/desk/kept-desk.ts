import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import { termsFromCatalogue } from '../../../src/catalogue/terms.ts'
import type { CommandRequest, ViewWithHistory } from '../../../src/registration/desk/desk-contract.ts'
import type { Command } from '../../../src/registration/machine/command.ts'
import type { Actor, Registration, SubmittedContent } from '../../../src/registration/machine/registration.ts'
import { createRegistration } from '../../../src/registration/registration-store.ts'
import { inside, runAlarms, WANG } from './desks.ts'
import submitted from './format-1/submitted.json'
import { paymentOf } from './format-stages.ts'
import { type StoredState, writeState } from './stored-state.ts'

/** A desk whose storage was written by an earlier release, and the people who go on with its registration. */
export class KeptDesk {
  readonly id: string
  readonly #catalogue: Catalogue

  constructor(id: string, catalogue: Catalogue) {
    this.id = id
    this.#catalogue = catalogue
  }

  get desk() {
    return env.REGISTRATION.getByName(this.id)
  }

  /** Puts the kept state into a new desk. */
  async writes(state: StoredState): Promise<void> {
    const { sitting, province } = this.#catalogue
    const row = {
      id: this.id,
      sittingId: sitting.id,
      passportId: `passport-${this.id}`,
      provinceId: province.id,
    }
    await createRegistration(env.DB, { ...row, createdAt: Date.now() })
    await inside(this, (_, { storage }) => writeState(storage, state))
    await this.view()
  }

  async view(): Promise<ViewWithHistory> {
    const view = await this.desk.readWithHistory()
    if (!view) throw new Error('the kept desk has no registration')
    return view
  }

  async says(command: Command, by: Actor = { is: 'candidate' }): Promise<void> {
    const { centre } = await this.#current()
    const wanted = command.do === 'submit' ? command.content.centre : centre
    const terms = termsFromCatalogue(this.#catalogue, wanted)
    await this.#sends({ command, by, now: Date.now(), requestId: 'test', terms })
  }

  /** The form, filled in as the registration that was kept at the stage after it. */
  async submits(): Promise<void> {
    const { revision, identity } = await this.#current()
    const { details, centre, choices } = JSON.parse(
      submitted.rows.registration[0]?.body ?? '',
    ) as Registration
    if (!details || !centre || !identity) throw new Error('the kept registration was not submitted')
    const content: SubmittedContent = { details, centre, choices }
    await this.says({
      do: 'submit',
      revision,
      content,
      claimedBlindIndex: identity.blindIndex,
      claimedAt: Date.now(),
      document: { type: identity.type, numberTells: identity.sex !== null },
      page: { id: 'one page', basis: 1 },
    })
  }

  async isApproved(): Promise<void> {
    const { round, photo } = await this.#current()
    await this.says({ do: 'approve', round, photo: photo?.hash ?? '' }, WANG)
  }

  async pays(): Promise<void> {
    const { choices, revision } = await this.#current()
    await this.says({ do: 'confirm-facts', revision })
    const amount = choices.reduce((sum, { fee }) => sum + fee, 0)
    await this.says({ do: 'open-payment', gateway: 'alipay', amount, subject: 'NCRE', device: 'computer' })
    await this.isPaid()
  }

  async isPaid(): Promise<void> {
    await this.#sends(paymentOf(await this.#current()))
  }

  /** Alarms run until nothing is left to do, a few seconds later too: a projection that met a change is repeated then. */
  async runsAlarms(): Promise<void> {
    await this.desk.resume(Date.now())
    await runAlarms(this)
    vi.setSystemTime(Date.now() + 5_000)
    await runAlarms(this)
  }

  async #current(): Promise<Registration> {
    return (await this.view()).registration
  }

  async #sends(request: CommandRequest): Promise<void> {
    const { refused } = await this.desk.handle(request)
    if (refused) throw new Error(`${request.command.do} is refused: ${JSON.stringify(refused)}`)
  }
}
