import { text } from '../lib/schema.ts'
import { captchaFields } from './captcha/captcha-schema.ts'

/** The fields of `LoginFields`. */
export const loginFields = { account: text(), password: text(), ...captchaFields }

/** The page that a login leads to, and the id of the saved post that goes along. */
export const targetFields = { to: text(), saved: text() }
