import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { BASE } from '../../src/dev/actors/page-candidate.ts'
import { PageClient } from '../../src/dev/actors/page-client.ts'
import type { Registration } from '../../src/registration/machine/registration.ts'
import { registrationOf } from '../site/seeded.ts'
import { candidate, ORIGIN, request } from '../site/site.ts'

/** A demonstration candidate at the pages, without scripts. */
export class DemoPage {
  readonly login: string
  readonly client: PageClient

  private constructor(login: string, client: PageClient) {
    this.login = login
    this.client = client
  }

  static async of(login: string): Promise<DemoPage> {
    const cookie = await candidate(login)
    const client = new PageClient(ORIGIN, {
      send: async (asked) => {
        const { pathname, search } = new URL(asked.url)
        const body = asked.method === 'POST' ? await asked.arrayBuffer() : undefined
        const headers = { 'Content-Type': asked.headers.get('Content-Type') }
        return request(asked.method, pathname + search, { cookie, body, headers })
      },
    })
    return new DemoPage(login, client)
  }

  /** The text of one of the pages; '' is the hub. */
  async read(page: string): Promise<string> {
    await this.client.get(BASE + page)
    return this.client.text
  }

  async links(page: string): Promise<string[]> {
    await this.client.get(BASE + page)
    return [...this.client.page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replace(BASE, ''))
  }

  /** Where the page, or the form that was sent, led to. */
  get ledTo(): string {
    return this.client.location.replace(BASE, '')
  }

  async registration(): Promise<Registration> {
    const { id } = await registrationOf(this.login)
    const view = await env.REGISTRATION.getByName(id).read()
    if (!view) throw new Error(`${this.login} has no registration`)
    return view.registration
  }

  /** The templates of the mails that were made due, once the desk has done its work. */
  async mails(): Promise<string[]> {
    const { id } = await registrationOf(this.login)
    await runDurableObjectAlarm(env.REGISTRATION.getByName(id))
    const rows = await env.DB.prepare('SELECT template FROM outbox WHERE registration_id = ? ORDER BY rowid')
      .bind(id)
      .all<{ template: string }>()
    return rows.results.map(({ template }) => template)
  }
}
