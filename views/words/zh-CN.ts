import { errors } from './zh-CN/errors.ts'
import { frame } from './zh-CN/frame.ts'
import { parts } from './zh-CN/parts.ts'

export const zh = { frame, errors, parts }
