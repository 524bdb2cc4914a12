import type { PageClient } from './page-client.ts'

/** An officer who decides on the pages of files, as a browser without scripts does. */
export class PageOfficer {
  readonly client: PageClient

  constructor(client: PageClient) {
    this.client = client
  }

  /** Opens the file and decides by its own form, which carries what is shown. */
  decide(
    registration: string,
    decision: 'approval' | 'return',
    fields: Record<string, string> = {},
  ): Promise<PageClient> {
    const page = `/office/review/${registration}`
    return this.client.submit(page, `${page}/${decision}`, fields)
  }
}
