/** Everything that an object has stored, as plain data: how its tables were made, and their rows. */
export type StoredState = {
  tables: string[]
  rows: Record<string, Row[]>
}

type Row = Record<string, string | number | null>

export function readState({ sql }: DurableObjectStorage): StoredState {
  const made = sql
    .exec<{ type: string; name: string; sql: string | null }>(
      `SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'`,
    )
    .toArray()
  const names = made.flatMap(({ type, name }) => (type === 'table' ? [name] : []))
  return {
    tables: made.flatMap((one) => one.sql ?? []),
    rows: Object.fromEntries(names.map((name) => [name, sql.exec<Row>(`SELECT * FROM ${name}`).toArray()])),
  }
}

/** Puts kept state into an object that has stored nothing yet. */
export function writeState({ sql }: DurableObjectStorage, { tables, rows }: StoredState): void {
  for (const statement of tables) sql.exec(statement)
  for (const [table, all] of Object.entries(rows)) {
    for (const row of all) {
      const columns = Object.keys(row)
      const values = columns.map(() => '?')
      sql.exec(`INSERT INTO ${table} (${columns.join()}) VALUES (${values.join()})`, ...Object.values(row))
    }
  }
}

/**
 * The stored state without its values: how tables are made, and the paths and types of all bodies. It differs where a stored
 * shape has changed without a new format.
 */
export function shapeOf({ tables, rows }: StoredState): { tables: string[]; rows: Record<string, string[]> } {
  const shapes = Object.entries(rows).map(([table, all]) => {
    const paths = new Set(all.flatMap((row) => pathsOf(row, '')))
    return [table, [...paths].sort()] as const
  })
  return { tables, rows: Object.fromEntries(shapes) }
}

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value === 'string' && /^[[{]/.test(value)) return pathsOf(JSON.parse(value) as unknown, path)
  if (Array.isArray(value)) return value.flatMap((one) => pathsOf(one, `${path}[]`))
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, one]) => pathsOf(one, `${path}.${key}`))
  }
  return [`${path}: ${value === null ? 'null' : typeof value}`]
}
