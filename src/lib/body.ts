import { HTTPException } from 'hono/http-exception'
import { concatBytes } from './concat-bytes.ts'

// The only reader of bodies: Hono's own readers, and `@hono/zod-validator` with them, have no limit. A body that is too large
// is read further, up to a second limit, and thrown away as it comes: where workerd answers before it has read some of the body,
// the browser shows a broken connection and no answer (measured). No array is ever larger than the first limit.

type Limits = { keepBytes: number; drainBytes: number }

/** Forms without a file. */
const FORM: Limits = { keepBytes: 64 * 1024, drainBytes: 4_000_000 }

/** The request of any room. `bodyCache` is where Hono keeps a body that has been read. */
type FormRequest = { raw: Request; bodyCache?: { formData?: FormData } }

/**
 * The text fields of a posted form; files are left out. The form is read once: Hono's validator and a second call find it in
 * Hono's cache. Throws 413 where the form is larger than 64 KiB, 400 where it is cut off or no form.
 */
export async function readForm({ req }: { req: FormRequest }): Promise<URLSearchParams> {
  const known = await req.bodyCache?.formData
  const form = known ?? (await parseForm(req.raw))
  // Hono keeps promises in its cache, though its type names what they hold.
  if (req.bodyCache && !known) req.bodyCache.formData = Promise.resolve(form) as unknown as FormData
  return new URLSearchParams([...form].filter(isText))
}

/** `bytes` is the file, or its beginning where the form is too large; `size` is that of the whole file. */
type SentFile = { bytes: Uint8Array; size: number; name: string }

/**
 * The file in one field of a posted form. Of a form larger than `keepBytes` only the beginning is kept, and the rest is counted:
 * the file is too large whatever it holds. Throws 400 where the form is cut off, 413 where it does not end within `drainBytes`.
 */
export async function readFile(request: Request, field: string, limits: Limits): Promise<SentFile> {
  const { kept, size } = await readBytes(request, limits)
  if (size > limits.drainBytes) throw new HTTPException(413)
  if (size > limits.keepBytes) {
    const from = contentStart(kept)
    return { bytes: kept.subarray(from), size: size - from, name: fileNameIn(kept) }
  }
  const file = (await parseFormData(kept, request)).get(field)
  if (!(file instanceof File)) return { bytes: new Uint8Array(), size: 0, name: '' }
  return { bytes: new Uint8Array(await file.arrayBuffer()), size: file.size, name: file.name }
}

/**
 * The whole text of a request, or of another server's answer; undefined beyond `maxBytes`, where reading stops, and where the text
 * is not UTF-8. Throws where the text has not ended at the `deadline`.
 */
export async function readText(
  from: Request | Response,
  maxBytes: number,
  deadline?: AbortSignal,
): Promise<string | undefined> {
  const { kept, size } = await readBytes(from, { keepBytes: maxBytes, drainBytes: maxBytes }, deadline)
  if (size > maxBytes) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(kept)
  } catch {
    return undefined
  }
}

/** The first `keepBytes`, and the size, counted while reading: of all that was sent, or just beyond `drainBytes`. */
async function readBytes({ body }: Request | Response, limits: Limits, deadline?: AbortSignal) {
  const chunks: Uint8Array[] = []
  let size = 0
  if (!body) return { kept: concatBytes(chunks), size }
  for await (const chunk of chunksOf(body, deadline)) {
    const room = limits.keepBytes - size
    // A copy: a part of a larger chunk would keep the whole of it in memory.
    if (room > 0) chunks.push(chunk.byteLength > room ? chunk.slice(0, room) : chunk)
    size += chunk.byteLength
    if (size > limits.drainBytes) break
  }
  return { kept: concatBytes(chunks), size }
}

/** The body as it comes. At the deadline reading ends with an error, though the sender neither sends nor hangs up. */
async function* chunksOf(body: ReadableStream<Uint8Array>, deadline?: AbortSignal) {
  const reader = body.getReader()
  const stop = () => void reader.cancel().catch(() => {})
  deadline?.throwIfAborted()
  deadline?.addEventListener('abort', stop)
  try {
    while (true) {
      const { done, value } = await reader.read()
      deadline?.throwIfAborted()
      if (done) return
      yield value
    }
  } finally {
    deadline?.removeEventListener('abort', stop)
    stop()
  }
}

async function parseForm(request: Request): Promise<FormData> {
  const { kept, size } = await readBytes(request, FORM)
  if (size > FORM.keepBytes) throw new HTTPException(413)
  const form = new FormData()
  if (size === 0) return form
  for (const [name, value] of await parseFormData(kept, request)) {
    if (typeof value === 'string') form.append(name, value)
  }
  return form
}

async function parseFormData(bytes: Uint8Array<ArrayBuffer>, request: Request): Promise<FormData> {
  const type = request.headers.get('Content-Type') ?? ''
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch {
    throw new HTTPException(400)
  }
}

function isText(field: [string, File | string]): field is [string, string] {
  return typeof field[1] === 'string'
}

function fileNameIn(form: Uint8Array): string {
  const head = new TextDecoder().decode(form.subarray(0, 1000))
  return /filename="([^"]*)"/.exec(head)?.[1] ?? ''
}

/** Where the content of the first part begins: after the first empty line. */
function contentStart(form: Uint8Array): number {
  for (let i = 0; i + 3 < Math.min(form.length, 4000); i++) {
    if (form[i] === 13 && form[i + 1] === 10 && form[i + 2] === 13 && form[i + 3] === 10) return i + 4
  }
  return 0
}
