import { HTTPException } from 'hono/http-exception'
import { concatBytes } from './concat-bytes.ts'

// The only reader of bodies: Hono's own readers, and `@hono/zod-validator` with them, have no limit. A body that is too large
// is still read to its end, up to a second limit, and thrown away: a browser that cannot finish sending shows no answer.

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

type SentFile = { bytes: Uint8Array; name: string }

/**
 * The file in one field of a posted form. Of a body larger than `keepBytes` only its size and its beginning are kept: the file is
 * too large whatever it holds. Throws 400 where the form is cut off, 413 where it does not end within `drainBytes`.
 */
export async function readFile(request: Request, field: string, limits: Limits): Promise<SentFile> {
  const { kept, size } = await readBytes(request, limits)
  if (size > limits.drainBytes) throw new HTTPException(413)
  if (size > limits.keepBytes) return { bytes: oversizedFile(kept, size), name: fileNameIn(kept) }
  const file = (await parseFormData(kept, request)).get(field)
  if (!(file instanceof File)) return { bytes: new Uint8Array(), name: '' }
  return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
}

/**
 * The whole text of a request, or of another server's answer; undefined beyond `maxBytes`, where reading stops, and where the text
 * is not UTF-8.
 */
export async function readText(from: Request | Response, maxBytes: number): Promise<string | undefined> {
  const { kept, size } = await readBytes(from, { keepBytes: maxBytes, drainBytes: maxBytes })
  if (size > maxBytes) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(kept)
  } catch {
    return undefined
  }
}

/** The bytes up to `keepBytes`, counted while reading, and the size: of all that was sent, or just beyond `drainBytes`. */
async function readBytes(from: Request | Response, limits: Limits) {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of from.body ?? []) {
    size += chunk.byteLength
    if (size <= limits.keepBytes) chunks.push(chunk)
    if (size > limits.drainBytes) break
  }
  return { kept: concatBytes(chunks), size }
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

/** The beginning of the file inside the form, padded to the size that was sent. */
function oversizedFile(form: Uint8Array, size: number): Uint8Array {
  const from = contentStart(form)
  const bytes = new Uint8Array(size - from)
  bytes.set(form.subarray(from))
  return bytes
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
