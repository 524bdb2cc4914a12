import type { ViewWithHistory } from '../../src/registration/desk/desk-contract.ts'

/** Somebody with a browser without scripts, over real HTTP: keeps cookies, reads pages, posts forms. */
export class Caller {
  readonly #origin: string
  readonly cookies = new Map<string, string>([['lang', 'zh-CN']])
  page = ''
  status = 0
  location = ''

  constructor(origin: string) {
    this.#origin = origin
  }

  get(path: string): Promise<this> {
    return this.#send(path, {})
  }

  post(path: string, fields: Record<string, string> | FormData | URLSearchParams): Promise<this> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
    return this.#send(path, { method: 'POST', body })
  }

  /** Opens a page and posts its form with its hidden fields and what is filled in. */
  async fillIn(page: string, action: string, fields: Record<string, string>): Promise<this> {
    await this.get(page)
    return this.post(action, { ...this.hidden, ...fields })
  }

  /** What the page says, without its marks. */
  get said(): string {
    return this.page
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  }

  get hidden(): Record<string, string> {
    const inputs = [...this.page.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => input)
    const part = (input: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? ''
    return Object.fromEntries(inputs.map((input) => [part(input, 'name'), part(input, 'value')]))
  }

  async #send(path: string, init: RequestInit): Promise<this> {
    const headers = {
      Origin: this.#origin,
      Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }
    const url = new URL(path, this.#origin)
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      this.cookies.set(name, value)
    }
    this.status = answer.status
    this.location = answer.headers.get('Location') ?? ''
    this.page = await answer.text()
    return this
  }
}

export type ReadModel = {
  registrations: { id: string; passport: string; stage: string; version: number; centre: string | null }[]
  trades: { no: string; registration: string; state: string; amount: number }[]
  claims: { registration: string }[]
  seats: { offering: string; held: number }[]
  mails: { key: string; to: string; subject: string; body: string }[]
  unmatched: { trade: string }[]
}

/** The window of the entry of the faults. */
export function openInspector(origin: string) {
  const look = async <Seen>(path: string): Promise<Seen> => {
    const answer = await fetch(`${origin}/faults/${path}`)
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as Seen
  }
  return {
    seed: () => look('seed'),
    candidate: (id: string) => look<string>(`candidate/${id}`),
    officer: (login: string) => look<string>(`officer/${login}`),
    desk: (id: string) => look<ViewWithHistory | null>(`desk/${id}`),
    left: (centre: string) => look<Record<string, { capacity: number; held: number }>>(`left/${centre}`),
    holding: (centre: string, of: string) => look<string[]>(`holding/${centre}?of=${of}`),
    told: () => look<ReadModel>('told'),
  }
}
