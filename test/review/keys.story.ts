import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from '../browser/chromium.ts'

const PHOTO = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="33" height="48"/>')}`

let browser: Browser
let page: Page
let script: string

beforeAll(async () => {
  browser = await launchChromium()
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/../../src/browser/keys.ts`],
    bundle: true,
    format: 'iife',
    write: false,
  })
  script = outputFiles[0]?.text ?? ''
})

afterAll(() => browser?.close())
beforeEach(async () => {
  page = await browser.newPage()
  await page.clock.install({ time: 0 })
  await page.clock.pauseAt(1000)
})
afterEach(() => page.close())

/** The parts of an officer's page that keys use. Every press is written into `#log`. */
async function file(of: { photo?: string; keys?: 'on' | 'off' } = {}): Promise<void> {
  await page.setContent(`
    <a accesskey="?" data-keys="${of.keys ?? 'on'}" href="#keys">keys</a><input id="find" accesskey="/">
    <div class="file"><span class="photo"><img src="${of.photo ?? PHOTO}" alt=""></span>
      <button accesskey="p" data-decides>pass</button><label><input type="checkbox" accesskey="1">reason</label>
      <textarea id="note" accesskey="0"></textarea><button accesskey="r" data-decides>reject</button>
      <button accesskey="n">skip</button></div><output id="log"></output>`)
  await page.addScriptTag({ content: script })
  await page.evaluate(`document.addEventListener('click', ({ target }) => {
    if (target.tagName === 'BUTTON') document.querySelector('#log').textContent += target.textContent + ' '
  })`)
}

const pressed = async () => ((await page.textContent('#log')) ?? '').trim()
/** Advances the page's own clock, which stands still otherwise. */
const looks = (ms = 800) => page.clock.runFor(ms)
const focused = () =>
  page.evaluate<string>(
    'document.activeElement.id || document.activeElement.textContent || document.activeElement.tagName',
  )

describe('a single key on a registration', () => {
  it('decides nothing in the first 0.8 seconds, and then does', async () => {
    await file()
    await looks(799)
    await page.keyboard.press('p')
    expect(await pressed()).toBe('')
    await looks(1)
    await page.keyboard.press('p')
    await page.keyboard.press('r')
    expect(await pressed()).toBe('pass reject')
  })

  it('waits again for a registration that was swapped in', async () => {
    await file()
    await looks()
    await page.evaluate(`{
      const shown = document.querySelector('.file')
      shown.replaceWith(shown.cloneNode(true))
      document.dispatchEvent(new Event('htmx:after:swap'))
    }`)
    await page.keyboard.press('p')
    expect(await pressed()).toBe('')
    await looks()
    await page.keyboard.press('p')
    expect(await pressed()).toBe('pass')
  })

  it('does not wait again if only the number in the frame was loaded again', async () => {
    await file()
    await looks()
    await page.evaluate("document.dispatchEvent(new Event('htmx:after:swap'))")
    await page.keyboard.press('p')
    expect(await pressed()).toBe('pass')
  })

  it('decides nothing while the photo is not there; skipping needs no photo', async () => {
    await file({ photo: 'data:image/jpeg,broken' })
    await looks()
    for (const key of ['p', 'r', 'n']) await page.keyboard.press(key)
    expect(await pressed()).toBe('skip')
  })

  it('does nothing when it is held down, with a modifier, or while an input method composes', async () => {
    await file()
    await looks()
    await page.keyboard.down('p')
    await page.keyboard.down('p')
    await page.keyboard.up('p')
    for (const held of [
      'ctrlKey: true',
      'metaKey: true',
      'shiftKey: true',
      'isComposing: true',
      'keyCode: 229',
    ]) {
      await page.evaluate(
        `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true, ${held} }))`,
      )
    }
    expect(await pressed()).toBe('pass')
  })

  it('is a letter in a field; Esc leaves it, and Ctrl+Enter in the note does not pass', async () => {
    await file()
    await looks()
    await page.keyboard.press('0')
    await page.keyboard.type('pr1')
    expect(await page.inputValue('#note')).toBe('pr1')
    expect(await pressed()).toBe('')
    await page.keyboard.press('Control+Enter')
    expect(await pressed()).toBe('reject')
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
    expect(await page.isChecked('[accesskey="1"]')).toBe(true)
    await page.keyboard.press('/')
    expect(await focused()).toBe('find')
  })

  it('does nothing where single keys are switched off', async () => {
    await file({ keys: 'off' })
    await looks()
    for (const key of ['p', 'r', '1', '0']) await page.keyboard.press(key)
    expect(await pressed()).toBe('')
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true)
  })
})

describe('a single key on a list', () => {
  it('goes from row to row and stops at both ends', async () => {
    await page.setContent(`<i data-keys="on"></i><table class="rows"><tbody>
      <tr><td><a href="#1">one</a><tr><td><a href="#2">two</a></tbody></table>`)
    await page.addScriptTag({ content: script })
    const path: string[] = []
    for (const key of ['j', 'j', 'ArrowDown', 'k', 'ArrowUp']) {
      await page.keyboard.press(key)
      path.push(await focused())
    }
    expect(path).toEqual(['one', 'two', 'two', 'one', 'one'])
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#1')
  })
})
