import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BASE } from '../../src/dev/actors/page-candidate.ts'
import { registrationOf, seedExam } from '../site/seeded.ts'
import { officer, request } from '../site/site.ts'
import { changeCentre, keptCatalogue } from './changed-catalogue.ts'
import { DemoPage } from './demo-page.ts'

const ZHONGYUAN = '410032'

let kept: Awaited<ReturnType<typeof keptCatalogue>>
beforeAll(() => seedExam())
beforeEach(async () => {
  kept = await keptCatalogue()
})
afterEach(() => kept.restore())

async function wangDecides(
  login: string,
  decision: 'approval' | 'return',
  fields: Record<string, string> = {},
) {
  const { id } = await registrationOf(login)
  const { registration } = (await env.REGISTRATION.getByName(id).read()) ?? {}
  const body = new URLSearchParams({
    round: String(registration?.round),
    photo: registration?.photo?.hash ?? '',
    ...fields,
  })
  const cookie = await officer('wang')
  const answer = await request('POST', `/office/review/${id}/${decision}`, { cookie, body })
  return { status: answer.status, text: await answer.text() }
}

describe('review switched off in mid-sitting', () => {
  test.each(['ready', 'returned'])(
    'lets the candidate %s pay, says so by mail, and offers nothing of review',
    async (login) => {
      const page = await DemoPage.of(login)
      await changeCentre(ZHONGYUAN, { review: false })
      expect(await page.links('')).toContain('/payment')
      expect(page.client.text).not.toContain('提交信息审核')
      expect(await page.mails()).toContain('payable')
      await page.client.get(`${BASE}/payment`)
      expect(page.client.status).toBe(200)
    },
  )

  test('leaves to the officers what waits for them, or passes it, as the centre chose', async () => {
    const page = await DemoPage.of('pending')
    await changeCentre(ZHONGYUAN, { review: false, passPending: false })
    expect(await page.read('')).toContain('等考点审核')
    await changeCentre(ZHONGYUAN, { review: false, passPending: true })
    expect(await page.links('')).toContain('/payment')
    expect(await page.mails()).toContain('payable')
  })

  test('is followed by who still has the old page open', async () => {
    const page = await DemoPage.of('again')
    await page.client.post(`${BASE}/withdrawal`, {})
    await changeCentre(ZHONGYUAN, { review: false })
    await page.client.post(`${BASE}/submission`, {})
    expect(page.client.status).toBe(303)
    expect((await page.registration()).stage.is).toBe('due')
  })
})

describe('a registration that the centre does not decide on', () => {
  test('ends at the payment deadline, with the reason and whom to call, and no officer decides it after that', async () => {
    const page = await DemoPage.of('rare')
    const over = Date.now() - 1000
    await changeCentre(ZHONGYUAN, { paymentUntil: over })
    expect(await page.read('')).toContain('考点没有在截止前审完')
    expect(page.client.text).toMatch(/联系考点 [\d-]+/)
    expect(await page.links('')).toContain('/deletion')
    expect(await page.mails()).toContain('undecided')
    const late = await wangDecides('rare', 'approval')
    expect([late.status, late.text.includes('座位已放出')]).toEqual([409, true])
  })

  test('or that lapsed says so when nothing can be sent any more', async () => {
    const page = await DemoPage.of('short')
    const { centre, stage } = await page.registration()
    expect(stage.is).toBe('lapsed')
    await changeCentre(centre ?? '', { reviewUntil: Date.now() - 1000 })
    expect(await page.read('')).toContain('报名已截止')
  })
})
