import type { Catalogue, NoticeKind } from '../../catalogue/catalogue.ts'
import { offeringsAt } from '../../catalogue/lookup.ts'
import { termsFromCatalogue } from '../../catalogue/terms.ts'
import type { Bindings } from '../../env.d.ts'
import { commandDesk, readDesk } from '../../registration/desk/call-desk.ts'
import type { CommandRequest, CommandResult } from '../../registration/desk/desk-contract.ts'
import {
  claimAsRefused,
  claimDocument,
  claimNamedDocument,
  nameDocument,
} from '../../registration/identity/claim-store.ts'
import { sealIdentity } from '../../registration/identity/identity-seal.ts'
import type { Claim, Command, Refusal } from '../../registration/machine/command.ts'
import {
  type Actor,
  type Choice,
  type Photo,
  type Registration,
  totalOf,
} from '../../registration/machine/registration.ts'
import type { Terms } from '../../registration/machine/terms.ts'
import { photoHash, storePhoto } from '../../registration/photo/photo-store.ts'
import type { CandidateClient, CandidateFacts } from './candidate.ts'

export type DeskCandidateOptions = {
  env: Bindings
  catalogue: Catalogue
  /** Number of the registration, whose row in D1 is there. */
  id: string
  passport: string
  facts: CandidateFacts
  /** The language in which the registration begins. */
  lang?: 'zh-CN' | 'en'
  requestId: string
  /** The time of the next command. ms */
  clock: () => number
}

/** A candidate who acts by commands to the desk, with the same preparations as the routes. */
export abstract class DeskCandidate implements CandidateClient {
  readonly id: string
  protected facts: CandidateFacts
  readonly #options: DeskCandidateOptions

  constructor(options: DeskCandidateOptions) {
    this.id = options.id
    this.facts = options.facts
    this.#options = options
  }

  abstract uploadPhoto(): Promise<unknown>

  async start(): Promise<void> {
    const { catalogue, lang = 'zh-CN' } = this.#options
    await this.perform({ do: 'start', province: catalogue.province.id, lang })
  }

  async agree(): Promise<void> {
    const notices = Object.entries(this.centreTerms.notices) as [NoticeKind, number][]
    for (const [kind, version] of notices) await this.perform({ do: 'agree', kind, version })
  }

  async identify(): Promise<void> {
    const { env } = this.#options
    const { revision, sitting } = await this.registration()
    const { document } = this.facts
    const { type, number } = document
    // Only the number of a resident card tells sex and birth; with other documents the form asks for them.
    const identity = sealIdentity(env, this.id, type === 'resident-card' ? document : { type, number })
    await nameDocument(env.DB, { id: this.id, sitting }, identity.blindIndex)
    await this.perform({ do: 'identify', revision, identity })
  }

  async submit(): Promise<void> {
    await this.perform(await this.submission())
  }

  /** The form as it would be posted now, with the claim of the document that D1 knows, as the first batch of the request makes it. */
  async submission(): Promise<Command> {
    const { env, clock } = this.#options
    const { name, document, details, centre } = this.facts
    const { revision } = await this.registration()
    const claim = await claimNamedDocument(env.DB, this.id, clock())
    const { type, sex = 'female', birth = '1997-03-14' } = document
    const content = { details: { name, sex, birth, ...details }, centre, choices: this.choices }
    return {
      do: 'submit',
      revision,
      content,
      ...(claim ?? { claimedBlindIndex: '', claimedAt: 0 }),
      document: { type, numberTells: type === 'resident-card' },
      page: { id: 'one page', basis: 0 },
    }
  }

  async attachPhoto(bytes: Uint8Array, size: Pick<Photo, 'width' | 'height'>): Promise<void> {
    const { env, clock } = this.#options
    const hash = photoHash(env, bytes)
    await storePhoto(env, this.id, hash, bytes)
    const photo = { hash, ...size, bytes: bytes.length, uploadedAt: clock() }
    await this.perform({ do: 'attach-photo', photo })
  }

  async sendToReview(): Promise<void> {
    await this.perform({ do: 'send' })
  }

  /** 「个人信息及报考信息无误」, then 「去支付」. */
  async openPayment(device: 'computer' | 'phone' = 'computer'): Promise<void> {
    const { revision, choices } = await this.registration()
    await this.perform({ do: 'confirm-facts', revision })
    const amount = totalOf(choices)
    await this.perform({ do: 'open-payment', gateway: 'alipay', amount, subject: 'NCRE', device })
  }

  /** Sends a command that must be taken. */
  async perform(command: Command, by?: Actor): Promise<void> {
    const refused = await this.attemptWithClaim(command, by)
    if (refused) throw new Error(`${this.facts.name}: ${command.do} refused: ${JSON.stringify(refused)}`)
  }

  /** Sends a command and returns why it is refused, or null. */
  async attempt(command: Command, by: Actor = { is: 'candidate' }): Promise<Refusal | null> {
    const { catalogue, passport, requestId, clock } = this.#options
    const owner = { id: this.id, sitting: catalogue.sitting.id, passport }
    const terms = this.termsFor(command)
    const { refused } = await this.send({ command, by, now: clock(), requestId, terms, owner })
    return refused
  }

  /** The claim of a document in D1; null where another registration has it. */
  claim(claimedBlindIndex: string, claimedAt: number): Promise<Claim | null> {
    const { env, catalogue } = this.#options
    const file = { id: this.id, sitting: catalogue.sitting.id }
    return claimDocument(env.DB, file, { claimedBlindIndex, claimedAt })
  }

  /** As the routes do: where the desk wants another claim, it is made, and the command is sent once more. */
  async attemptWithClaim(command: Command, by?: Actor): Promise<Refusal | null> {
    const refused = await this.attempt(command, by)
    if (refused?.is !== 'claim') return refused
    const { env, catalogue } = this.#options
    const claim = await claimAsRefused(env.DB, { id: this.id, sitting: catalogue.sitting.id }, refused)
    return claim ? this.attempt({ ...command, ...claim } as Command) : refused
  }

  async registration(): Promise<Registration> {
    const view = await readDesk({ env: this.#options.env }, this.id)
    if (!view) throw new Error(`${this.facts.name} has no registration`)
    return view.registration
  }

  /** The terms that come with a command. */
  protected termsFor(_command: Command): Terms {
    return this.centreTerms
  }

  protected send(request: CommandRequest): Promise<CommandResult> {
    return commandDesk({ env: this.#options.env }, this.id, request)
  }

  /** The terms of the candidate's centre. */
  get centreTerms(): Terms {
    return termsFromCatalogue(this.#options.catalogue, this.facts.centre)
  }

  get choices(): Choice[] {
    const { centre, subjects } = this.facts
    return offeringsAt(this.#options.catalogue, centre)
      .filter(({ subject }) => subjects.includes(subject.code))
      .map(({ id, subject, fee, slot: { startsAt, endsAt } }) => ({
        offering: id,
        subject: subject.code,
        fee,
        startsAt,
        endsAt,
      }))
  }
}
