import { getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import * as schema from '../../../src/db/schema.ts'

/** One place where a source file changes a table of D1. */
export type TableWrite = { how: 'insert' | 'update' | 'delete'; table: string }

/** The tables by the names that source files import. */
const TABLES = new Map(
  Object.entries(schema).flatMap(([name, value]) =>
    is(value, SQLiteTable) ? [[name, getTableName(value)] as const] : [],
  ),
)

const NAMES = [...new Set(TABLES.values())].join('|')

/** Raw SQL, as it stands in strings: `INSERT INTO t`, `UPDATE t SET`, `DELETE FROM t`. */
const RAW = [
  ['insert', new RegExp(`\\b(?:INSERT(?:\\s+OR\\s+\\w+)?|REPLACE)\\s+INTO\\s+["\`]?(${NAMES})\\b`, 'gi')],
  ['update', new RegExp(`\\bUPDATE\\s+(?:OR\\s+\\w+\\s+)?["\`]?(${NAMES})["\`]?\\s+SET\\b`, 'gi')],
  ['delete', new RegExp(`\\bDELETE\\s+FROM\\s+["\`]?(${NAMES})\\b`, 'gi')],
] as const

/** Every write of a D1 table in this source text: by Drizzle (`.insert(table)`) and by SQL. Comments do not count. */
export function tableWrites(text: string): TableWrite[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
  const byDrizzle = code.includes('db/schema.ts')
    ? [...code.matchAll(/\.(insert|update|delete)\(\s*(\w+)\s*\)/g)].flatMap(([, how, name]) => {
        const table = TABLES.get(name ?? '')
        return table ? [{ how: how as TableWrite['how'], table }] : []
      })
    : []
  const bySql = RAW.flatMap(([how, pattern]) =>
    [...code.matchAll(pattern)].map(([, table]) => ({ how, table: (table ?? '').toLowerCase() })),
  )
  return [...byDrizzle, ...bySql]
}
