import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The part of a D1 binding that migrations need. */
type Database = {
  prepare(sql: string): { bind(...values: unknown[]): unknown; all(): Promise<{ results: unknown[] }> }
  batch(statements: unknown[]): Promise<unknown>
}

export type Migration = { name: string; sql: string }

const RESET = 'Run `npm run reset`; the next `npm start` seeds new data.'

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })))
}

/**
 * Brings a local D1 up to date: each migration once, in one transaction, noted in `d1_migrations` as `wrangler d1 migrations apply`
 * does. Beside the database, `migrations.json` in `state` keeps the hash of each text. Throws, before anything is written, when the
 * data comes from migrations that are no longer there or have changed: nothing can bring such data up to date.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  state: string,
): Promise<string[]> {
  const applied = await appliedNames(db)
  const file = join(state, 'migrations.json')
  const hashes = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, string>) : {}
  for (const name of applied) {
    const migration = migrations.find((one) => one.name === name)
    if (!migration)
      throw new Error(`The local data was made by migration ${name}, which is no longer there. ${RESET}`)
    if (hashes[name] !== hashOf(migration)) {
      throw new Error(`The local data was made by another text of migration ${name}. ${RESET}`)
    }
  }
  const missing = migrations.filter(({ name }) => !applied.includes(name))
  await mkdir(state, { recursive: true })
  for (const migration of missing) {
    // Noted first: after a crash between the two, the migration is applied by the next start and its hash is the same.
    hashes[migration.name] = hashOf(migration)
    await writeFile(file, JSON.stringify(hashes, null, 2))
    await apply(db, migration)
  }
  return missing.map(({ name }) => name)
}

async function appliedNames(db: Database): Promise<string[]> {
  const tables = await select<{ name: string }>(db, "SELECT name FROM sqlite_master WHERE type = 'table'")
  if (tables.some(({ name }) => name === 'd1_migrations')) {
    return (await select<{ name: string }>(db, 'SELECT name FROM d1_migrations ORDER BY id')).map(
      ({ name }) => name,
    )
  }
  const ours = tables.filter(({ name }) => !/^(?:sqlite|_cf)_/.test(name))
  if (ours.length > 0) throw new Error(`The local data has tables, but no list of migrations. ${RESET}`)
  return []
}

async function apply(db: Database, { name, sql }: Migration): Promise<void> {
  const statements = sql.split('--> statement-breakpoint').filter((statement) => statement.trim() !== '')
  await db.batch([
    db.prepare(
      'CREATE TABLE IF NOT EXISTS d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
    ),
    ...statements.map((statement) => db.prepare(statement)),
    db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').bind(name),
  ])
}

async function select<Row>(db: Database, sql: string): Promise<Row[]> {
  return (await db.prepare(sql).all()).results as Row[]
}

function hashOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex')
}
