import * as z from 'zod/mini'
import { type Schema, text } from '../lib/schema.ts'
import { type CaptchaKind, captchaKindOf } from './captcha/captcha-rules.ts'

/** The fields that `CaptchaField` sends: the answer and the captcha that it answers. */
export const captchaFields = { code: text(), codeId: text() }

/** A query that names a kind of captcha; a picture if it names none. */
export function captchaKind(): Schema<CaptchaKind> {
  return z.transform((sent: unknown) => captchaKindOf(typeof sent === 'string' ? sent : null))
}

/** The parameter of a picture's address: the captcha's id and the ending. */
export const pictureParam = z.object({ file: text(20) })

export const captchaQuery = z.object({ do: captchaKind() })

/** The fields of `LoginFields`. */
export const loginFields = { account: text(), password: text(), ...captchaFields }

/** The page that a login leads to, and the id of the saved post that goes along. */
export const targetFields = { to: text(), saved: text() }
