import type { Lang } from '../lib/lang.ts'
import type { RefundReason } from '../registration/machine/payment/attempt.ts'
import type { Reason } from '../registration/machine/registration.ts'

/** Where a message goes: `sms` has no template yet. */
export type ChannelName = 'mail' | 'sms'

/** A mail with a link that expires: it is not sent any more afterwards. Times are ms since 1970. */
type LinkParams = { token: string; linkExpiresAt: number }

type RegistrationParams = { name: string; sitting: string }

/**
 * The parameters of each template; its text is in views/words (`mails`). Rows of the outbox hold them for two days at most:
 * a release that changes them must still read those of the release before.
 */
type TemplateParams = {
  activation: LinkParams & { maskedMobile: string }
  emailTaken: Record<never, never>
  mobileTaken: { maskedMobile: string }
  loginLink: LinkParams
  approved: RegistrationParams & { fen: number; payBy: number }
  /** Review was switched off. */
  payable: RegistrationParams & { fen: number; payBy: number }
  /** Nothing is to be paid. */
  freeSeat: RegistrationParams
  /** The centre did not decide in time. */
  undecided: RegistrationParams
  returned: RegistrationParams & { reasons: readonly Reason[] }
  paid: RegistrationParams & { fen: number }
  lapsed: RegistrationParams
  refunding: RegistrationParams & { fen: number; why: RefundReason }
  refunded: RegistrationParams & { fen: number }
  refundingAtCentre: RegistrationParams & { fen: number; why: RefundReason }
  refundRefused: RegistrationParams & { fen: number; why: RefundReason }
  refundRecorded: RegistrationParams & { fen: number; reason: string }
  refundedAtPlatform: RegistrationParams & { fen: number }
  receiptCancelled: RegistrationParams & { fen: number; payBy: number; reason: string }
  cancelled: RegistrationParams & { reason: string }
}

export type Template = keyof TemplateParams

export type MessageContent = { [T in Template]: { template: T; params: TemplateParams[T] } }[Template]

/** A message for the outbox. The same `key` is stored once, however often it is added. */
export type NewMessage = MessageContent & {
  key: string
  channel: ChannelName
  lang: Lang
  /** An e-mail address; for an SMS a mobile number. */
  recipient: string
  registrationId: string | null
}
