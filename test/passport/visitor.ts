import { env, exports } from 'cloudflare:workers'
import { PageClient } from '../../src/dev/actors/page-client.ts'

export const ORIGIN = 'http://localhost:8787'

/** A browser inside the test, without scripts, that knows the answers of CAPTCHAs. */
export class Visitor extends PageClient {
  constructor(lang: 'zh-CN' | 'en' = 'zh-CN') {
    super(ORIGIN, { lang, send: (request) => exports.default.fetch(request) })
  }

  /** Opens a page, fills in the fields and answers its captcha. */
  async fillIn(address: string, fields: Record<string, string>, code?: string): Promise<this> {
    await this.get(address)
    return this.answer(address.split('?')[0] ?? '', fields, code)
  }

  /** Fills in the fields and answers the captcha of the page that is open. */
  async answer(address: string, fields: Record<string, string>, code?: string): Promise<this> {
    const codeId = this.codeId
    return this.post(address, { ...fields, codeId, code: code ?? (await answerOf(codeId)) })
  }

  get codeId(): string {
    return /data-code-id="(\w+)"/.exec(this.page)?.[1] ?? ''
  }

  /** The HTML of the page, without ids, codes, times and entries. */
  get shape(): string {
    return this.page
      .replaceAll('%2F', '/')
      .replace(/[A-Z0-9]{16,20}|\d+月\d+日 [\d:]+|datetime="[^"]*"/g, '')
      .replaceAll(/value="[^"]*"/g, '')
  }
}

async function answerOf(codeId: string): Promise<string> {
  return (await codeRow(codeId))?.answer ?? ''
}

export async function codeRow(codeId: string) {
  return env.DB.prepare('SELECT answer, question, question_answer AS spoken FROM captcha WHERE id = ?')
    .bind(codeId)
    .first<{ answer: string; question: string; spoken: string }>()
}

/** D1 round trips of the last answer, as `Server-Timing` counts them. */
export function roundTrips(visitor: Visitor): number {
  return Number(/d1;desc="(\d+)"/.exec(visitor.headers.get('Server-Timing') ?? '')?.[1])
}
