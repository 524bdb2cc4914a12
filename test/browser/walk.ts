import { mkdir } from 'node:fs/promises'
import type { BrowserContextOptions } from 'playwright-core'
import { type BrowserOptions, exam, type Scene } from './harness.ts'
import { formsHere, sendEmpty, unfold } from './in-page.js'
import { findFlaws } from './page-flaws.ts'
import { Person } from './person.ts'

export type Visit = {
  name: string
  cookies?: BrowserContextOptions['storageState']
  addresses: string[]
  /** Forms that are not to be sent, by their action: they would end the visit, or decide about others. */
  spare?: RegExp
}

/** With scripts, in one language: every page as it stands, and every form that asks for something sent empty. Returns what is wrong. */
export async function walk(scene: Scene, visit: Visit, lang: 'zh-CN' | 'en'): Promise<string[]> {
  const { page } = await openBrowserOf(scene, visit, { lang })
  const flaws: string[] = []
  const tell = async (state: string) => {
    const found = await findFlaws(page, lang)
    flaws.push(
      ...found.map((flaw) => `${visit.name} ${lang} ${new URL(page.url()).pathname} ${state}: ${flaw}`),
    )
  }
  const sent = new Set<string>()
  for (const address of visit.addresses) {
    if (!(await isPage(page, address))) continue
    await page.goto(address)
    await shoot(page, visit.name, lang, address)
    await tell('as it stands')
    const forms = await page.evaluate(formsHere)
    for (const [n, { action, post, asks }] of forms.entries()) {
      if (!post || !asks || sent.has(action) || visit.spare?.test(action)) continue
      sent.add(action)
      await page.goto(address)
      const status = await answerTo(page, () => page.evaluate(sendEmpty, n))
      if (status !== 422) continue
      await tell('sent empty')
      await shoot(page, visit.name, lang, `${address}-empty`)
      const begins = lang === 'en' ? 'Error: ' : '错误：'
      if (!(await page.title()).startsWith(begins))
        flaws.push(`${address}: the title of a 422 does not begin “${begins}”`)
      if ((await page.getByRole('alert').count()) === 0) flaws.push(`${address}: a 422 without an alert`)
    }
  }
  return flaws
}

/** Without scripts: every page opens, and every form, also those that only ask for a press, answers a click in words. */
export async function walkWithoutScripts(scene: Scene, visit: Visit): Promise<string[]> {
  const { page } = await openBrowserOf(scene, visit, { scripts: false })
  const flaws: string[] = []
  const sent = new Set<string>()
  for (const address of visit.addresses) {
    if (!(await isPage(page, address))) continue
    await page.goto(address)
    const forms = await page.evaluate(formsHere)
    for (const [n, { action, post }] of forms.entries()) {
      if (!post || sent.has(action) || visit.spare?.test(action)) continue
      sent.add(action)
      await page.goto(address)
      const form = page.locator('form').nth(n)
      // A press before may have taken the page away.
      if ((await form.count()) === 0) continue
      await page.evaluate(unfold)
      for (const field of await form.locator(TEXTS).all()) await field.fill('')
      for (const box of await form.locator('input[type=checkbox]').all()) await box.uncheck()
      const status = await answerTo(page, () => form.locator('button:not(.away)').last().click())
      const words = await page.locator('h1, [role=alert], [role=status]').allTextContents()
      if (!words.some((text) => text.trim() !== ''))
        flaws.push(`${address} → ${action}: ${status} without a word`)
    }
  }
  return flaws
}

async function openBrowserOf(scene: Scene, { name, cookies }: Visit, desk: BrowserOptions): Promise<Person> {
  const person = await scene.person(Person, name, { ...desk, ...(cookies ? { cookies } : {}) })
  // The switch of an earlier visit is not to decide the language of this one.
  await person.page.context().clearCookies({ name: 'lang' })
  return person
}

/** False where the address leads elsewhere, which is walked by itself, or holds no page. */
async function isPage(page: Person['page'], address: string): Promise<boolean> {
  const answer = await page.context().request.get(address, { maxRedirects: 0 })
  if (answer.status() >= 500) throw new Error(`${address} answers ${answer.status()}`)
  const { location = '', 'content-type': type = '' } = answer.headers()
  const isMoved = answer.status() >= 300 && answer.status() < 400 && location !== ''
  return !isMoved && type.startsWith('text/html')
}

/** The status of the post that `doing` brings about, when its page has come. */
async function answerTo(page: Person['page'], doing: () => Promise<unknown>): Promise<number> {
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST'),
    page.waitForEvent('load'),
    doing(),
  ])
  return answer.status()
}

const TEXTS =
  'input[type=text],input:not([type]),input[type=email],input[type=tel],input[type=password],textarea'

/** For looking at: `SHOTS=folder` keeps a picture of every page at a phone's width and a desk's. */
async function shoot(page: Person['page'], name: string, lang: string, address: string): Promise<void> {
  const folder = process.env.SHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  const size = page.viewportSize()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 640 : 800 })
    const file = `${lang}-${width}-${name}-${address.replace(exam.origin, '').replaceAll(/[^\w-]+/g, '_')}`
    await page.screenshot({ path: `${folder}/${file}.png`, fullPage: true })
  }
  if (size) await page.setViewportSize(size)
}
