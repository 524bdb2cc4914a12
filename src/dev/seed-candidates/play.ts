import type { Catalogue, NoticeKind } from '../../catalogue/catalogue.ts'
import { offeringsAt } from '../../catalogue/lookup.ts'
import { termsFromCatalogue } from '../../catalogue/terms.ts'
import type { Bindings } from '../../env.d.ts'
import { randomId } from '../../lib/bytes.ts'
import { commandDesk } from '../../registration/desk/call-desk.ts'
import type { Details } from '../../registration/details/fields.ts'
import { claimIdentity, saveBlindIndex } from '../../registration/identity/claim-store.ts'
import { sealIdentity } from '../../registration/identity/identity-seal.ts'
import type { Command } from '../../registration/machine/command.ts'
import type { Actor, Choice } from '../../registration/machine/registration.ts'
import { rebuildJpeg } from '../../registration/photo/jpeg-rebuild.ts'
import { checkPhoto, displayedSize } from '../../registration/photo/photo-rules.ts'
import { photoHash, storePhoto } from '../../registration/photo/photo-store.ts'
import { createRegistration } from '../../registration/registration-store.ts'
import type { DemoCandidate, DemoStage } from './demo-candidate.ts'
import { payAtBank } from './pay.ts'
import { PHOTOS } from './photos.ts'

const ORDER: DemoStage[] = ['filling', 'no-photo', 'ready', 'pending', 'approved', 'paid']

/** Takes one candidate through the journey by the same commands as the pages, as far as `standing` says. */
export async function playCandidate(
  env: Bindings,
  catalogue: Catalogue,
  one: DemoCandidate,
  start: number,
): Promise<void> {
  if (one.reaches === 'account') return
  const sitting = catalogue.sitting.id
  const id = randomId(16)
  const row = {
    id,
    sittingId: sitting,
    passportId: one.id,
    provinceId: catalogue.province.id,
    createdAt: start,
  }
  if ((await createRegistration(env.DB, row)).id !== id) return
  const terms = termsFromCatalogue(catalogue, one.centre)
  let centre: string | null = null
  let now = start
  const say = async (command: Command, by: Actor = { is: 'candidate' }) => {
    now += 60_000
    const owner = { id, sitting, passport: one.id }
    if (command.do === 'submit') centre = one.centre
    const heard = termsFromCatalogue(catalogue, centre)
    const { refused, view } = await commandDesk({ env }, id, {
      command,
      by,
      now,
      requestId: 'seed',
      terms: heard,
      owner,
      answer: 'view',
    })
    if (refused || !view) throw new Error(`${one.name}: ${command.do} refused: ${JSON.stringify(refused)}`)
    return view.registration
  }
  const reaches = (standing: DemoStage) => rank(one.reaches) >= rank(standing)

  let file = await say({
    do: 'start',
    province: catalogue.province.id,
    lang: one.name === 'Maria Silva' ? 'en' : 'zh-CN',
  })
  for (const [kind, version] of Object.entries(terms.notices) as [NoticeKind, number][]) {
    await say({ do: 'agree', kind, version })
  }
  const { type, number, sex, birth } = one.document
  const identity = sealIdentity(
    env,
    id,
    type === 'passport' ? { type, number } : { type, number, sex, birth },
  )
  await saveBlindIndex(env.DB, { id, sitting }, identity.blindIndex)
  file = await say({ do: 'identify', revision: file.revision, identity })
  if (!reaches('no-photo')) return
  const claimed = (await claimIdentity(env.DB, { id, sitting }, now)) ?? ''
  const content = { details: detailsOf(one), centre: one.centre, choices: choicesOf(catalogue, one) }
  const document = { type: one.document.type, numberTells: one.document.type === 'resident-card' }
  const page = { id: 'seed', basis: 0 }
  file = await say({
    do: 'submit',
    revision: file.revision,
    content,
    claimedBlindIndex: claimed,
    document,
    page,
  })
  if (one.reaches === 'deleted') await say({ do: 'delete', reason: 'give-up' })
  if (!reaches('ready')) return
  await say({ do: 'attach-photo', photo: await photoOf(env, id, one.photo, now) })
  if (one.reaches === 'due') return
  if (reaches('pending') && terms.review) await review(env, id, one, say)
  if (reaches('paid')) await payAtBank(env, id, say)
}

type Say = (command: Command, by?: Actor) => Promise<{ round: number; photo: { hash: string } | null }>

async function review(env: Bindings, id: string, one: DemoCandidate, say: Say): Promise<void> {
  const officer: Actor = { is: 'officer', id: 'staff-wang', name: '王老师', centre: one.centre }
  const sent = await say({ do: 'send' })
  const seen = { round: sent.round, photo: sent.photo?.hash ?? '' }
  if (one.reaches === 'returned' || one.reaches === 'pending-again') {
    const reasons = [{ field: 'photo' as const, code: 'background' as const, text: '' }]
    await say({ do: 'return', ...seen, reasons }, officer)
  }
  if (one.reaches === 'pending-again') {
    await say({ do: 'attach-photo', photo: await photoOf(env, id, 'wang-jianguo', Date.now()) })
    await say({ do: 'send' })
  }
  if (rank(one.reaches) >= rank('approved')) await say({ do: 'approve', ...seen }, officer)
}

function rank(standing: DemoStage): number {
  const like: Partial<Record<DemoStage, DemoStage>> = {
    deleted: 'no-photo',
    due: 'ready',
    returned: 'pending',
    'pending-again': 'pending',
  }
  return ORDER.indexOf(like[standing] ?? standing)
}

async function photoOf(env: Bindings, id: string, name: DemoCandidate['photo'], at: number) {
  const upload = new Uint8Array(PHOTOS[name])
  const { walked, problems } = checkPhoto(upload)
  if (problems.length > 0) throw new Error(`the seed's photo ${name} is refused: ${JSON.stringify(problems)}`)
  const bytes = rebuildJpeg(upload, walked)
  const hash = photoHash(env, bytes)
  await storePhoto(env, id, hash, bytes)
  return { hash, ...(displayedSize(walked) ?? { width: 0, height: 0 }), bytes: bytes.length, uploadedAt: at }
}

function choicesOf(catalogue: Catalogue, one: DemoCandidate): Choice[] {
  return offeringsAt(catalogue, one.centre)
    .filter((offering) => one.subjects.includes(offering.subject.code))
    .map(({ id, subject, fee, slot }) => ({
      offering: id,
      subject: subject.code,
      fee,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
    }))
}

function detailsOf(one: DemoCandidate): Details {
  return {
    name: one.name,
    sex: one.document.sex,
    birth: one.document.birth,
    ethnicity: one.document.type === 'passport' ? null : one.name.includes('·') ? 'UG' : 'HA',
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
  }
}
