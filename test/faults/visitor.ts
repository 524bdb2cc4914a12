/** Somebody at the product over plain HTTP: keeps cookies, reads forms, sends them as a browser without scripts does. */
export class Visitor {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()
  /** The last page, and its address. */
  html = ''
  path = ''
  status = 0

  constructor(origin: string, cookies: Record<string, string> = {}) {
    this.#origin = origin
    for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value)
  }

  async get(path: string): Promise<this> {
    return this.#go(path, {})
  }

  /** Sends the form with this action on the page at hand, its hidden fields included; follows the answer. */
  async send(action: string, fields: Record<string, string | string[]>): Promise<this> {
    const form = new URLSearchParams(hiddenOf(this.html, action))
    for (const [name, value] of Object.entries(fields)) {
      form.delete(name)
      for (const one of [value].flat()) form.append(name, one)
    }
    return this.#go(action, { method: 'POST', body: form })
  }

  async upload(action: string, field: string, photo: Uint8Array<ArrayBuffer>): Promise<this> {
    const form = new FormData()
    form.set(field, new File([photo], 'photo.jpg', { type: 'image/jpeg' }))
    return this.#go(action, { method: 'POST', body: form })
  }

  /** Logs in with the picture code of the local outbox. */
  async logIn(page: string, account: string, password: string): Promise<this> {
    await this.get(page)
    const id = /data-code-id="(\w+)"/.exec(this.html)?.[1]
    const outbox = (await (await fetch(`${this.#origin}/dev/outbox.json`)).json()) as {
      codes: { id: string; answer: string }[]
    }
    const code = outbox.codes.find((one) => one.id === id)?.answer ?? ''
    return this.send(page.split('?')[0] ?? page, { account, password, code })
  }

  async #go(path: string, init: RequestInit): Promise<this> {
    const url = new URL(path, this.#origin)
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Origin: this.#origin, Cookie: cookie, 'Accept-Language': 'zh-CN' }
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    this.html = await answer.text()
    this.path = url.pathname
    this.status = answer.status
    const to = answer.headers.get('Location')
    return to && answer.status === 303 ? this.#go(to, {}) : this
  }
}

function hiddenOf(html: string, action: string): [string, string][] {
  const form = [...html.matchAll(/<form [^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].find(
    (one) => one[1] === action,
  )
  const inputs = [...(form?.[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return inputs.map(([, name = '', value = '']) => [name, unescaped(value)])
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
