/** The whole text of a request or an answer; `undefined` beyond `maxBytes` (counted while reading) or where it is not UTF-8. */
export async function boundedText(from: Request | Response, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (from.body) {
    const reader = from.body.getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.byteLength
      if (size > maxBytes) {
        await reader.cancel().catch(() => undefined)
        return undefined
      }
      chunks.push(next.value)
    }
  }
  return utf8(Buffer.concat(chunks))
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
