import type { NoticeKind } from '../../catalogue/catalogue.ts'
import type { GatewayName, PlatformAnswer, RefundAnswer } from '../../payment/gateways/gateway.ts'
import type { SeatAnswer } from '../../seats/seats.ts'
import type { DocumentFacts } from '../details/field.ts'
import type {
  Actor,
  HistoryNote,
  Identity,
  Photo,
  Reason,
  Registration,
  SentContent,
  StageName,
} from './registration.ts'
import type { Action, Terms, WindowClosed } from './terms.ts'

/** A command of a person, or an answer from outside. The desk adds the context: time, terms and actor. */
export type Command =
  | { do: 'start'; province: string; lang: 'zh-CN' | 'en' }
  | { do: 'agree'; kind: NoticeKind; version: number }
  | { do: 'identify'; revision: number; identity: Identity }
  | ({
      do: 'submit'
      revision: number
      content: SentContent
      /** The document as the form assumed it. */
      document: DocumentFacts
      /** The page that posts, and the draft it was drawn from: another window may have written since. */
      page: { id: string; basis: number }
    } & Claim)
  | { do: 'attach-photo'; photo: Photo }
  /**
   * `amount`: the total that the candidate has seen, where seats are asked for again; a fee may have changed since. fen. After a lapse
   * the claim may have been released: the command brings another one.
   */
  | ({ do: 'send'; amount?: number | null } & Partial<Claim>)
  | { do: 'withdraw' }
  | { do: 'approve'; round: number; photo: string }
  | { do: 'return'; round: number; photo: string; reasons: Reason[] }
  /** 「个人信息及报考信息无误」, ticked for the entries of this revision. */
  | { do: 'confirm-facts'; revision: number }
  /** `subject`: the name of the sitting; the centre is added to it. */
  | {
      do: 'open-payment'
      gateway: GatewayName
      amount: number
      subject: string
      device: 'computer' | 'phone'
    }
  /** Of this attempt only, where one is named: another window may have replaced it by a new one. */
  | { do: 'close-payment'; trade?: string }
  /** An officer of a centre that takes the money books a payment with its receipt number, or cancels the booking (H2). */
  | ({ do: 'book-receipt'; receipt: string; amount: number } & Partial<Claim>)
  | { do: 'cancel-receipt'; trade: string; reason: string }
  /** A paid registration is given back by an officer of the province (M8), who was shown that so much goes back. fen */
  | { do: 'cancel'; reason: string; owed?: number }
  /** A refund that was refused for good: the platform is asked once more, or the money went back in another way. */
  | { do: 'retry-refund'; trade: string }
  | { do: 'record-refund'; trade: string; reason: string }
  | { do: 'delete'; reason: string }
  /** `askedAt`: when the query began; of a notification, when it came. ms since 1970 */
  | {
      do: 'trade-answer'
      trade: string
      answer: PlatformAnswer
      by: 'notification' | 'query'
      askedAt: number
    }
  | { do: 'refund-answer'; trade: string; answer: RefundAnswer }
  | { do: 'seat-answer'; request: { centre: string; n: number }; answer: SeatAnswer }
  | { do: 'claims-released'; until: number }
  | { do: 'photos-deleted'; hashes: string[] }
  | { do: 'retention-over' }
  | { do: 'time-passed' }

/** The claim of a document in D1. `claimedAt` as D1 has it, ms since 1970; a caller of the first release sends none. */
export type Claim = { claimedBlindIndex: string; claimedAt: number }

export type Context = { now: number; terms: Terms; by: Actor }

/** `warning` is answered to the caller although the registration moved: a ledger's refusal, for example. */
export type Accepted = { next: Registration; notes: HistoryNote[]; warning?: Refusal }

export type Decision =
  | Accepted
  | { refused: Refusal }
  /** The effect is already there: a success, and nothing to write. */
  | { same: true }

/** Why a command is refused. Every reason has words in both languages, or the pages do not compile. */
export type Refusal =
  | ({ is: 'closed'; action: Action } & WindowClosed)
  | { is: 'stage'; stage: StageName }
  | { is: 'unread'; kind: NoticeKind }
  | { is: 'version'; kind: NoticeKind }
  | { is: 'incomplete'; missing: 'identity' | 'details' | 'choices' | 'photo' }
  /** Changed meanwhile: the form carries an older revision. */
  | { is: 'changed'; revision: number }
  /** The claim to this document is to be made (again), after this moment; where another registration has it, the number is taken. */
  | { is: 'claim'; blindIndex: string; after: number }
  | { is: 'fee'; offering: string; fee: number }
  /** The centre does not have the offering any more. */
  | { is: 'not-offered'; offering: string }
  | { is: 'busy' }
  | { is: 'full'; offerings: readonly string[] }
  /** The ledger's answer is outstanding and will come: the command stands. */
  | { is: 'waiting' }
  | { is: 'paid' }
  /** A payment is open: it is being closed, its answer is awaited. */
  | { is: 'payment-open'; trade: string }
  | { is: 'amount'; amount: number }
  | { is: 'pay-by'; payBy: number }
  | { is: 'at-centre' }
  /** 「个人信息及报考信息无误」 was not ticked for the entries of now. */
  | { is: 'unconfirmed' }
  /** The actor is not an officer of this centre or province. */
  | { is: 'not-in-charge' }
  /** The centre does not take the money: payments are not booked there. */
  | { is: 'not-at-centre' }
  /** The receipt number is booked for this registration already, with another amount, or is cancelled. */
  | { is: 'receipt'; receipt: string }
  | { is: 'round'; round: number }
  | { is: 'photo-changed' }
  | { is: 'withdrawn'; happenedAt: number }
  | { is: 'deleted'; happenedAt: number }
  | { is: 'decided'; how: 'approved' | 'returned'; by: string; happenedAt: number }
  | { is: 'no-reason' }
  | { is: 'unknown-trade' }
