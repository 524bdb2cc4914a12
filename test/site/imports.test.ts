import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { EFFECT_FILES, isRule, isStore, isView } from './source/kinds.ts'
import {
  importsLeadSomewhere,
  type Law,
  libKnowsNoRoom,
  onlyStoresSpeakSql,
  passportKnowsNoRegistration,
  productionReachesNoDev,
  rulesKnowNoFramework,
  rulesReadNoClock,
  viewsAreFunctionsOfProps,
} from './source/laws.ts'
import { type Module, parseModule } from './source/module.ts'
import { readTree } from './source/tree.ts'

const product = readTree('src', 'views')
const everything = new Map([...product, ...readTree('test')])

describe('four kinds of code, never mixed', () => {
  const laws: [string, Law][] = [
    ['rules know no framework', rulesKnowNoFramework],
    ['rules read no clock, use no chance, call nothing outside', rulesReadNoClock],
    ['only stores, desks and ledgers speak SQL and R2', onlyStoresSpeakSql],
    ['accounts know nothing of registrations', passportKnowsNoRegistration],
    ['lib knows no room', libKnowsNoRoom],
    ['views are functions of props', viewsAreFunctionsOfProps],
    ['production reaches nothing of local development', productionReachesNoDev],
    ['imports lead somewhere', importsLeadSomewhere((path) => existsSync(join(ROOT, path)))],
  ]
  it.each(laws)('%s', (_, law) => expect(law(product)).toEqual([]))

  it('judges what it should: the machine, the journey, the seats and every *-rules.ts are rules', () => {
    const named = [...product.keys()].filter((path) => /-rules\.ts$|^src\/registration\/machine\//.test(path))
    const known = ['registration/journey', 'seats/seats', 'seats/seating', 'registration/photo/jpeg']
    const more = ['catalogue/windows', 'catalogue/lookup', 'payment/money', 'registration/photo/jpeg-rebuild']
    const rules = [...named, ...[...known, ...more].map((name) => `src/${name}.ts`)]
    expect(rules.filter((path) => !product.has(path) || !isRule(path))).toEqual([])
    expect(named.length).toBeGreaterThan(20)
  })

  it('judges a new file by its place, and keeps no pattern that matches no file', () => {
    expect(isRule('src/registration/photo/brand-new.ts')).toBe(true)
    expect(isStore('src/registration/brand-new.ts')).toBe(false)
    expect(EFFECT_FILES.filter((pattern) => ![...product.keys()].some((path) => pattern.test(path)))).toEqual(
      [],
    )
  })
})

describe('the checker itself', () => {
  /** The product with one file written anew, or added. */
  const changed = (path: string, text: string): ReadonlyMap<string, Module> =>
    new Map([...product, [path, parseModule(path, text)]])
  const of = (path: string, found: string[]) => found.filter((one) => one.startsWith(path))
  const RULES = 'src/registration/details/details-rules.ts'
  const JOURNEY = 'src/registration/journey.ts'

  it.each([
    ["import { Hono } from 'hono'", 'hono'],
    ["import type { Context } from 'hono'", 'hono'],
    ["import { z } from 'zod'", 'zod'],
    ["import { DurableObject } from 'cloudflare:workers'", 'cloudflare:workers'],
    ["import { createHash } from 'node:crypto'", 'node:crypto'],
    ["export { sql } from 'drizzle-orm'", 'drizzle-orm'],
    ["export const later = () => import('drizzle-orm')", 'drizzle-orm'],
  ])('finds a framework in a rule: %s', (text, name) => {
    expect(rulesKnowNoFramework(changed(RULES, text))).toContain(`${RULES} imports ${name}`)
  })

  it.each([
    ['export const now = () => Date.now()', 'Date.now'],
    ['export const now = () => new Date().getTime()', 'new Date()'],
    ['export const now = () => Date()', 'Date'],
    ['export const { now } = Date', 'Date'],
    ['export const clock = { read: Date.now }', 'Date.now'],
    ['export const chance = () => Math.random()', 'Math.random'],
    ['const { random } = Math; export const chance = random', 'Math'],
    ['export const id = () => crypto.randomUUID()', 'crypto.randomUUID'],
    ['export const since = () => performance.now()', 'performance.now'],
    ["export const ask = () => fetch('http://bank')", 'fetch'],
    ['export const wait = () => new Promise((done) => setTimeout(done, 1))', 'setTimeout'],
    ["export const hidden = () => globalThis['Date'].now()", 'globalThis'],
  ])('finds a clock in a rule: %s', (text, name) => {
    expect(rulesReadNoClock(changed(RULES, text))).toContain(`${RULES}: ${name}`)
  })

  it('finds a clock that a rule loads from elsewhere, and says by which way', () => {
    const text = "import { randomId } from '../lib/bytes.ts'\nexport const page = randomId(8)"
    expect(rulesReadNoClock(changed(JOURNEY, text))).toContain(
      `${JOURNEY} → src/lib/bytes.ts: crypto.getRandomValues`,
    )
    expect(rulesReadNoClock(changed(JOURNEY, text.replace('import {', 'import { type Page, ')))).not.toEqual(
      [],
    )
  })

  it('lets pass what only looks like it', () => {
    const text = `import type { Terms } from './machine/terms.ts'
      // Date.now() would be wrong here.
      export const say = 'Math.random()'
      export const day = (ms: number) => new Date(ms).getUTCDay() + Date.UTC(2027, 2) + Math.max(1, 2)
      export type Clock = { fetch: Date; process: typeof Date.now }
      export const fetched = (one: Clock) => ({ performance: one.fetch, terms: null as Terms | null })`
    expect(of(JOURNEY, rulesReadNoClock(changed(JOURNEY, text)))).toEqual([])
    expect(of(JOURNEY, rulesKnowNoFramework(changed(JOURNEY, text)))).toEqual([])
  })

  it('finds SQL and R2 outside a store', () => {
    const path = 'src/registration/hub/hub-routes.tsx'
    const found = onlyStoresSpeakSql(
      changed(
        path,
        `import { drizzle } from 'drizzle-orm/d1'
         export const a = (c: Ask) => c.env.DB.prepare('SELECT 1')
         export const b = (c: Ask) => c.env.PHOTOS.get('x')
         export const d = (ctx: State) => ctx.storage.sql.exec('SELECT 1')
         export const e = (env: Env) => env.DB.batch([])`,
      ),
    )
    expect(of(path, found)).toEqual([
      `${path} imports drizzle-orm/d1`,
      `${path} calls DB.prepare()`,
      `${path} calls PHOTOS.get()`,
      `${path} calls sql.exec()`,
      `${path} calls DB.batch()`,
    ])
  })

  it('finds a passport that knows registrations, a lib that knows rooms, and a way into local development', () => {
    const seen = changed('src/passport/session.ts', "import type { Own } from '../registration/own-file.ts'")
    expect(passportKnowsNoRegistration(seen)).toEqual([
      'src/passport/session.ts imports src/registration/own-file.ts',
    ])
    const lib = changed('src/lib/render.ts', "import { PHOTO } from '../registration/photo/photo-rules.ts'")
    expect(libKnowsNoRoom(lib)).toEqual(['src/lib/render.ts imports src/registration/photo/photo-rules.ts'])
    const dev = changed('src/site.ts', "import { outbox } from './dev/outbox-routes.ts'")
    expect(
      productionReachesNoDev(
        new Map([...dev, ['src/worker.ts', parseModule('src/worker.ts', "import './site.ts'")]]),
      ),
    ).toContain('src/worker.ts → src/site.ts → src/dev/outbox-routes.ts')
  })

  it('finds a view that waits, reads the clock, asks the database or is handed the bindings', () => {
    const path = 'views/money.ts'
    const text = `import type { Bindings } from '../src/env.d.ts'
      import { drizzle } from 'drizzle-orm/d1'
      export async function yuan(env: Bindings) { return (await drizzle(env.DB).get(env)) + Date.now() }`
    const found = of(path, viewsAreFunctionsOfProps(changed(path, text)))
    for (const what of ['waits', ': Date.now', ': drizzle-orm/d1', ' imports src/env.d.ts']) {
      expect(found.join('\n')).toContain(what)
    }
  })

  it('finds an import that leads nowhere', () => {
    const lost = changed(JOURNEY, "import { a } from './machine/missing.ts'")
    expect(importsLeadSomewhere(() => false)(lost)).toContain(
      `${JOURNEY} imports src/registration/machine/missing.ts`,
    )
  })
})

describe('every source file', () => {
  const ENTRIES = [
    'src/worker.ts',
    'src/dev/local.ts',
    'src/dev/bench-worker.ts',
    'src/dev/bank/worker.ts',
    'src/db/drizzle.config.ts',
    'src/dev/photos/photos.d.ts',
  ]

  it('has no file above 250 lines', () => {
    const long = [...everything.values()].filter(({ path, lines }) => lines > 250 && !isTable(path))
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('has small files: the median is below 80 lines', () => {
    const lines = [...product.values()].map((module) => module.lines).sort((a, b) => a - b)
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(80)
  })

  it('has no enum, no any, no namespace, no `private`, no compiler error waved through', () => {
    const odd = [...everything.values()].flatMap(({ path, oddities }) =>
      oddities.map((one) => `${path}: ${one}`),
    )
    expect(odd).toEqual([])
  })

  it('has no barrels and no drawers: a file is named for what it does', () => {
    const drawers = /(?:^|[/-])(?:utils?|helpers?|services?|types|common|misc|index|manager)\.tsx?$/
    const found = [...everything.values()].filter(({ path, isBarrel }) => isBarrel || drawers.test(path))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('names what it exports, entries aside', () => {
    const unnamed = [...product.values()].filter(
      ({ path, hasDefault }) => hasDefault && !ENTRIES.includes(path),
    )
    expect(unnamed.map(({ path }) => path)).toEqual([])
  })

  it('writes extensions in relative imports', () => {
    const bare = [...everything.values()].flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.') && !/\.[a-z]+$/.test(from))
        .map(({ from }) => `${path}: ${from}`),
    )
    expect(bare).toEqual([])
  })

  it('would notice each of these', () => {
    const odd = parseModule(
      'src/x.ts',
      `enum A { B }
       namespace C { export const d = 1 }
       export class E { private f(g: any) { return g } }
${'       // @ts-expect-error'}
       export * from './y.ts'`,
    )
    expect(odd.oddities.sort()).toEqual(
      [
        '@ts-expect-error',
        '`private`, which can be called from outside',
        'any',
        'enum',
        'export *',
        'namespace',
      ].sort(),
    )
    expect(parseModule('src/x.ts', "export { a } from './a.ts'\nexport * from './b.ts'").isBarrel).toBe(true)
    expect(parseModule('src/x.ts', 'export default 1\n').hasDefault).toBe(true)
    expect(isView('views/x.tsx')).toBe(true)
  })
})

/** Every table in one file, in the order of the journey (design §3). */
function isTable(path: string): boolean {
  return path === 'src/db/schema.ts'
}
