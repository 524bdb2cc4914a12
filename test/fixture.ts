import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import type { Catalogue, NoticeKind } from '../src/catalogue/catalogue.ts'
import { loadNewestCatalogue } from '../src/catalogue/catalogue-store.ts'
import { offeringsAt } from '../src/catalogue/lookup.ts'
import { termsFromCatalogue } from '../src/catalogue/terms.ts'
import { SITTING_ID } from '../src/dev/seed-catalogue/sitting.ts'
import { seedCatalogue } from '../src/dev/seed-catalogue.ts'
import { isId } from '../src/lib/ids.ts'
import type { Details } from '../src/registration/details/fields.ts'
import { claimIdentity, saveBlindIndex } from '../src/registration/identity/claim-store.ts'
import type { DocumentType } from '../src/registration/identity/documents.ts'
import { sealIdentity } from '../src/registration/identity/identity-seal.ts'
import type { Command, Refusal } from '../src/registration/machine/command.ts'
import type { Choice, Photo, Registration } from '../src/registration/machine/registration.ts'
import { photoHash, storePhoto } from '../src/registration/photo/photo-store.ts'
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

export type CandidateFacts = {
  id: string
  name: string
  /** Seventeen digits; the check character is added. Other documents as they are. */
  number: string
  type?: DocumentType
  centre?: string
  subjects?: string[]
  details?: Partial<Details>
  /** Happens after every command, whatever was said to it. */
  afterCommand?: (one: Candidate) => Promise<void>
}

/** A candidate who acts by the desk's own commands; D1 is told when the test says so. */
export class Candidate {
  readonly id: string
  readonly #catalogue: Catalogue
  #told: CandidateFacts

  private constructor(catalogue: Catalogue, told: CandidateFacts) {
    this.id = told.id
    this.#catalogue = catalogue
    this.#told = told
  }

  /** Has agreed and named the document. */
  static async begun(catalogue: Catalogue, told: CandidateFacts): Promise<Candidate> {
    if (!isId(told.id, 16)) throw new RangeError(`no registration number: ${told.id}`)
    const one = new Candidate(catalogue, told)
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
  static async withPhoto(catalogue: Catalogue, told: CandidateFacts): Promise<Candidate> {
    const one = await Candidate.begun(catalogue, told)
    await one.submits()
    await one.uploads(`photo of ${told.name}`)
    return one
  }

  /** The same, and sent to review; D1 knows. */
  static async sentToReview(catalogue: Catalogue, told: CandidateFacts): Promise<Candidate> {
    const one = await Candidate.withPhoto(catalogue, told)
    await one.sendsToReview()
    await one.runsAlarm()
    return one
  }

  get desk() {
    return env.REGISTRATION.getByName(this.id)
  }

  get number(): string {
    return this.#document.number
  }

  async registration(): Promise<Registration> {
    const view = await this.desk.read()
    if (!view) throw new Error(`${this.#told.name} has no file`)
    return view.registration
  }

  async photo(): Promise<Photo> {
    const { photo } = await this.registration()
    if (!photo) throw new Error(`${this.#told.name} has no photo`)
    return photo
  }

  async starts(): Promise<void> {
    await this.says({ do: 'start', province: this.#catalogue.province.id, lang: 'zh-CN' })
    const notices = Object.entries(this.terms.notices) as [NoticeKind, number][]
    for (const [kind, version] of notices) await this.says({ do: 'agree', kind, version })
    await this.identifies()
  }

  /** Another document of the same kind. */
  async changesDocument(number: string): Promise<void> {
    this.#told = { ...this.#told, number }
    await this.identifies()
  }

  async identifies(): Promise<void> {
    const { revision, sitting } = await this.registration()
    const identity = sealIdentity(env, this.id, this.#document)
    await saveBlindIndex(env.DB, { id: this.id, sitting }, identity.blindIndex)
    await this.says({ do: 'identify', revision, identity })
  }

  async submits(
    changes: { details?: Partial<Details>; centre?: string; subjects?: string[] } = {},
  ): Promise<void> {
    await this.says(await this.submission(changes))
  }

  /** The form as it is posted now. */
  async submission(
    changes: { details?: Partial<Details>; centre?: string; subjects?: string[] } = {},
  ): Promise<Command> {
    this.#told = { ...this.#told, ...changes, details: { ...this.#told.details, ...changes.details } }
    const { revision, sitting } = await this.registration()
    const claimed = (await claimIdentity(env.DB, { id: this.id, sitting }, Date.now())) ?? ''
    const { sex } = this.#document
    return {
      do: 'submit',
      revision,
      content: { details: this.#details, centre: this.#centre, choices: this.#choices },
      claimedBlindIndex: claimed,
      document: { type: this.#document.type, numberTells: sex !== undefined },
      page: { id: 'one page', basis: 0 },
    }
  }

  /** `picture` stands for the bytes of a photo: another text is another photo. */
  async uploads(picture: string): Promise<void> {
    const bytes = new TextEncoder().encode(picture.padEnd(30_000, '.'))
    const hash = photoHash(env, bytes)
    await storePhoto(env, this.id, hash, bytes)
    const photo = { hash, width: 330, height: 480, bytes: bytes.length, uploadedAt: Date.now() }
    await this.says({ do: 'attach-photo', photo })
  }

  sendsToReview = () => this.says({ do: 'send' })
  withdraws = () => this.says({ do: 'withdraw' })
  deletes = () => this.says({ do: 'delete', reason: 'give-up' })

  async says(command: Command): Promise<void> {
    const refused = await this.asks(command)
    if (refused) throw new Error(`${this.#told.name}: ${command.do} refused: ${JSON.stringify(refused)}`)
  }

  async asks(command: Command): Promise<Refusal | null> {
    const owner = { id: this.id, sitting: this.#catalogue.sitting.id, passport: `passport-${this.id}` }
    const by = { is: 'candidate' } as const
    const ask = { command, by, now: Date.now(), requestId: 'test', terms: this.terms, owner }
    const { refused } = await this.desk.handle(ask)
    await this.#told.afterCommand?.(this)
    return refused
  }

  /** Runs the desk's alarm: D1 hears the newest state, mails leave. */
  async runsAlarm(): Promise<void> {
    await runDurableObjectAlarm(this.desk)
  }

  get #centre(): string {
    return this.#told.centre ?? ZHONGYUAN
  }

  get terms() {
    return termsFromCatalogue(this.#catalogue, this.#centre)
  }

  get #document() {
    const { type = 'resident-card', number } = this.#told
    if (type !== 'resident-card') return { type, number }
    const birth = number.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3')
    const sex = Number(number[16]) % 2 ? ('male' as const) : ('female' as const)
    return { type, number: withCheck(number), sex, birth }
  }

  get #choices(): Choice[] {
    const wanted = this.#told.subjects ?? ['24']
    return offeringsAt(this.#catalogue, this.#centre)
      .filter(({ subject }) => wanted.includes(subject.code))
      .map(({ id, subject, fee, slot: { startsAt, endsAt } }) => ({
        ...{ offering: id, subject: subject.code, fee, startsAt, endsAt },
      }))
  }

  get #details(): Details {
    const { sex = 'female', birth = '1997-03-14', type } = this.#document
    return {
      ...{ name: this.#told.name, sex, birth, ethnicity: type === 'passport' ? null : 'HA' },
      ...{ education: 'bachelor', occupation: 'student', training: null },
      ...{ mobile: '13800138000', email: 'candidate@example.cn', address: '', postcode: '' },
      ...{
        school: '中原示例大学',
        faculty: '',
        major: '',
        grade: '',
        class: '',
        studentNumber: '',
        remark: '',
      },
      ...this.#told.details,
    }
  }
}
