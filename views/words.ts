import type { Lang } from '../src/lib/lang.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh-CN.ts'

/** The Chinese words are the measure: `en` must satisfy their type, so a missing word does not compile. */
export type Words = typeof zh

export const WORDS: Record<Lang, Words> = { 'zh-CN': zh, en }
