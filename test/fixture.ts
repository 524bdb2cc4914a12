import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Catalogue } from '../src/catalogue/catalogue.ts'
import { loadNewestCatalogue } from '../src/catalogue/catalogue-store.ts'
import { STUDENT, takeSteps } from '../src/dev/actors/candidate.ts'
import { DeskCandidate } from '../src/dev/actors/desk-candidate.ts'
import { SITTING_ID } from '../src/dev/seed-catalogue/sitting.ts'
import { seedCatalogue } from '../src/dev/seed-catalogue.ts'
import { isId } from '../src/lib/ids.ts'
import type { CommandRequest, CommandResult } from '../src/registration/desk/desk-contract.ts'
import type { Details } from '../src/registration/details/fields.ts'
import type { DocumentType } from '../src/registration/identity/documents.ts'
import type { Command, Refusal } from '../src/registration/machine/command.ts'
import type { Actor, Photo } from '../src/registration/machine/registration.ts'
import { createRegistration } from '../src/registration/registration-store.ts'
import { withCheck } from './registration/identity/card-numbers.ts'

/** A Thursday morning in Beijing, ahead of any real clock, so that no alarm goes off by itself. */
export const MORNING = Date.parse('2099-12-17T09:00:00+08:00')

/** Centres of the seed: with review, and another with review. */
export const ZHONGYUAN = '410032'
export const HELUO = '410058'

/** The clock on the wall of the day, `09:30` or `10:21:40`. */
export function setClock(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const now = MORNING + ((hours - 9) * 3600 + minutes * 60 + seconds) * 1000
  vi.useFakeTimers({ toFake: ['Date'], now })
  return now
}

export async function seededCatalogue(province = 'henan'): Promise<Catalogue> {
  await seedCatalogue(env.DB, MORNING)
  const catalogue = await loadNewestCatalogue(env, SITTING_ID, province)
  if (!catalogue) throw new Error('the catalogue is not seeded')
  return catalogue
}

type CandidateFacts = {
  id: string
  name: string
  /** Seventeen digits; the check character is added. Other documents as they are. */
  number: string
  type?: DocumentType
  centre?: string
  subjects?: string[]
  details?: Partial<Details>
  /** Happens after every command, whatever the answer was. */
  afterCommand?: (one: Candidate) => Promise<void>
}

type Changes = { details?: Partial<Details>; centre?: string; subjects?: string[] }

/** A candidate who acts by commands to the desk; D1 learns of it when the test runs the alarm. */
export class Candidate extends DeskCandidate {
  readonly #given: CandidateFacts

  private constructor(catalogue: Catalogue, given: CandidateFacts) {
    const { id, name, centre = ZHONGYUAN, subjects = ['24'], details = {} } = given
    const document = documentOf(given)
    const ethnicity = given.type === 'passport' ? null : STUDENT.ethnicity
    super({
      env,
      catalogue,
      id,
      passport: `passport-${id}`,
      facts: { name, document, centre, subjects, details: { ...STUDENT, ethnicity, ...details } },
      requestId: 'test',
      clock: () => Date.now(),
    })
    this.#given = given
  }

  /** Has agreed and named the document. */
  static async begun(catalogue: Catalogue, given: CandidateFacts): Promise<Candidate> {
    if (!isId(given.id, 16)) throw new RangeError(`no registration number: ${given.id}`)
    const one = new Candidate(catalogue, given)
    const { sitting, province } = catalogue
    const row = {
      id: one.id,
      sittingId: sitting.id,
      passportId: `passport-${one.id}`,
      provinceId: province.id,
    }
    await createRegistration(env.DB, { ...row, createdAt: Date.now() })
    await one.starts()
    return one
  }

  /** The same, has submitted the form and uploaded a photo. */
  static async withPhoto(catalogue: Catalogue, given: CandidateFacts): Promise<Candidate> {
    return takeSteps(await Candidate.begun(catalogue, given), 'uploadPhoto', 'identify')
  }

  /** The same, and sent to review; D1 knows. */
  static async sentToReview(catalogue: Catalogue, given: CandidateFacts): Promise<Candidate> {
    const one = await Candidate.withPhoto(catalogue, given)
    await one.sendToReview()
    await one.runsAlarm()
    return one
  }

  get desk() {
    return env.REGISTRATION.getByName(this.id)
  }

  get number(): string {
    return this.facts.document.number
  }

  get terms() {
    return this.centreTerms
  }

  async photo(): Promise<Photo> {
    const { photo } = await this.registration()
    if (!photo) throw new Error(`${this.facts.name} has no photo`)
    return photo
  }

  async starts(): Promise<void> {
    await takeSteps(this, 'identify')
  }

  /** Another document of the same kind. */
  async changesDocument(number: string): Promise<void> {
    this.facts = { ...this.facts, document: documentOf({ ...this.#given, number }) }
    await this.identify()
  }

  async submits(changes: Changes = {}): Promise<void> {
    await this.perform(await this.submission(changes))
  }

  /** The form as it is posted now. */
  override async submission(changes: Changes = {}): Promise<Command> {
    const { details, ...choice } = changes
    this.facts = { ...this.facts, ...choice, details: { ...this.facts.details, ...details } }
    return super.submission()
  }

  override uploadPhoto(): Promise<void> {
    return this.uploads(`photo of ${this.facts.name}`)
  }

  /** `picture` stands for the bytes of a photo: another text is another photo. */
  uploads(picture: string): Promise<void> {
    const bytes = new TextEncoder().encode(picture.padEnd(30_000, '.'))
    return this.attachPhoto(bytes, { width: 330, height: 480 })
  }

  withdraws = () => this.perform({ do: 'withdraw' })
  deletes = () => this.perform({ do: 'delete', reason: 'give-up' })

  override async attempt(command: Command, by?: Actor): Promise<Refusal | null> {
    const refused = await super.attempt(command, by)
    await this.#given.afterCommand?.(this)
    return refused
  }

  /** Without the repetition of the product's own calls: a test sees each error. */
  protected override async send(request: CommandRequest): Promise<CommandResult> {
    return this.desk.handle(request)
  }

  /** Runs the desk's alarm: D1 gets the newest state, mails leave. */
  async runsAlarm(): Promise<void> {
    await runDurableObjectAlarm(this.desk)
  }
}

function documentOf({ type = 'resident-card', number }: Pick<CandidateFacts, 'type' | 'number'>) {
  if (type !== 'resident-card') return { type, number }
  const birth = number.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3')
  const sex = Number(number[16]) % 2 ? ('male' as const) : ('female' as const)
  return { type, number: withCheck(number), sex, birth }
}
