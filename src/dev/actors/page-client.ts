import { readForms } from './page-forms.ts'

export type Fields = Record<string, string> | URLSearchParams | FormData

/** How a request reaches the product: over the network, or inside a test. Redirects must not be followed. */
export type Send = (request: Request) => Promise<Response>

/** A browser without scripts: keeps cookies, reads pages, posts forms. */
export class PageClient {
  readonly origin: string
  readonly #send: Send
  readonly cookies = new Map<string, string>()
  page = ''
  status = 0
  location = ''
  headers = new Headers()

  constructor(origin: string, { lang = 'zh-CN', send = fetch }: { lang?: 'zh-CN' | 'en'; send?: Send } = {}) {
    this.origin = origin
    this.#send = send
    this.cookies.set('lang', lang)
  }

  get(address: string, headers: Record<string, string> = {}): Promise<this> {
    return this.#request(address, { headers })
  }

  head(address: string): Promise<this> {
    return this.#request(address, { method: 'HEAD' })
  }

  post(address: string, fields: Fields, headers: Record<string, string> = {}): Promise<this> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    return this.#request(address, { method: 'POST', body, headers: { Origin: this.origin, ...headers } })
  }

  /** Goes to the address that the last answer named. */
  follow(): Promise<this> {
    return this.get(this.location)
  }

  /** The fields of a form of this page as they stand, by the address it is sent to. Throws where there is no such form. */
  form(action: string): URLSearchParams {
    const forms = readForms(this.page)
    const form = forms.find((one) => one.isPost && pathOf(one.action) === action)
    if (!form) {
      const others = forms.map((one) => one.action).join(', ')
      throw new Error(
        `no form to ${action} in the answer ${this.status}, only: ${others}\n${this.text.slice(0, 300)}`,
      )
    }
    return new URLSearchParams(form.fields)
  }

  /**
   * Opens a page and sends one of its forms, with these fields in place of what stands there. Where the page is not there, sends
   * nothing: its own answer is the last one.
   */
  async submit(
    page: string,
    action: string,
    fields: Record<string, string | readonly string[]>,
  ): Promise<this> {
    await this.get(page)
    return this.status === 200 ? this.post(action, withFields(this.form(action), fields)) : this
  }

  /** The text of the page, without its tags and its title. */
  get text(): string {
    return this.page
      .replace(/<title>.*?<\/title>|<[^>]*>/gs, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }

  async #request(address: string, init: RequestInit): Promise<this> {
    const headers = new Headers(init.headers)
    headers.set('Cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const request = new Request(new URL(address, this.origin), { ...init, headers, redirect: 'manual' })
    const answer = await this.#send(request)
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie)
    this.status = answer.status
    this.location = answer.headers.get('Location') ?? ''
    this.headers = answer.headers
    const isImage = answer.headers.get('Content-Type')?.startsWith('image/')
    this.page = isImage ? `${(await answer.arrayBuffer()).byteLength} bytes` : await answer.text()
    return this
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    if (/Max-Age=0/i.test(cookie)) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** These fields in place of those of the same names; a list sends a name several times. */
export function withFields(
  form: URLSearchParams,
  fields: Record<string, string | readonly string[]>,
): URLSearchParams {
  for (const [name, value] of Object.entries(fields)) {
    form.delete(name)
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  }
  return form
}

function pathOf(action: string): string {
  return action.split('?')[0] ?? ''
}
