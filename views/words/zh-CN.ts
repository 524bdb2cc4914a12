import { choices } from './zh-CN/choices.ts'
import { details } from './zh-CN/details.ts'
import { documents } from './zh-CN/documents.ts'
import { entrance } from './zh-CN/entrance.ts'
import { errors } from './zh-CN/errors.ts'
import { frame } from './zh-CN/frame.ts'
import { identity } from './zh-CN/identity.ts'
import { mails } from './zh-CN/mails.ts'
import { office } from './zh-CN/office.ts'
import { officeMoney } from './zh-CN/office-money.ts'
import { parts } from './zh-CN/parts.ts'
import { passport } from './zh-CN/passport.ts'
import { payment } from './zh-CN/payment.ts'
import { photo } from './zh-CN/photo.ts'
import { printing } from './zh-CN/printing.ts'
import { registration } from './zh-CN/registration.ts'
import { review } from './zh-CN/review.ts'

export const zh = {
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

/** The Chinese words are the measure: `en` must satisfy their type, so a missing word does not compile. */
export type Words = typeof zh
