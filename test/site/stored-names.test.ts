import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { LOGIN_COOKIE } from '../../src/auth/login-cookie.ts'
import * as schema from '../../src/db/schema.ts'
import { ROOT } from '../../src/dev/node/root.ts'
import { openText } from '../../src/lib/seal.ts'
import { PROJECTION_FORMAT } from '../../src/registration/desk/projection-store.ts'
import {
  refundNumber,
  registrationOf,
  tradeNumber,
} from '../../src/registration/machine/payment/trade-number.ts'
import { photoHash, storePhoto } from '../../src/registration/photo/photo-store.ts'
import { argumentPatterns, unionWords } from './source/stored-names.ts'
import { readTree } from './source/tree.ts'
import {
  BINDINGS,
  COLUMNS,
  COOKIES,
  OBJECT_NAMES,
  SEALED,
  SEALS,
  type StoredUnion,
  UNIONS,
} from './stored-names.ts'

// These names lie in databases, objects, buckets and browsers. A test that fails here says: add an upgrade function that reads the
// old name, then change the list. A new name is added to the list.

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const sources = [...readTree('src').keys()].filter((path) => !path.startsWith('src/dev/'))

/** The patterns of an argument in all source files, each once. */
const patterns = (functions: string[], n: number) =>
  [...new Set(sources.flatMap((path) => argumentPatterns(read(path), functions, n)))].sort()

const KEY = Buffer.alloc(32, 7).toString('base64')

describe('stored names stay as they are', () => {
  it('of bindings, classes, databases and buckets', () => {
    const settings = read('wrangler.toml').split('\n[env.staging]')[0] ?? ''
    const values = [...settings.matchAll(/^(\w+) = "([\w-]+)"/gm)].map(
      ([, name, value]) => `${name} ${value}`,
    )
    const stored = /^(?:binding|name|class_name|database_name|bucket_name|tag) /
    expect(values.filter((value) => stored.test(value))).toEqual(BINDINGS)
    expect(settings).toContain('new_sqlite_classes = ["RegistrationDesk", "SeatLedger"]')
  })

  it('of objects', () => {
    expect(patterns(['getByName'], 0)).toEqual(OBJECT_NAMES)
  })

  it('of tables and columns in D1', () => {
    const columns = Object.values(schema).flatMap((table) => {
      if (!is(table, SQLiteTable)) return []
      const { name, columns } = getTableConfig(table)
      return [`${name}: ${columns.map((column) => column.name).join(' ')}`]
    })
    expect(columns.sort()).toEqual(COLUMNS.toSorted())
  })

  it('of cookies', () => {
    const set = patterns(['setCookie'], 1).filter((name) => name !== '{}')
    expect([...set, ...Object.values(LOGIN_COOKIE)].sort()).toEqual(COOKIES.toSorted())
  })

  it('of photos: registration and HMAC', async () => {
    const keys: string[] = []
    const PHOTOS = { put: async (key: string) => void keys.push(key) } as unknown as R2Bucket
    const hash = photoHash({ PHOTO_KEY: KEY }, new Uint8Array([1, 2, 3]))
    await storePhoto({ PHOTOS, PHOTO_KEY: KEY }, 'ABCDEFGHJKLMNPQR', hash, new Uint8Array([1, 2, 3]))
    expect(keys).toEqual(['ABCDEFGHJKLMNPQR/DLFduTl-63jRQOSeOnjMR_bwoj58mWDkzXNAjRuoxiU'])
  })

  it('of trades and refunds', () => {
    expect(tradeNumber('ABCDEFGHJKLMNPQR', 7)).toBe('ABCDEFGHJKLMNPQR07')
    expect(registrationOf('ABCDEFGHJKLMNPQR07')).toBe('ABCDEFGHJKLMNPQR')
    expect(refundNumber('ABCDEFGHJKLMNPQR07')).toBe('ABCDEFGHJKLMNPQR07R1')
  })

  it('of seals: what was sealed once can be opened, and belongs to the same thing', () => {
    expect(openText({ current: KEY }, SEALED, 'ABCDEFGHJKLMNPQR')).toBe('410102199703140024')
    expect(patterns(['sealText', 'openText'], 2)).toEqual(SEALS)
  })

  it.each(Object.entries(UNIONS) as [string, StoredUnion][])('of %s', (name, { file, words }) => {
    expect(unionWords(read(file), name)).toEqual(words.toSorted())
  })

  it('of the format that rows are projected with', () => {
    expect(PROJECTION_FORMAT).toBe(2)
  })
})

describe('the reader of stored names', () => {
  it('reads unions of words and of objects', () => {
    const text = "type A = 'b' | 'a'\nexport type B = { is: 'x'; at: 'no' } | { is: 'y' | 'z' } | ('w')"
    expect([unionWords(text, 'A'), unionWords(text, 'B')]).toEqual([
      ['a', 'b'],
      ['w', 'x', 'y', 'z'],
    ])
    expect(() => unionWords(text, 'C')).toThrow('no type C')
  })

  it('reads arguments as patterns, over functions and constants of the file', () => {
    const text = `const NAME = 'n'
      function dataOf(id: string) { return \`draft \${id}\` }
      seal(keys, text, dataOf('x')); seal(keys, text, NAME); seal(keys, text, id); c.seal(keys, text, \`\${a}:\${b}\`)`
    expect(argumentPatterns(text, ['seal'], 2)).toEqual(['draft {}', 'n', '{}', '{}:{}'])
  })
})
