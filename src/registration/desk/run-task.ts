import { addMessage } from '../../messages/outbox-store.ts'
import { registrationMail } from '../../messages/registration-mails.ts'
import { openRequests } from '../../seats/seating.ts'
import { releaseClaims } from '../identity/claim-store.ts'
import type { Command } from '../machine/command.ts'
import { refundNumber } from '../machine/payment/trade-number.ts'
import type { Registration } from '../machine/registration.ts'
import { photosToDeleteNow } from '../machine/retention.ts'
import type { Terms } from '../machine/terms.ts'
import { deleteAllPhotos } from '../photo/photo-store.ts'
import type { CommandRequest } from './desk-contract.ts'
import { type DeskParts, gatewayOf, newestKnownTerms, termsFromD1 } from './desk-parts.ts'
import type { PhotoDeletions } from './photo-deletions.ts'
import type { PlatformQuestions } from './platform-questions.ts'
import { centreBeingChosen, projectRegistration } from './projection-store.ts'
import { sendSeatRequest } from './seat-requests.ts'
import type { StoredTask, TaskResult } from './task-store.ts'

type Desk = DeskParts & {
  platform: PlatformQuestions
  photos: PhotoDeletions
  nextDueAt: () => number | null
  /** The last decision that D1 is known to have; forgotten with the object, and D1 then hears of all once more. */
  audited: { seq: number }
}

/** Does one task outside the desk and brings the answer back as a command. Throws to be tried again. */
export async function runTask(task: StoredTask, desk: Desk): Promise<TaskResult> {
  const registration = desk.store.load()
  if (!registration) return 'done'
  switch (task.kind) {
    case 'project':
      return project(desk)
    case 'deadline':
      return passTime(desk, registration)
    case 'seat-request':
      return repeatSeatRequest(desk, registration, task.args)
    case 'query-trade':
    case 'close-trade':
      await desk.platform.ask(task.args.tradeNo, task.kind === 'query-trade' ? 'query' : 'close')
      return 'done'
    case 'refund':
      return refund(desk, registration, task.args.tradeNo)
    case 'message':
      return addHistoryMessage(desk, registration, task.args.historySeq)
    case 'release-claims':
      await releaseClaims(desk.env.DB, registration, task.args.until)
      return apply(desk, { do: 'claims-released', until: task.args.until }, 'clock')
    case 'delete-photos':
      return deletePhotos(desk, registration)
    case 'delete-upload':
      await desk.photos.deleteUpload(task.args.hash)
      return 'done'
    case 'retention':
      return purgePhotos(desk, registration)
  }
}

/** By the newest terms of the centre that the registration is still at; on other terms no seat is taken away. */
async function passTime(desk: Desk, registration: Registration): Promise<TaskResult> {
  const terms = await termsFromD1(desk, registration)
  if (desk.store.load()?.centre !== registration.centre) return 'repeat'
  return apply(desk, { do: 'time-passed' }, 'clock', terms)
}

async function deletePhotos(desk: Desk, registration: Registration): Promise<TaskResult> {
  const { isMore } = await desk.photos.deleteReplaced()
  if (isMore) return 'repeat'
  // A photo that came back meanwhile is not among those to delete any more.
  return apply(desk, { do: 'photos-deleted', hashes: photosToDeleteNow(registration) }, 'clock')
}

/** Every photo under the registration's name goes, also one that a crash between storage and desk has left there. */
async function purgePhotos(desk: Desk, registration: Registration): Promise<TaskResult> {
  const terms = await termsFromD1(desk, registration)
  if (desk.store.load()?.centre !== registration.centre) return 'repeat'
  if (Date.now() >= terms.photosUntil) await deleteAllPhotos(desk.env.PHOTOS, registration.id)
  return apply(desk, { do: 'retention-over' }, 'clock', terms)
}

/** Writes the newest state into D1; done only if nothing that is projected has changed meanwhile. */
async function project({ env, store, nextDueAt, audited }: Desk): Promise<TaskResult> {
  const view = store.view()
  if (!view) return 'done'
  const now = Date.now()
  const decisions = store.decisions(audited.seq)
  const startedAt = store.startedAt() ?? now
  await projectRegistration(env.DB, { view, decisions, dueAt: nextDueAt(), startedAt }, now)
  audited.seq = Math.max(audited.seq, ...decisions.map(({ seq }) => seq))
  const after = store.view()
  const isCurrent = after?.version === view.version && centreBeingChosen(after) === centreBeingChosen(view)
  return isCurrent ? 'done' : 'repeat'
}

async function repeatSeatRequest(
  desk: Desk,
  registration: Registration,
  { centre, n }: { centre: string; n: number },
): Promise<TaskResult> {
  const request = openRequests(registration.seating).find((one) => one.centre === centre && one.n === n)
  if (!request) return 'done'
  const isRelease = request.offerings.length === 0
  const terms = isRelease ? null : await newestKnownTerms(desk, registration, centre)
  const answer = await sendSeatRequest(desk.env, registration, request, terms)
  // A grant is committed on the terms of its centre; a refusal leaves the registration on its own terms.
  const applied = answer.is === 'held' && terms ? terms : undefined
  return apply(desk, { do: 'seat-answer', request, answer }, 'clock', applied)
}

async function refund(desk: Desk, registration: Registration, tradeNo: string): Promise<TaskResult> {
  const trade = registration.trades.find((one) => one.no === tradeNo)
  if (trade?.state.is !== 'refunding') return 'done'
  const answer = await gatewayOf(desk.env, trade).refund({
    tradeNo,
    refundNo: refundNumber(tradeNo),
    amount: trade.state.amount,
    reason: trade.state.why,
  })
  return apply(desk, { do: 'refund-answer', trade: tradeNo, answer }, 'platform')
}

async function addHistoryMessage(desk: Desk, registration: Registration, seq: number): Promise<TaskResult> {
  const note = desk.store.historyLine(seq)
  const message = note && registrationMail(registration, note, seq)
  if (message) await addMessage(desk.env, message, Date.now())
  return 'done'
}

function apply(desk: DeskParts, command: Command, by: 'clock' | 'platform', terms?: Terms): TaskResult {
  const request: CommandRequest = { command, by: { is: by }, now: Date.now(), requestId: 'alarm' }
  desk.apply(terms ? { ...request, terms } : request)
  return 'done'
}
