import { formatMoment } from '../../views/dates.ts'
import { PASSPORT_MAIL_TEXTS } from '../../views/messages/passport-mail-texts.ts'
import type { Lang } from '../lib/lang.ts'
import { maskMobile } from '../lib/mask.ts'
import type { Message } from './messages.ts'

type Mail = {
  key: string
  email: string
  lang: Lang
  token: string
  /** ms since 1970 */
  expiresAt: number
  /** The product's own address, e.g. `https://bm.example.cn`. */
  origin: string
}

export type SignUpMail = Mail & { mobile: string; taken: { email: boolean; mobile: boolean } }

/** What came of a sign-up: the mail says which case, as the page never does (spec section 13.5). */
export function signUpMail(mail: SignUpMail): Message {
  const texts = PASSPORT_MAIL_TEXTS[mail.lang]
  const of = {
    link: `${mail.origin}/passport/activation/${mail.token}`,
    until: formatMoment(mail.expiresAt, mail.lang),
    mobile: maskMobile(mail.mobile),
    origin: mail.origin,
  }
  if (mail.taken.email) return mailOf(mail, texts.emailTaken(of))
  if (mail.taken.mobile) return mailOf(mail, texts.mobileTaken(of))
  return mailOf(mail, texts.activation(of))
}

export function loginLinkMail(mail: Mail): Message {
  const link = `${mail.origin}/login/link/${mail.token}`
  return mailOf(
    mail,
    PASSPORT_MAIL_TEXTS[mail.lang].loginLink({ link, until: formatMoment(mail.expiresAt, mail.lang) }),
  )
}

function mailOf(mail: Mail, text: { subject: string; body: string }): Message {
  return { key: mail.key, channel: 'mail', to: mail.email, ...text }
}
