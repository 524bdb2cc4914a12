import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { photo as words } from '../../../views/words/zh-CN/photo.ts'
import { launchChromium } from '../../browser/chromium.ts'
import { exif, JFIF, padded, photo } from './jpeg-builder.ts'
import { bundle, type PhotoServer, startPhotoServer } from './photo-server.ts'

const PHOTOS = `${import.meta.dirname}/photos/`

let server: PhotoServer
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  server = await startPhotoServer()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

beforeEach(async () => {
  server.answer = 'accept'
  server.received.length = 0
  complaints = []
  page = await browser.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${server.address}/photo`, { waitUntil: 'networkidle' })
})

afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
})

const chooser = () => page.getByLabel(words.choose)
const upload = () => page.getByRole('button', { name: words.upload }).click()

function built(name: string, file: Uint8Array) {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from(file) }
}

describe('the photo page with scripts', () => {
  it('shows a good photo under the guide lines, sends it and goes on', async () => {
    await chooser().setInputFiles(`${PHOTOS}browser-canvas.jpg`)
    await page.getByText('符合要求：宽 330、高 480 像素，36.9 KB').waitFor()
    const width = await page
      .locator('#photo-preview img')
      .evaluate((img: { naturalWidth: number }) => img.naturalWidth)
    expect(width).toBe(330)
    await upload()
    await page.getByRole('heading', { name: '核对' }).waitFor()
    expect(page.url()).toBe(`${server.address}/next`)
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.includes('filename="browser-canvas.jpg"')).toBe(true)
  })

  it('says everything that is wrong before anything is sent, in the summary and at the field', async () => {
    const file = padded(photo({ width: 160, height: 120, head: [JFIF, exif(6)] }), 210_000)
    await chooser().setInputFiles(built('me.jpg', file))
    const summary = page.getByRole('alert')
    await summary.getByRole('heading', { name: words.refused }).waitFor()
    const sentences = [
      '文件 205.1 KB，太大。应在 20 KB 到 200 KB 之间',
      '照片宽 120、高 160 像素，太小。至少宽 144、高 192',
      '照片是横着的。请转正后再上传',
    ]
    expect(await summary.getByRole('link').allTextContents()).toEqual(sentences)
    expect(await page.locator('.field.bad .why p').allTextContents()).toEqual(sentences)
    expect(await summary.textContent()).toContain(words.again)
    expect(await chooser().getAttribute('aria-invalid')).toBe('true')
    expect(await chooser().getAttribute('aria-describedby')).toBe('photo-hint photo-why')
    expect(await page.locator('#photo-preview').isHidden()).toBe(true)
    await upload()
    expect(await page.evaluate('document.activeElement.className')).toBe('problems')
    expect(server.received).toHaveLength(0)
  })

  it('names what a file really is, and forgets it when another one is chosen', async () => {
    await chooser().setInputFiles(built('me.jpg', Buffer.from('\x89PNG\r\n\x1a\n'.padEnd(30_000), 'latin1')))
    await page
      .getByRole('link', { name: '这不是 JPG：文件名是“.jpg”，内容是 PNG。请用相册或画图另存为 JPG' })
      .waitFor()
    await chooser().setInputFiles(`${PHOTOS}baseline-444.jpg`)
    await page.locator('#photo-preview').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    expect(await page.locator('.why').count()).toBe(0)
    expect(await chooser().getAttribute('aria-describedby')).toBe('photo-hint')
  })

  it('asks for a photo where none was chosen', async () => {
    await upload()
    await page.getByRole('link', { name: '请选择照片' }).waitFor()
    expect(server.received).toHaveLength(0)
  })

  it('shows what the server finds, with the file still chosen, and sends it again', async () => {
    server.answer = 'refuse'
    await chooser().setInputFiles(`${PHOTOS}baseline-444.jpg`)
    await upload()
    await page.locator('.why').getByText('照片是横着的。请转正后再上传').waitFor()
    expect(await page.title()).toBe('错误：上传照片')
    expect(page.url()).toBe(`${server.address}/photo`)
    expect(await chooser().inputValue()).toContain('baseline-444.jpg')
    expect(await page.evaluate('document.activeElement.className')).toBe('problems')
    server.answer = 'accept'
    await upload()
    await page.getByRole('heading', { name: '核对' }).waitFor()
    expect(server.received).toHaveLength(2)
  })

  it.each(['hang up', 'forget the page'] as const)(
    'when the server does “%s”, says so and keeps the file',
    async (answer) => {
      server.answer = answer
      await chooser().setInputFiles(`${PHOTOS}baseline-444.jpg`)
      await upload()
      await page.getByRole('alert').getByText(words.interrupted).waitFor()
      expect(await chooser().inputValue()).toContain('baseline-444.jpg')
      server.answer = 'accept'
      await upload()
      await page.getByRole('heading', { name: '核对' }).waitFor()
    },
  )

  it('counts the bytes on a slow line, and sends once however often the button is pressed', async () => {
    const line = await page.context().newCDPSession(page)
    const network = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 30_000 }
    await line.send('Network.emulateNetworkConditions', network)
    await page.evaluate(`{
      window.seen = []
      const text = document.querySelector('#photo-sent')
      new MutationObserver(() => sessionStorage.setItem('seen', (sessionStorage.getItem('seen') ?? '') + text.textContent + '|'))
        .observe(text, { childList: true })
    }`)
    await chooser().setInputFiles(`${PHOTOS}heavy.jpg`)
    await upload()
    await page.getByRole('progressbar').waitFor()
    await upload()
    await upload()
    await page.getByRole('heading', { name: '核对' }).waitFor()
    const seen = String(await page.evaluate("sessionStorage.getItem('seen')"))
      .split('|')
      .filter(Boolean)
    expect(seen[0]).toBe('已传 0%，共 103.9 KB')
    expect(seen.length).toBeGreaterThan(2)
    expect(server.received).toHaveLength(1)
  })
})

it('the script is no larger than 6.2 KB on the line', async () => {
  expect(gzipSync(await bundle(), { level: 9 }).length).toBeLessThanOrEqual(6350)
})
