import type { Lang } from '../src/lib/lang.ts'
import { en } from './words/en.ts'
import { type Words, zh } from './words/zh-CN.ts'

export type { Words }

export const WORDS: Record<Lang, Words> = { 'zh-CN': zh, en }
