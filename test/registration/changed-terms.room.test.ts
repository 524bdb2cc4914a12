import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { BASE } from '../../src/dev/actors/page-candidate.ts'
import { withFields } from '../../src/dev/actors/page-client.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { seedExam } from '../site/seeded.ts'
import {
  changeCentre,
  changeFees,
  changeSitting,
  keptCatalogue,
  publishNewAgreement,
} from './changed-catalogue.ts'
import { DemoPage } from './demo-page.ts'

const ZHONGYUAN = '410032'
const DAY = 86_400_000

let kept: Awaited<ReturnType<typeof keptCatalogue>>
beforeAll(() => seedExam())
beforeEach(async () => {
  kept = await keptCatalogue()
})
afterEach(async () => {
  vi.useRealTimers()
  await kept.restore()
})

/** 「提交报考信息」 with what stands in the form, at this centre. */
async function submitsAt(page: DemoPage, centre: string): Promise<void> {
  const { client } = page
  await client.get(`${BASE}/details?centre=${centre}`)
  const [subject] = (await page.registration()).choices.map((choice) => choice.subject)
  await client.post(
    `${BASE}/details`,
    withFields(client.form(`${BASE}/details`), {
      centre,
      offerings: [`${SITTING_ID}-${centre}-${subject}`],
      declaration: 'yes',
      do: 'submit',
    }),
  )
}

describe('a candidate whose registration was returned', () => {
  test('and who moves to a centre without review pays there', async () => {
    const page = await DemoPage.of('returned')
    const { centre } = await (await DemoPage.of('due')).registration()
    await submitsAt(page, centre ?? '')
    expect([page.client.status, page.ledTo]).toEqual([303, ''])
    expect(await page.links('')).toContain('/payment')
    expect((await page.registration()).stage.is).toBe('due')
  })
})

describe('a payment deadline that is brought forward', () => {
  test('takes back no time to pay that was promised', async () => {
    const page = await DemoPage.of('approved')
    const over = Date.now() - 1000
    await changeCentre(ZHONGYUAN, { paymentUntil: over, reviewUntil: over, registrationUntil: over })
    expect(await page.links('')).toContain('/payment')
    await page.client.get(`${BASE}/payment`)
    const confirmed = withFields(page.client.form(`${BASE}/payment`), { confirmed: 'yes' })
    await page.client.post(`${BASE}/payment`, confirmed)
    await page.client.submit(`${BASE}/payment/way`, `${BASE}/payment/way`, { way: 'alipay' })
    expect(page.ledTo).toBe('/order')
  })
})

describe('a document corrected in the last minute', () => {
  test('and not submitted leaves what was submitted as it is, and the page says so', async () => {
    const page = await DemoPage.of('rare')
    await page.client.post(`${BASE}/withdrawal`, {})
    const { submittedIdentity } = await page.registration()
    await page.client.submit(`${BASE}/identity`, `${BASE}/identity`, {
      type: 'passport',
      number: 'E98765432',
    })
    expect(page.ledTo).toBe('/details')
    expect(await page.read('')).toContain('提交报考信息以后才生效')
    expect(page.client.text).toContain(submittedIdentity?.masked)
    await changeSitting({ registrationUntil: Date.now() - 1000 })
    expect(await page.read('')).toContain('没有提交')
    expect(page.client.text).toMatch(/修改报考信息 修改在 .* 截止/)
    await page.client.post(`${BASE}/submission`, {})
    expect((await page.registration()).stage.is).toBe('pending')
  })
})

describe('a fee that was changed after the lapse', () => {
  test('is shown with the total, confirmed, and paid', async () => {
    const page = await DemoPage.of('short')
    const { centre, choices } = await page.registration()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * DAY })
    const later = await DemoPage.of('short')
    expect(await later.read('')).toContain('重新提交')
    expect((await later.registration()).stage.is).toBe('lapsed')
    await changeFees(centre ?? '', 12_300)
    await changeCentre(centre ?? '', { registrationUntil: Date.now() - 1000 })
    await later.client.post(`${BASE}/submission`, {})
    expect([later.client.status, later.client.text.includes('123')]).toEqual([409, true])
    await later.client.submit(`${BASE}/submission`, `${BASE}/submission`, {})
    expect(later.client.status).toBe(303)
    expect(await later.registration()).toMatchObject({
      stage: { is: 'approved' },
      choices: choices.map(() => ({ fee: 12_300 })),
    })
  })
})

// Last: a notice keeps its newest version.
describe('a new version of the agreement', () => {
  test('is the next step of who has submitted, and leads back to the page that was wanted', async () => {
    const page = await DemoPage.of('again')
    await page.client.post(`${BASE}/withdrawal`, {})
    await page.client.get(`${BASE}/details`)
    const form = withFields(page.client.form(`${BASE}/details`), { school: '中原工学院', declaration: 'yes' })
    await publishNewAgreement()
    expect(await page.links('')).toContain('/agreement')
    await page.client.post(`${BASE}/details`, withFields(form, { do: 'submit' }))
    expect(page.ledTo).toBe('/agreement?next=details')
    await page.client.get(`${BASE}/agreement?next=details`)
    expect(page.client.page).toContain(`action="${BASE}/agreement?next=details"`)
    await page.client.post(
      `${BASE}/agreement?next=details`,
      withFields(page.client.form(`${BASE}/agreement`), { agreed: 'yes', answer: 'yes' }),
    )
    expect(page.ledTo).toBe('/details')
    await page.client.get(page.client.location)
    expect(page.client.page).toContain('value="中原工学院"')
  })

  test('is linked by the refusal of what was sent without it', async () => {
    const page = await DemoPage.of('ready')
    await publishNewAgreement()
    await page.client.post(`${BASE}/submission`, {})
    expect(page.client.status).toBe(409)
    expect(page.client.text).toContain('请先看过并同意')
    expect(page.client.page).toContain(`href="${BASE}/agreement"`)
    await page.client.get(`${BASE}/submission`)
    expect(page.ledTo).toBe('/agreement?next=submission')
  })

  test('never stands before a payment', async () => {
    const page = await DemoPage.of('due')
    await publishNewAgreement()
    expect(await page.links('')).toContain('/payment')
    await page.client.get(`${BASE}/identity`)
    expect(page.ledTo).toBe('/agreement?next=identity')
  })
})
