import type { Words } from '../words.ts'
import { errors } from './en/errors.ts'
import { frame } from './en/frame.ts'
import { parts } from './en/parts.ts'

export const en: Words = { frame, errors, parts }
