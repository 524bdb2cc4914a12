import { choices } from './en/choices.ts'
import { details } from './en/details.ts'
import { documents } from './en/documents.ts'
import { entrance } from './en/entrance.ts'
import { errors } from './en/errors.ts'
import { frame } from './en/frame.ts'
import { identity } from './en/identity.ts'
import { mails } from './en/mails.ts'
import { office } from './en/office.ts'
import { officeMoney } from './en/office-money.ts'
import { parts } from './en/parts.ts'
import { passport } from './en/passport.ts'
import { payment } from './en/payment.ts'
import { photo } from './en/photo.ts'
import { printing } from './en/printing.ts'
import { registration } from './en/registration.ts'
import { review } from './en/review.ts'
import type { Words } from './zh-CN.ts'

export const en: Words = {
  choices,
  details,
  documents,
  entrance,
  errors,
  frame,
  identity,
  mails,
  office,
  officeMoney,
  parts,
  passport,
  payment,
  photo,
  printing,
  registration,
  review,
}
