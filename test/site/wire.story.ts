import { request } from 'node:http'
import { connect } from 'node:net'
import { expect, inject, it } from 'vitest'

const exam = inject('exam')
const { hostname, port } = new URL(exam.origin)

/** Posts without saying how long the form is; the status of the answer. */
function postInPieces(path: string, pieces: number, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      Origin: exam.origin,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Transfer-Encoding': 'chunked',
    }
    const sent = request({ hostname, port, path, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    sent.on('error', reject)
    for (let piece = 0; piece < pieces; piece++) sent.write(`f${piece}=${'x'.repeat(bytes)}&`)
    sent.end()
  })
}

it('a form without a length is counted as it comes: 100 KB are refused, and the browser gets the answer', async () => {
  expect(await postInPieces('/login', 10, 10_000)).toBe(413)
  expect(await postInPieces('/login', 10, 1_000)).toBe(422)
  expect(await postInPieces('/login', 300, 10_000)).toBe(413)
})

it('a candidate whose line breaks in the middle of a form harms no other candidate', async () => {
  const broken = Array.from({ length: 20 }, () => {
    const line = connect(Number(port), '127.0.0.1')
    line.on('error', () => {})
    line.write(
      `POST /login HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${exam.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\naccount=li`,
    )
    return line
  })
  const answer = await fetch(`${exam.origin}/login`)
  expect(answer.status).toBe(200)
  for (const line of broken) line.destroy()
  expect((await fetch(`${exam.origin}/p/henan`)).status).toBe(200)
})

it('cron sweeps on the real runtime, twice as well as once', async () => {
  for (let times = 0; times < 2; times++) {
    const swept = await fetch(`${exam.scheduledUrl}?cron=*/5+*+*+*+*`)
    expect([swept.status, await swept.text()]).toEqual([200, 'ok'])
  }
})

it('local development shows mails and codes at an address that only it has', async () => {
  const outbox = await fetch(`${exam.origin}/dev/outbox`)
  expect(outbox.status).toBe(200)
  expect(outbox.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})
