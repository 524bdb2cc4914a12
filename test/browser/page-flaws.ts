import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { buildOf, flawsOf, overflow, strayHan } from './in-page.js'

/** Builds that axe has judged already: many a candidate sees the same page with another name on it. */
const judged = new Set<string>()

/** Everything wrong with the page as it is now, in the language it should be in; nothing where it is right. */
export async function findFlaws(page: Page, lang: 'zh-CN' | 'en'): Promise<string[]> {
  const found = await page.evaluate(flawsOf)
  const build = await page.evaluate(buildOf)
  if (!judged.has(build)) found.push(...(await axeFinds(page)))
  judged.add(build)
  if (lang === 'en')
    found.push(...(await page.evaluate(strayHan)).map((text) => `Chinese without its lang: ${text}`))
  const size = page.viewportSize()
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 640 })
    const over = await page.evaluate(overflow)
    if (over) found.push(`scrolls sideways at ${width} px by ${over}`)
  }
  found.push(...(await page.evaluate(flawsOf)).map((flaw) => `at 360 px: ${flaw}`))
  if (size) await page.setViewportSize(size)
  return found
}

type AxeResults = { violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] }

/** All rules in light; in the dark only the colours can differ. */
async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const light = (await page.evaluate('axe.run()')) as AxeResults
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = (await page.evaluate("axe.run({ runOnly: ['color-contrast'] })")) as AxeResults
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `axe ${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`,
    ),
  )
}
