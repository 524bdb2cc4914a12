import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import type { Person } from './person.ts'

/** Where the product, the bank and the product's state of this run are. */
export const exam = inject('exam')

/** The browser in front of a person. */
export type BrowserOptions = {
  /** Default: yes. */
  scripts?: boolean
  /** 360 × 640 or, by default, 1280 × 800. */
  width?: 'phone' | 'desk'
  /** The settings that the browser asks for. */
  lang?: 'zh-CN' | 'en'
  /** Cookies of somebody who has logged in already. */
  cookies?: BrowserContextOptions['storageState']
}

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser?.close())

/** A story that several people play, each at a browser of their own; it fails when any of the browsers complains. */
export function story(sentence: string, tell: (scene: Scene) => Promise<void>, timeout?: number): void {
  it.concurrent(
    sentence,
    async () => {
      const scene = new Scene()
      try {
        await tell(scene)
      } catch (error) {
        throw await scene.explained(error)
      } finally {
        await scene.close()
      }
      expect(scene.complaints).toEqual([])
    },
    timeout,
  )
}

/** The people of one story and what their browsers had to complain of. */
export class Scene {
  readonly complaints: string[] = []
  /** Errors that this story causes on purpose: statuses besides 422 and 409 (what cannot be taken), network errors, other texts. */
  readonly expected: (number | string | RegExp)[] = [409, 422]
  readonly #contexts: BrowserContext[] = []
  readonly #people: { name: string; person: Person }[] = []

  /** Lets somebody sit down: `as` is Candidate, Officer or plain Person. */
  async person<P extends Person>(
    as: new (name: string, page: Awaited<ReturnType<BrowserContext['newPage']>>) => P,
    name: string,
    desk: BrowserOptions = {},
  ): Promise<P> {
    const context = await browser.newContext(optionsOf(desk))
    this.#contexts.push(context)
    context.setDefaultTimeout(30_000)
    this.#watch(context, name)
    if (desk.scripts !== false) await context.addInitScript(TELL_VIOLATIONS)
    const person = new as(name, await context.newPage())
    this.#people.push({ name, person })
    return person
  }

  /** The error, and what everybody had before them when it came. */
  async explained(error: unknown): Promise<Error> {
    const views = await Promise.all(
      this.#people.map(async ({ name, person }) => {
        const { page } = person
        const text = await page
          .locator('main')
          .ariaSnapshot({ timeout: 1_000 })
          .catch(() => '')
        return `${name} at ${page.url()}\n${text.slice(0, 1_500)}`
      }),
    )
    const told = error instanceof Error ? error : new Error(String(error))
    told.message = [told.message, ...this.complaints, ...views].join('\n--- ')
    return told
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()))
  }

  #watch(context: BrowserContext, name: string): void {
    const complain = (what: string) => this.complaints.push(`${name}: ${what}`)
    context.on('console', (message) => {
      if (message.type() === 'error' && !this.#isExpected(message.text()))
        complain(`console: ${message.text()}`)
    })
    context.on('weberror', (error) => complain(`page error: ${error.error()}`))
    context.on('response', (response) => {
      if (response.status() >= 500) complain(`${response.status()} ${response.url()}`)
    })
  }

  /** Chromium complains of every 4xx it fetches and of every line that is down. */
  #isExpected(text: string): boolean {
    const failed =
      /^Failed to load resource: (?:the server responded with a status of (\d+)|net::(\w+))/.exec(text)
    return this.expected.some((one) =>
      one instanceof RegExp ? one.test(text) : String(one) === (failed?.[1] ?? failed?.[2]),
    )
  }
}

const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP', event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber))`

function optionsOf({
  scripts = true,
  width = 'desk',
  lang = 'zh-CN',
  cookies,
}: BrowserOptions): BrowserContextOptions {
  const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true, userAgent: PHONE }
  return {
    baseURL: exam.origin,
    locale: lang,
    timezoneId: 'Asia/Shanghai',
    javaScriptEnabled: scripts,
    ...(width === 'phone' ? phone : { viewport: { width: 1280, height: 800 } }),
    ...(cookies ? { storageState: cookies } : {}),
  }
}

const PHONE =
  'Mozilla/5.0 (Linux; Android 13; HLK-AL00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Mobile Safari/537.36'
