import { errors } from './zh-CN/errors.ts'
import { frame } from './zh-CN/frame.ts'

export const zh = { frame, errors }
