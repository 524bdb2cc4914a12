import { readTerms } from '../../catalogue/terms-store.ts'
import type { Bindings } from '../../env.d.ts'
import { sendMessage } from '../../messages/messages.ts'
import { registrationMails } from '../../messages/registration-mails.ts'
import { configuredGateways } from '../../payment/gateways/configured.ts'
import { type OpenRequest, openRequests } from '../../seats/seating.ts'
import type { SeatAnswer } from '../../seats/seats.ts'
import { releaseClaims } from '../identity/claim-store.ts'
import type { Refusal } from '../machine/command.ts'
import type { Registration } from '../machine/registration.ts'
import type { Terms } from '../machine/terms.ts'
import { deleteAllPhotos, deletePhotos } from '../photo/photo-store.ts'
import type { CommandRequest } from './desk-contract.ts'
import type { DeskStore } from './desk-store.ts'
import { projectRegistration } from './projection-store.ts'
import type { StoredTask } from './task-store.ts'

type Desk = { env: Bindings; file: DeskStore; hear: (ask: CommandRequest) => Refusal | null }

/** Does one task outside the desk and brings the answer back as a command; true where nothing is left of it. Throws to be tried again. */
export async function runTask(task: StoredTask, desk: Desk): Promise<boolean> {
  const file = desk.file.load()
  if (!file) return true
  const [kind, name = ''] = [task.key.split(':')[0], task.key.split(':')[1]]
  switch (kind) {
    case 'project':
      return project(desk)
    case 'time':
      return timePassed(desk, file)
    case 'seats':
      return repeatSeatRequest(desk, file, task)
    case 'ask':
    case 'close':
      return queryPlatform(desk, file, kind, name)
    case 'refund':
      return refund(desk, file, name)
    case 'mail':
      return mail(desk, file, Number(name))
    case 'unclaim':
      await releaseClaims(desk.env.DB, file, Number(name))
      return hear(desk, { do: 'claims-released', until: Number(name) }, 'clock')
    case 'photos':
      await deletePhotos(desk.env.PHOTOS, file.id, file.photosToDelete)
      return hear(desk, { do: 'photos-deleted', hashes: file.photosToDelete }, 'clock')
    case 'retention':
      return purgePhotos(desk, file)
    default:
      return true
  }
}

/**
 * One question to a centre's ledger, with the seats that centre has by the catalogue. What the catalogue does not know is left
 * out: the ledger goes by what it knows. A release names no seats.
 */
export async function sendSeatRequest(
  env: Bindings,
  file: Registration,
  { centre, n, offerings }: OpenRequest,
  terms: Terms | null,
): Promise<SeatAnswer> {
  const capacity = offerings.flatMap((id) => {
    const offering = terms?.offerings[id]
    return offering ? [[id, offering.seats] as const] : []
  })
  return env.SEATS.getByName(`${file.sitting}:${centre}`).wants({
    registration: file.id,
    n,
    offerings: [...offerings],
    capacity: Object.fromEntries(capacity),
    revision: terms?.revision ?? 0,
  })
}

/** By the newest terms of the centre the file is still at, or not now: nothing is taken away on others. */
async function timePassed(desk: Desk, file: Registration): Promise<boolean> {
  const terms = await readTerms(desk.env, file, file.centre)
  if (desk.file.load()?.centre !== file.centre) return false
  return hear(desk, { do: 'time-passed' }, 'clock', terms)
}

/** Whatever lies under the file's name goes, also what a crash between storage and desk has left there. */
async function purgePhotos(desk: Desk, file: Registration): Promise<boolean> {
  const terms = await readTerms(desk.env, file, file.centre)
  if (desk.file.load()?.centre !== file.centre) return false
  if (Date.now() >= terms.photosUntil) await deleteAllPhotos(desk.env.PHOTOS, file.id)
  return hear(desk, { do: 'retention-over' }, 'clock', terms)
}

/** Tells D1 the newest state; done only where nothing it hears of has moved meanwhile. */
async function project(desk: Desk): Promise<boolean> {
  const view = desk.file.snapshot()
  if (!view) return true
  await projectRegistration(desk.env.DB, view, desk.file.decisions(), Date.now())
  const now = desk.file.snapshot()
  return now?.version === view.version && now.drafts.details?.centre === view.drafts.details?.centre
}

async function repeatSeatRequest(desk: Desk, file: Registration, task: StoredTask): Promise<boolean> {
  const [, centre, n] = task.key.split(':')
  const question = openRequests(file.seating).find((one) => one.centre === centre && String(one.n) === n)
  if (!question) return true
  const release = question.offerings.length === 0
  const terms = release ? null : await newestKnownTerms(desk, file, question.centre)
  const answer = await sendSeatRequest(desk.env, file, question, terms)
  // What is granted is committed on the terms of its centre, a refusal leaves the file on its own.
  const on = answer.is === 'held' && terms ? terms : undefined
  return hear(desk, { do: 'seat-answer', request: question, answer }, 'clock', on)
}

async function queryPlatform(
  desk: Desk,
  file: Registration,
  kind: 'ask' | 'close',
  no: string,
): Promise<boolean> {
  const trade = file.trades.find((one) => one.no === no)
  const gateway = trade && configuredGateways(desk.env)[trade.gateway]
  if (!gateway) throw new Error(`no gateway for ${no}`)
  const terms = await newestKnownTerms(desk, file, file.centre)
  const answer = kind === 'ask' ? await gateway.query(no) : await gateway.close(no)
  return hear(desk, { do: 'trade-answer', trade: no, answer, by: 'query' }, 'platform', terms)
}

async function refund(desk: Desk, file: Registration, no: string): Promise<boolean> {
  const trade = file.trades.find((one) => one.no === no)
  if (trade?.state.is !== 'refunding') return true
  const gateway = configuredGateways(desk.env)[trade.gateway]
  if (!gateway) throw new Error(`no gateway for ${no}`)
  const answer = await gateway.refund({
    tradeNo: no,
    refundNo: `${no}R1`,
    amount: trade.state.amount,
    reason: trade.state.why,
  })
  return hear(desk, { do: 'refund-answer', trade: no, answer }, 'platform')
}

async function mail(desk: Desk, file: Registration, seq: number): Promise<boolean> {
  const line = desk.file.historyLine(seq)
  const messages = line ? registrationMails(file, line, desk.env.ORIGIN, seq) : []
  for (const message of messages) await sendMessage(desk.env, message, Date.now())
  return true
}

/** Newest terms where D1 answers, else those the desk heard last: desks go on while D1 is away (section 13.15). */
async function newestKnownTerms(desk: Desk, file: Registration, centre: string | null): Promise<Terms> {
  try {
    return await readTerms(desk.env, file, centre)
  } catch (error) {
    const last = desk.file.terms(centre)
    if (!last) throw error
    return last
  }
}

function hear(
  desk: Desk,
  command: CommandRequest['command'],
  by: 'clock' | 'platform',
  terms?: Terms,
): boolean {
  const ask = { command, by: { is: by }, now: Date.now(), requestId: 'alarm' } as const
  desk.hear(terms ? { ...ask, terms } : ask)
  return true
}
