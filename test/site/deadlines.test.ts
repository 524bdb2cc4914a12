import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { readTree } from './source/tree.ts'

/** Calls to other servers; `assets.fetch` asks the platform for files of our own. */
const CALL = /(?<![.\w])fetch\(/

const callers = [...readTree('src').keys()]
  .filter((path) => !/^src\/(?:dev|browser)\//.test(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
  .filter(({ text }) => CALL.test(text))

describe('a call to another server', () => {
  it.each(callers)('has a deadline, so that a server that hangs holds up nothing: $path', ({ text }) => {
    expect(text).toMatch(/\bsignal: (?:deadline|AbortSignal\.timeout\()/)
  })

  it('is found wherever it is made', () => {
    expect(callers.map(({ path }) => path)).toContain('src/payment/gateways/alipay/call.ts')
    expect(callers.map(({ path }) => path)).toContain('src/messages/channels/mail.ts')
  })
})
