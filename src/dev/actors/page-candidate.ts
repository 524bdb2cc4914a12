import { SITTING_ID } from '../seed-catalogue/sitting.ts'
import type { CandidateClient, CandidateFacts } from './candidate.ts'
import { type PageClient, withFields } from './page-client.ts'

/** The pages of the seeded sitting. */
export const BASE = `/register/${SITTING_ID}`

/** The pages with something to agree to, in their order, by the kind of the notice. */
export const NOTICE_PAGES = {
  agreement: 'agreement',
  'sitting-notice': 'notices/sitting-notice',
  'province-notice': 'notices/province-notice',
} as const

export type PhotoFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** A candidate who reads pages and posts their forms, as a browser without scripts does. */
export class PageCandidate implements CandidateClient {
  readonly client: PageClient
  facts: CandidateFacts
  readonly #photo: PhotoFile

  constructor(client: PageClient, facts: CandidateFacts, photo: PhotoFile) {
    this.client = client
    this.facts = facts
    this.#photo = photo
  }

  start(): Promise<PageClient> {
    return this.client.post('/welcome', { sitting: SITTING_ID, [`province-${SITTING_ID}`]: 'henan' })
  }

  async agree(): Promise<void> {
    for (const page of Object.values(NOTICE_PAGES)) await this.agreeTo(page)
  }

  agreeTo(page: string): Promise<PageClient> {
    return this.#submit(page, { agreed: 'yes', answer: 'yes' })
  }

  identify(): Promise<PageClient> {
    const { type, number } = this.facts.document
    return this.#submit('identity', { type, number })
  }

  async submit(): Promise<PageClient> {
    await this.client.get(`${BASE}/details`)
    if (this.client.status !== 200) return this.client
    return this.client.post(`${BASE}/details`, this.detailsForm())
  }

  /** The form of the details page that is open, filled in. */
  detailsForm(): URLSearchParams {
    const { name, centre, subjects, details } = this.facts
    const entries = Object.entries(details).map(([field, value]) => [field, value ?? ''] as const)
    return withFields(this.client.form(`${BASE}/details`), {
      name,
      ...Object.fromEntries(entries),
      centre,
      offerings: subjects.map((subject) => `${SITTING_ID}-${centre}-${subject}`),
      declaration: 'yes',
    })
  }

  uploadPhoto(photo = this.#photo): Promise<PageClient> {
    const form = new FormData()
    form.set('photo', new File([photo.bytes], photo.name, { type: 'image/jpeg' }))
    return this.client.post(`${BASE}/photo`, form)
  }

  sendToReview(): Promise<PageClient> {
    return this.client.post(`${BASE}/submission`, {})
  }

  delete(): Promise<PageClient> {
    return this.client.post(`${BASE}/deletion`, { reason: 'other' })
  }

  async openPayment(): Promise<PageClient> {
    await this.#submit('payment', { confirmed: 'yes' })
    return this.#submit('payment/way', { way: 'alipay' })
  }

  /** Opens the page of the payment platform, whose address stands on the order page; undefined where it stands there no more. */
  async openCashier(): Promise<Response | undefined> {
    await this.client.get(`${BASE}/order`)
    const address = /href="(http:\/\/127\.0\.0\.1[^"]*gateway\.do[^"]*)"/.exec(this.client.page)?.[1]
    return address ? fetch(address.replaceAll('&amp;', '&')) : undefined
  }

  updatePayment(): Promise<PageClient> {
    return this.client.post(`${BASE}/order/update`, {})
  }

  #submit(page: string, fields: Record<string, string>): Promise<PageClient> {
    return this.client.submit(`${BASE}/${page}`, `${BASE}/${page}`, fields)
  }
}
