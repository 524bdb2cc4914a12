import { describe, expect, it } from 'vitest'
import { Visitor } from '../passport/visitor.ts'

/** Characters that no header may hold, and characters that a header holds only when they are escaped. */
const ODD = ['%0d%0aSet-Cookie:a=b', '%0a', '%00', '%E6%8A%A5%E5%90%8D', '%22%3E', '..%2f..%2f']

describe('an address with characters that no header may hold', () => {
  it.each(ODD)('asks for no sign-up mail and names no registration: %s', async (odd) => {
    const visitor = new Visitor()
    await visitor.post(`/passport/sign-up/${odd}/mail`, {})
    expect(visitor.status).toBe(404)
    for (const action of ['approval', 'return', 'skip']) {
      await visitor.get(`/office/review/${odd}/${action}`)
      expect(visitor.status).toBe(303)
      expect(visitor.location).toMatch(/^\/office\/review\/[\w%.:=-]+$/)
      expect(visitor.headers.getSetCookie()).toEqual([])
    }
  })
})
