import { drizzle } from 'drizzle-orm/d1'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { termsFromCatalogue } from '../../catalogue/terms.ts'
import { receipt } from '../../db/schema.ts'
import type { Bindings } from '../../env.d.ts'
import { randomId } from '../../lib/bytes.ts'
import type { Command } from '../../registration/machine/command.ts'
import { type Actor, totalOf } from '../../registration/machine/registration.ts'
import type { Terms } from '../../registration/machine/terms.ts'
import { rebuildJpeg } from '../../registration/photo/jpeg-rebuild.ts'
import { checkPhoto, displayedSize } from '../../registration/photo/photo-rules.ts'
import { createRegistration } from '../../registration/registration-store.ts'
import { type CandidateFacts, takeSteps } from '../actors/candidate.ts'
import { DeskCandidate } from '../actors/desk-candidate.ts'
import type { DemoCandidate, DemoStage } from './demo-candidate.ts'
import { payAtBank } from './pay.ts'
import { PHOTOS } from './photos.ts'

const ORDER: DemoStage[] = ['filling', 'no-photo', 'ready', 'pending', 'approved', 'paid']

/** Takes one candidate through the journey by the same commands as the pages, as far as `reaches` says. */
export async function playCandidate(
  env: Bindings,
  catalogue: Catalogue,
  one: DemoCandidate,
  start: number,
): Promise<void> {
  if (one.reaches === 'account') return
  const id = randomId(16)
  const row = { sittingId: catalogue.sitting.id, passportId: one.id, provinceId: catalogue.province.id }
  if ((await createRegistration(env.DB, { id, ...row, createdAt: start })).id !== id) return
  const candidate = new SeededCandidate(env, catalogue, one, { id, start })
  const reaches = (stage: DemoStage) => rank(one.reaches) >= rank(stage)

  await takeSteps(candidate, 'identify')
  if (!reaches('no-photo')) return
  await candidate.submit()
  if (one.reaches === 'deleted') await candidate.perform({ do: 'delete', reason: 'give-up' })
  if (!reaches('ready')) return
  await candidate.uploadPhoto()
  if (one.reaches === 'due') return
  if (reaches('pending') && candidate.centreTerms.review) await review(candidate, one)
  if (one.reaches === 'paid') await payAtBank(env, id, candidate)
  if (one.reaches === 'paid-at-counter' || one.reaches === 'cancelled')
    await payAtCounter(env, candidate, one)
  if (one.reaches === 'cancelled') await giveBack(candidate)
}

/** A minute passes before each command. The terms name the centre from the submission on, as the pages do. */
class SeededCandidate extends DeskCandidate {
  readonly #catalogue: Catalogue
  readonly #photo: DemoCandidate['photo']
  #hasChosenCentre = false

  constructor(
    env: Bindings,
    catalogue: Catalogue,
    one: DemoCandidate,
    { id, start }: { id: string; start: number },
  ) {
    let now = start
    super({
      env,
      catalogue,
      id,
      passport: one.id,
      facts: factsOf(one),
      lang: one.name === 'Maria Silva' ? 'en' : 'zh-CN',
      requestId: 'seed',
      clock: () => (now += 60_000),
    })
    this.#catalogue = catalogue
    this.#photo = one.photo
  }

  protected override termsFor(command: Command): Terms {
    this.#hasChosenCentre ||= command.do === 'submit'
    return termsFromCatalogue(this.#catalogue, this.#hasChosenCentre ? this.facts.centre : null)
  }

  async uploadPhoto(name = this.#photo): Promise<void> {
    const upload = new Uint8Array(PHOTOS[name])
    const { walked, problems } = checkPhoto(upload)
    if (problems.length > 0)
      throw new Error(`the seed's photo ${name} is refused: ${JSON.stringify(problems)}`)
    await this.attachPhoto(rebuildJpeg(upload, walked), displayedSize(walked) ?? { width: 0, height: 0 })
  }
}

async function review(candidate: SeededCandidate, one: DemoCandidate): Promise<void> {
  const officer: Actor = { is: 'officer', id: 'staff-wang', name: '王老师', centre: one.centre }
  await candidate.sendToReview()
  const { round, photo } = await candidate.registration()
  const seen = { round, photo: photo?.hash ?? '' }
  if (one.reaches === 'returned' || one.reaches === 'pending-again') {
    const reasons = [{ field: 'photo' as const, code: 'background' as const, text: '' }]
    await candidate.perform({ do: 'return', ...seen, reasons }, officer)
  }
  if (one.reaches === 'pending-again') {
    await candidate.uploadPhoto('wang-jianguo')
    await candidate.sendToReview()
  }
  if (rank(one.reaches) >= rank('approved')) await candidate.perform({ do: 'approve', ...seen }, officer)
}

/** Books the fee with a receipt number, as an officer of the centre does. */
async function payAtCounter(env: Bindings, candidate: SeededCandidate, one: DemoCandidate): Promise<void> {
  const officer: Actor = { is: 'officer', id: 'staff-qian', name: '钱主任', centre: one.centre }
  const { id, sitting, choices } = await candidate.registration()
  const number = `NO ${one.mobile.slice(-4)}`
  const claim = {
    sittingId: sitting,
    centreId: one.centre,
    number,
    registrationId: id,
    claimedAt: Date.now(),
  }
  await drizzle(env.DB).insert(receipt).values(claim).onConflictDoNothing()
  await candidate.perform({ do: 'book-receipt', receipt: number, amount: totalOf(choices) }, officer)
}

async function giveBack(candidate: SeededCandidate): Promise<void> {
  const officer: Actor = { is: 'province-officer', id: 'staff-he', name: '何处长', province: 'henan' }
  await candidate.perform({ do: 'cancel', reason: 'candidate: 因病不能参加考试' }, officer)
}

function rank(stage: DemoStage): number {
  const like: Partial<Record<DemoStage, DemoStage>> = {
    deleted: 'no-photo',
    due: 'ready',
    'paid-at-counter': 'paid',
    cancelled: 'paid',
    returned: 'pending',
    'pending-again': 'pending',
  }
  return ORDER.indexOf(like[stage] ?? stage)
}

function factsOf(one: DemoCandidate): CandidateFacts {
  const ethnicity = one.name.includes('·') ? 'UG' : 'HA'
  return {
    name: one.name,
    document: one.document,
    centre: one.centre,
    subjects: one.subjects,
    details: {
      ethnicity: one.document.type === 'passport' ? null : ethnicity,
      education: 'bachelor',
      occupation: 'student',
      training: 'school',
      mobile: one.mobile,
      email: one.email,
      address: '郑州市金水区示例路1号',
      postcode: '450000',
      school: '中原示例大学',
      faculty: '计算机学院',
      major: '软件工程',
      grade: '2022',
      class: '计算机 2203 班',
      studentNumber: '20220301',
      remark: '',
    },
  }
}
