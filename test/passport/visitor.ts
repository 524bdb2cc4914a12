import { env, exports } from 'cloudflare:workers'

export const ORIGIN = 'http://localhost:8787'

/** A person with a browser: keeps cookies, reads pages, posts forms as a browser without scripts does. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  page = ''
  status = 0
  location = ''
  headers = new Headers()

  constructor(lang: 'zh-CN' | 'en' = 'zh-CN') {
    this.cookies.set('lang', lang)
  }

  async get(address: string, headers: Record<string, string> = {}): Promise<this> {
    return this.#send(address, { headers })
  }

  async head(address: string): Promise<this> {
    return this.#send(address, { method: 'HEAD' })
  }

  async post(
    address: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<this> {
    const body = new URLSearchParams(fields)
    return this.#send(address, { method: 'POST', body, headers: { Origin: ORIGIN, ...headers } })
  }

  /** Follows the redirect of the last answer. */
  async follow(): Promise<this> {
    return this.get(this.location)
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

  /** The text of the page. */
  get said(): string {
    return this.page
      .replace(/<title>.*?<\/title>|<[^>]*>/gs, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }

  /** The HTML of the page, without ids, codes, times and entries. */
  get shape(): string {
    return this.page
      .replaceAll('%2F', '/')
      .replace(/[A-Z0-9]{16,20}|\d+月\d+日 [\d:]+|datetime="[^"]*"/g, '')
      .replaceAll(/value="[^"]*"/g, '')
  }

  async #send(address: string, init: RequestInit): Promise<this> {
    const headers = new Headers(init.headers)
    headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const url = new URL(address, ORIGIN)
    const answer = await exports.default.fetch(new Request(url, { ...init, headers, redirect: 'manual' }))
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie)
    this.status = answer.status
    this.location = answer.headers.get('Location') ?? ''
    this.headers = answer.headers
    const isPicture = answer.headers.get('Content-Type')?.startsWith('image/')
    this.page = isPicture ? `${(await answer.bytes()).length} bytes` : await answer.text()
    return this
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (/Max-Age=0/i.test(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

export async function answerOf(codeId: string): Promise<string> {
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
