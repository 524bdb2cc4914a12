import type { Lang } from '../src/lib/lang.ts'
import type { Words } from './words/zh-CN.ts'

/** Every page is drawn with it. */
export type PageContext = {
  lang: Lang
  words: Words
  /** Address of this page, path and query: where the language switch and the menu button come back to. */
  path: string
  now: number
  /** Shown in the frame of a logged-in candidate or officer; nothing secret. */
  person?: string | undefined
  menu?: Menu | undefined
  /** The telephone number of the centre, or of the province. */
  phone?: string | undefined
  /** A short number to say on the phone when something went wrong. */
  requestId: string
}

export type Menu = {
  collapsed: boolean
  groups: { name: string; items: { href: string; name: string; current?: boolean }[] }[]
}
