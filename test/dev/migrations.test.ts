import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { bundleWorker } from '../../src/dev/node/runtime/bundle.ts'
import { type Migration, migrate } from '../../src/dev/node/runtime/migrations.ts'
import { type Runtime, startRuntime } from '../../src/dev/node/runtime/runtime.ts'

const FIRST: Migration = {
  name: '0000_first.sql',
  sql: 'CREATE TABLE sitting (id TEXT);\n--> statement-breakpoint\nCREATE TABLE centre (id TEXT);',
}
const SECOND: Migration = { name: '0001_second.sql', sql: 'ALTER TABLE sitting ADD name TEXT;' }

let state: string
let runtime: Runtime

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'baoming-migrations-'))
  runtime = await startRuntime({
    config: join(ROOT, 'wrangler.toml'),
    script: await bundleWorker(join(ROOT, 'src/dev/local.ts')),
    bindings: {},
    state,
    port: 0,
  })
})
afterAll(async () => {
  await runtime.stop()
  await rm(state, { recursive: true, force: true })
})

const database = () => runtime.miniflare.getD1Database('DB')
const run = async (sql: string) => (await (await database()).prepare(sql).all()).results
const bringUpToDate = async (...migrations: Migration[]) => migrate(await database(), migrations, state)

beforeEach(async () => {
  for (const table of ['sitting', 'centre', 'd1_migrations']) await run(`DROP TABLE IF EXISTS ${table}`)
  await rm(join(state, 'migrations.json'), { force: true })
})

describe('the migrations of a local D1', () => {
  test('are applied once, and counted as wrangler counts them', async () => {
    expect(await bringUpToDate(FIRST)).toEqual([FIRST.name])
    expect(await bringUpToDate(FIRST)).toEqual([])
    expect(await run('SELECT id, name FROM d1_migrations')).toEqual([{ id: 1, name: FIRST.name }])
  })

  test('a new one runs on the data of before', async () => {
    await bringUpToDate(FIRST)
    await run("INSERT INTO sitting VALUES ('ncre-79')")
    expect(await bringUpToDate(FIRST, SECOND)).toEqual([SECOND.name])
    expect(await run('SELECT id, name FROM sitting')).toEqual([{ id: 'ncre-79', name: null }])
  })

  test('one that fails leaves nothing behind and is tried again', async () => {
    const broken = { ...FIRST, sql: `${FIRST.sql}\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1)` }
    await expect(bringUpToDate(broken)).rejects.toThrow('nowhere')
    expect(await run("SELECT name FROM sqlite_master WHERE name IN ('sitting', 'd1_migrations')")).toEqual([])
    expect(await bringUpToDate(FIRST)).toEqual([FIRST.name])
  })
})

describe('data that no migration can bring up to date is left as it is, and the way out is named', () => {
  test('of a migration that is no longer there', async () => {
    await bringUpToDate(FIRST, SECOND)
    await expect(bringUpToDate({ ...FIRST, name: '0000_squashed.sql' })).rejects.toThrow(
      'made by migration 0000_first.sql, which is no longer there. Run `npm run reset`',
    )
  })

  test('of a migration whose text has changed', async () => {
    await bringUpToDate(FIRST)
    await expect(bringUpToDate({ ...FIRST, sql: SECOND.sql })).rejects.toThrow('Run `npm run reset`')
  })

  test('of a layout without a list of migrations', async () => {
    await run('CREATE TABLE sitting (id TEXT)')
    await expect(bringUpToDate(FIRST)).rejects.toThrow('Run `npm run reset`')
  })
})
