import { HTTPException } from 'hono/http-exception'

/** Most bytes of a form without a file. */
const MAX_FORM_BYTES = 64 * 1024

/**
 * The text fields of a posted form, read to its end and counted while reading; files are left out.
 * Throws 413 where it is larger than 64 KiB, 400 where it is cut off.
 */
export async function readForm(c: { req: { raw: Request } }): Promise<URLSearchParams> {
  const bytes = await readBytes(c.req.raw, MAX_FORM_BYTES)
  if (!bytes) throw new HTTPException(413)
  if (bytes.length === 0) return new URLSearchParams()
  const type = c.req.raw.headers.get('Content-Type') ?? ''
  try {
    const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
    return new URLSearchParams(
      [...form].filter((field): field is [string, string] => typeof field[1] === 'string'),
    )
  } catch {
    throw new HTTPException(400)
  }
}

/** The whole body, or null where it is larger than `most` bytes; drained either way up to 4 MB, or the browser would not see the answer. */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size <= maxBytes) chunks.push(chunk)
    if (size > 4_000_000) break
  }
  if (size > maxBytes) return null
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.byteLength
  }
  return bytes
}
