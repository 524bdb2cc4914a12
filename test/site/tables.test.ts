import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { type TableWrite, tableWrites } from './source/table-writes.ts'
import { readTree } from './source/tree.ts'

const CATALOGUE = [
  ...['sitting', 'province', 'sitting_province', 'centre', 'sitting_centre', 'subject', 'slot', 'offering'],
  ...['notice', 'catalogue_revision'],
]
const WRITERS = ['src/catalogue/catalogue-writes-store.ts', 'src/catalogue/catalogue-change-store.ts']

/** Every write of a table, by source file; those that speak SQL to an object's own storage have tables of their own there. */
const writes = [...readTree('src').keys()].flatMap((path) => {
  const text = readFileSync(join(ROOT, path), 'utf8')
  return text.includes('SqlStorage') ? [] : tableWrites(text).map((write) => ({ path, ...write }))
})

const named = (found: (TableWrite & { path: string })[]) =>
  found.map(({ path, how, table }) => `${path}: ${how} ${table}`)

describe('tables of D1', () => {
  it('of the catalogue are written in one place, together with the revision', () => {
    const others = writes.filter(({ path, table }) => CATALOGUE.includes(table) && !WRITERS.includes(path))
    expect(named(others)).toEqual([])
    expect(named(writes.filter(({ how, table }) => how === 'delete' && CATALOGUE.includes(table)))).toEqual(
      [],
    )
    const written = new Set(writes.filter(({ path }) => WRITERS.includes(path)).map(({ table }) => table))
    expect([...written].sort()).toEqual(CATALOGUE.toSorted())
  })

  it('of the audit are only added to', () => {
    expect(named(writes.filter(({ how, table }) => table === 'audit' && how !== 'insert'))).toEqual([])
  })

  it('would be seen by the test, however they are written', () => {
    const imported = "import { offering, audit } from '../db/schema.ts'\n"
    expect(tableWrites(`${imported}d.insert(offering).values(row); d.delete( audit )`)).toEqual([
      { how: 'insert', table: 'offering' },
      { how: 'delete', table: 'audit' },
    ])
    expect(tableWrites('sql`UPDATE sitting_centre SET review = 1`')).toEqual([
      { how: 'update', table: 'sitting_centre' },
    ])
    expect(tableWrites("'insert or replace into notice VALUES (1)', 'DELETE FROM audit'")).toHaveLength(2)
    expect(tableWrites('const seen = new Set(); seen.delete(subject) // DELETE FROM audit')).toEqual([])
  })
})
