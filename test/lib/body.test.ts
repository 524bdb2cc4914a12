import { afterEach, describe, expect, it, vi } from 'vitest'
import { readFile, readForm, readText } from '../../src/lib/body.ts'

const LIMITS = { keepBytes: 300_000, drainBytes: 10_000_000 }
const PIECE = 64 * 1024
const Bytes = Uint8Array

afterEach(() => vi.unstubAllGlobals())

/** A form with one file of this size, which comes in pieces; `taken` counts the bytes that were asked for. */
function upload(bytes: number) {
  const head =
    '--edge\r\nContent-Disposition: form-data; name="photo"; filename="IMG_1.jpg"\r\n\r\n\xff\xd8\xff'
  let taken = 0
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = new Bytes(Math.min(PIECE, bytes - taken)).fill(1)
        if (taken === 0) piece.set(Buffer.from(head, 'latin1'))
        taken += piece.length
        controller.enqueue(piece)
        if (taken >= bytes) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'Content-Type': 'multipart/form-data; boundary=edge' }
  const init = { method: 'POST', headers, body, duplex: 'half' }
  return { request: new Request('http://localhost/photo', init), head, taken: () => taken }
}

/** The size of the largest array that is made from now on. */
function watchArrays(): () => number {
  let largest = 0
  const watched = new Proxy(Bytes, {
    construct(target, args) {
      const made = Reflect.construct(target, args) as Uint8Array
      largest = Math.max(largest, made.byteLength)
      return made
    },
  })
  vi.stubGlobal('Uint8Array', watched)
  return () => largest
}

describe('a picture that is far too large', () => {
  it('of 29 MB, sent five times at once, takes no more memory than the limit, and is not read to its end', async () => {
    const largest = watchArrays()
    const sent = Array.from({ length: 5 }, () => upload(29_000_000))
    const answers = await Promise.allSettled(sent.map(({ request }) => readFile(request, 'photo', LIMITS)))
    expect(answers.map((one) => one.status === 'rejected' && one.reason.status)).toEqual(Array(5).fill(413))
    expect(largest()).toBeLessThanOrEqual(LIMITS.keepBytes)
    for (const { taken } of sent) expect(taken()).toBeLessThanOrEqual(LIMITS.drainBytes + PIECE)
  })

  it('as a phone takes it is kept by its beginning, its name and its size', async () => {
    const largest = watchArrays()
    const { request, head } = upload(8_000_000)
    const { bytes, size, name } = await readFile(request, 'photo', LIMITS)
    expect([size, name, largest()]).toEqual([
      8_000_000 - head.length + 3,
      'IMG_1.jpg',
      expect.toSatisfy((made: number) => made <= LIMITS.keepBytes),
    ])
    expect([...bytes.subarray(0, 4)]).toEqual([0xff, 0xd8, 0xff, 1])
    expect(bytes.byteLength).toBe(LIMITS.keepBytes - head.length + 3)
  })

  it('in one piece is kept by its beginning, too', async () => {
    const { head } = upload(0)
    const body = new Uint8Array(400_000)
    body.set(Buffer.from(head, 'latin1'))
    const headers = { 'Content-Type': 'multipart/form-data; boundary=edge' }
    const request = new Request('http://localhost/photo', { method: 'POST', headers, body })
    const { bytes, name } = await readFile(request, 'photo', LIMITS)
    expect([name, bytes.byteLength]).toEqual(['IMG_1.jpg', LIMITS.keepBytes - head.length + 3])
    expect(bytes.buffer.byteLength).toBe(LIMITS.keepBytes)
  })
})

describe('a form without a file', () => {
  it('of 29 MB takes no more memory than its 64 KiB either', async () => {
    const largest = watchArrays()
    const { request, taken } = upload(29_000_000)
    await expect(readForm({ req: { raw: request } })).rejects.toMatchObject({ status: 413 })
    expect(largest()).toBeLessThanOrEqual(64 * 1024)
    expect(taken()).toBeLessThanOrEqual(4_000_000 + PIECE)
  })
})

describe('the text of another server', () => {
  it('is not read beyond its limit', async () => {
    const largest = watchArrays()
    const { request, taken } = upload(1_000_000)
    expect(await readText(request, 65_536)).toBeUndefined()
    expect([largest() <= 65_536, taken()]).toEqual([true, 2 * PIECE])
  })

  it('that begins and never ends is given up at the deadline', async () => {
    const deadline = new AbortController()
    const cancelled = vi.fn()
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"alipay')),
      pull: () => deadline.abort(new Error('too late')),
      cancel: cancelled,
    })
    await expect(readText(new Response(body), 65_536, deadline.signal)).rejects.toThrow('too late')
    expect(cancelled).toHaveBeenCalledOnce()
    await expect(readText(new Response('late'), 65_536, deadline.signal)).rejects.toThrow('too late')
  })
})
