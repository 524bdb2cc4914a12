import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { photoPage } from './photo-page.tsx'

/** The answer of the server to the next photo. */
type Answer = 'accept' | 'refuse' | 'hang up' | 'forget the page'

export interface PhotoServer {
  readonly address: string
  answer: Answer
  /** Bodies of the photos that came in whole. */
  readonly received: Buffer[]
  close(): void
}

const CSP =
  "default-src 'none'; script-src 'self'; img-src 'self' blob:; connect-src 'self'; form-action 'self'"

/** Serves the photo page with its real script under the product's content policy. */
export async function startPhotoServer(): Promise<PhotoServer> {
  const script = await bundle()
  const received: Buffer[] = []
  const server = createServer((request, response) => void serve(request, response))
  const photos: PhotoServer = { address: '', answer: 'accept', received, close: () => server.close() }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const html = (status: number, text: string) => {
      response.writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': CSP,
      })
      response.end(text)
    }
    if (request.url === '/photo.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    } else if (request.url === '/next')
      html(200, '<!doctype html><title>核对</title><main><h1>核对</h1></main>')
    else if (request.method !== 'POST') html(200, photoPage())
    else if (photos.answer === 'hang up') request.socket.destroy()
    else {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      received.push(Buffer.concat(chunks))
      if (photos.answer === 'refuse') html(422, photoPage(['照片是横着的。请转正后再上传']))
      else if (photos.answer === 'forget the page') html(502, 'bad gateway')
      else response.writeHead(303, { location: '/next' }).end()
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(photos, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

/** The script as the product builds it. */
export async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/../../../src/browser/photo.ts`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
