import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, describe, expect, it } from 'vitest'
import { credential } from '../../src/db/schema.ts'
import { passwordData, passwordHash } from '../../src/passport/credential.ts'

type NewCredential = typeof credential.$inferInsert

beforeEach(() => env.DB.exec('DELETE FROM credential'))

async function add(id: string, passportId: string, more: Partial<NewCredential>): Promise<void> {
  const row: NewCredential = { id, passportId, kind: 'oidc', data: '{}', createdAt: 0, ...more }
  await drizzle(env.DB).insert(credential).values(row)
}

describe('a credential', () => {
  it('of another provider belongs to one passport only', async () => {
    await add('1', 'li', { kind: 'qq', externalSubject: 'openid-1' })
    await add('2', 'li', { kind: 'oidc', externalSubject: 'openid-1' })
    await expect(add('3', 'wang', { kind: 'qq', externalSubject: 'openid-1' })).rejects.toThrow()
  })

  it('is one of many of a passport, but for the password: there is one', async () => {
    await add('1', 'li', { kind: 'passkey', externalSubject: 'key-1' })
    await add('2', 'li', { kind: 'passkey', externalSubject: 'key-2' })
    await add('3', 'li', { kind: 'password' })
    await add('4', 'wang', { kind: 'password' })
    await expect(add('5', 'li', { kind: 'password' })).rejects.toThrow()
  })

  it('keeps a password in a format with a number, and a later format is refused', () => {
    expect(JSON.parse(passwordData('$scrypt$'))).toEqual({ format: 1, hash: '$scrypt$' })
    expect(passwordHash(passwordData('$scrypt$'))).toBe('$scrypt$')
    expect(() => passwordHash('{"format":2,"hash":"$scrypt$"}')).toThrow('unknown format: 2')
  })
})
