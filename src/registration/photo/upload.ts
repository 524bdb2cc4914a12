import { HTTPException } from 'hono/http-exception'

/** What is read at the most; a larger body is drained to its end, or the browser would not see the answer. */
const LIMIT = { kept: 1_000_000, drained: 30_000_000 }

export type Upload = { bytes: Uint8Array; name: string }

/**
 * The one file of the photo form. Of a file over 1 MB only its true size is kept: it is too large whatever it holds.
 * Throws 400 where the form is cut off, 413 where it does not end.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size <= LIMIT.kept) chunks.push(chunk)
    if (size > LIMIT.drained) throw new HTTPException(413)
  }
  // A body this large is never taken; its beginning says what kind of file it is.
  if (size > LIMIT.kept) return { bytes: oversized(chunks, size), name: fileNameIn(chunks) }
  const type = request.headers.get('Content-Type') ?? ''
  try {
    const form = await new Response(new Blob(chunks), { headers: { 'Content-Type': type } }).formData()
    const file = form.get('photo')
    if (!(file instanceof File)) return { bytes: new Uint8Array(), name: '' }
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name }
  } catch {
    throw new HTTPException(400)
  }
}

/** The head of the file inside the form, padded to the size that was sent: the check reads segments and counts bytes. */
function oversized(chunks: Uint8Array[], size: number): Uint8Array {
  const head = concatenate(chunks)
  const from = contentStart(head)
  const bytes = new Uint8Array(size - from)
  bytes.set(head.subarray(from))
  return bytes
}

function fileNameIn(chunks: Uint8Array[]): string {
  const head = new TextDecoder().decode(concatenate(chunks).subarray(0, 1000))
  return /filename="([^"]*)"/.exec(head)?.[1] ?? ''
}

function concatenate(chunks: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

/** Where the first part's content begins: after the first empty line. */
function contentStart(bytes: Uint8Array): number {
  for (let i = 0; i + 3 < Math.min(bytes.length, 4000); i++) {
    if (bytes[i] === 13 && bytes[i + 1] === 10 && bytes[i + 2] === 13 && bytes[i + 3] === 10) return i + 4
  }
  return 0
}
