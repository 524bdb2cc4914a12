import type { Lang } from '../../src/lib/lang.ts'
import type { PageContext } from '../../views/page-context.ts'
import { WORDS } from '../../views/words.ts'

/** The frame of a page drawn without a server. `now` is ms since 1970. */
export function frameAt(now: number, lang: Lang = 'zh-CN', path = '/'): PageContext {
  return { lang, words: WORDS[lang], path, now, requestId: '8F3K-22' }
}

/** A moment on the clock in Shanghai, e.g. `2026-12-31T17:00:00`. ms since 1970 */
export function shanghaiTime(local: string): number {
  return Date.parse(`${local}+08:00`)
}

/** The text a reader sees, in document order, one blank between pieces. */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/?(a|b|time|span|small)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Han characters that no element names as Chinese. Elements named so must not nest in one another. */
export function unnamedHan(html: string): string[] {
  const named = html.replace(/<([a-z0-9]+)\b[^>]*\blang="zh-CN"[^>]*>[\s\S]*?<\/\1>/g, '')
  return named.match(/\p{Script=Han}+/gu) ?? []
}
