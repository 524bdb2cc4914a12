import { maskMobile } from '../lib/contact.ts'
import type { Lang } from '../lib/lang.ts'
import type { MessageContent, NewMessage } from './message.ts'

type Link = {
  /** SHA-256 of the token: the link's id in D1. */
  linkId: string
  token: string
  expiresAt: number
}

type SignUp = { email: string; mobile: string; lang: Lang; taken: { email: boolean; mobile: boolean } }

/** The mail after a sign-up. It says whether address and number were free, as the page never does (spec section 13.5). */
export function signUpMail(signUp: SignUp, link: Link): NewMessage {
  const { email, mobile, lang, taken } = signUp
  const maskedMobile = maskMobile(mobile)
  const content = (): MessageContent => {
    if (taken.email) return { template: 'emailTaken', params: {} }
    if (taken.mobile) return { template: 'mobileTaken', params: { maskedMobile } }
    const params = { token: link.token, linkExpiresAt: link.expiresAt, maskedMobile }
    return { template: 'activation', params }
  }
  const to = { channel: 'mail', recipient: email, lang, registrationId: null } as const
  return { ...content(), ...to, key: `sign-up:${link.linkId}` }
}

export function loginLinkMail(to: { email: string; lang: Lang }, link: Link): NewMessage {
  return {
    template: 'loginLink',
    params: { token: link.token, linkExpiresAt: link.expiresAt },
    key: `login-link:${link.linkId}`,
    channel: 'mail',
    recipient: to.email,
    lang: to.lang,
    registrationId: null,
  }
}
