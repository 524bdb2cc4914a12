/** One answer as it came over the line: redirects are answers of their own. */
export type Answer = { method: string; path: string; status: number; headers: Headers; bytes: Uint8Array }

type Fields = Record<string, string | string[]>

/** A browser without scripts: keeps cookies, follows redirects, sends what stands in the form it looks at. */
export class ScriptlessBrowser {
  readonly origin: string
  readonly answers: Answer[] = []
  readonly #cookies = new Map<string, string>()
  page = ''
  /** Path and query of the page. */
  path = ''

  constructor(origin: string, lang: 'zh-CN' | 'en' = 'zh-CN') {
    this.origin = origin
    this.#cookies.set('lang', lang)
  }

  async open(path: string): Promise<this> {
    await this.#follow(await this.#send('GET', path))
    return this
  }

  /** Sends the form of the open page with these fields besides its hidden ones. */
  async send(fields: Fields, action = this.action): Promise<this> {
    const body = new URLSearchParams(this.hidden)
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name)
      for (const one of [value].flat()) body.append(name, one)
    }
    await this.#follow(await this.#send('POST', action, body))
    return this
  }

  async upload(name: string, file: Blob, action = this.action): Promise<this> {
    const body = new FormData()
    body.append(name, file, 'photo.jpg')
    await this.#follow(await this.#send('POST', action, body))
    return this
  }

  /** A part of the page, as htmx asks for it; the page stays. */
  async part(method: 'GET' | 'POST', path: string, fields?: Record<string, string>): Promise<string> {
    const body = fields && new URLSearchParams({ ...this.hidden, ...fields })
    const answer = await this.#send(method, path, body, { 'HX-Request-Type': 'partial' })
    return textOf(answer)
  }

  /** Something the page loads beside it. */
  async load(path: string): Promise<Answer> {
    return this.#send('GET', path)
  }

  get hidden(): Record<string, string> {
    const inputs = this.#main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
    return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, unescaped(value)]))
  }

  get action(): string {
    return unescaped(/<form [^>]*action="([^"]*)"/.exec(this.#main)?.[1] ?? this.path)
  }

  /** Without the menu, which has a form of its own. */
  get #main(): string {
    return /<main[\s\S]*<\/main>/.exec(this.page)?.[0] ?? ''
  }

  async #follow(answer: Answer): Promise<void> {
    let last = answer
    while (last.status === 303) last = await this.#send('GET', last.headers.get('Location') ?? '/')
    this.page = textOf(last)
    this.path = last.path
  }

  async #send(
    method: string,
    path: string,
    body?: BodyInit,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const headers = new Headers({
      ...more,
      Cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
    })
    if (method === 'POST') headers.set('Origin', this.origin)
    const answer = await fetch(this.origin + path, {
      method,
      headers,
      body: body ?? null,
      redirect: 'manual',
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.#cookies.set(name, value)
    }
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const kept = { method, path, status: answer.status, headers: answer.headers, bytes }
    this.answers.push(kept)
    if (answer.status >= 400)
      throw new Error(`${method} ${path}: ${answer.status}\n${problemsIn(textOf(kept))}`)
    return kept
  }
}

export function textOf(answer: Answer): string {
  return new TextDecoder().decode(answer.bytes)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

function problemsIn(page: string): string {
  const said = /<section class="problems"[\s\S]*?<\/section>/.exec(page)?.[0] ?? page.slice(0, 500)
  return said.replace(/<[^>]*>/g, ' ')
}
