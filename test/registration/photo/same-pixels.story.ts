import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { walkJpeg } from '../../../src/registration/photo/jpeg.ts'
import { rebuildJpeg } from '../../../src/registration/photo/jpeg-rebuild.ts'
import { launchChromium } from '../../browser/chromium.ts'

const PHOTOS = `${import.meta.dirname}/photos/`
const names = readdirSync(PHOTOS).filter((name) => name.endsWith('.jpg') && name !== 'arithmetic.jpg')

let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
})

/** Decodes a picture as it is coded, without turning it and without colour management; a digest of all its pixels. */
const DIGEST = `async (base64) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  const options = { imageOrientation: 'none', colorSpaceConversion: 'none', premultiplyAlpha: 'none' }
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), options)
  const canvas = new OffscreenCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  context.drawImage(picture, 0, 0)
  const { data } = context.getImageData(0, 0, picture.width, picture.height)
  let digest = 0
  for (const value of data) digest = (Math.imul(digest, 31) + value) | 0
  return [picture.width, picture.height, digest].join(' ')
}`

it('the stored photo shows the same pixels as the sent one', async () => {
  const page = await browser.newPage()
  const seen = new Set<unknown>()
  for (const name of names) {
    const file = new Uint8Array(readFileSync(PHOTOS + name))
    const stored = rebuildJpeg(file, walkJpeg(file))
    const digest = (bytes: Uint8Array) =>
      page.evaluate(`(${DIGEST})('${Buffer.from(bytes).toString('base64')}')`)
    const sent = await digest(file)
    expect([name, await digest(stored)]).toEqual([name, sent])
    seen.add(sent)
  }
  // The digest tells pictures apart, or it would prove nothing. Two of the files hold the same picture.
  expect(seen.size).toBe(names.length - 1)
})
