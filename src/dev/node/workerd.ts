import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

const ROOT = join(import.meta.dirname, '../../..')

/** On loopback; port 0 is one that is free. */
export type Place = { script: string; state: string; port: number }

export type Parts = {
  /** Binding and class of each Durable Object. */
  objects: Record<string, string>
  photos?: boolean
  bindings?: Record<string, string>
  quiet?: boolean
}

/** A bundled Worker on workerd with nothing before it, neither wrangler nor a proxy; a new D1 in `state` gets its tables. */
export async function startWorkerd(place: Place, parts: Parts): Promise<Miniflare> {
  const objects = Object.entries(parts.objects).map(([name, className]) => [
    name,
    { className, useSQLite: true },
  ])
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'exam',
      modules: true,
      script: place.script,
      compatibilityDate: await compatibilityDate(),
      compatibilityFlags: ['nodejs_compat'],
      bindings: parts.bindings ?? {},
      d1Databases: ['DB'],
      r2Buckets: parts.photos ? ['PHOTOS'] : [],
      durableObjects: Object.fromEntries(objects),
      resourcePersistencePath: place.state,
      unsafeDirectSockets: [{ host: '127.0.0.1', port: place.port }],
      ...(parts.quiet ? { handleRuntimeStdio: () => {} } : {}),
    }),
  )
  try {
    await migrate(miniflare)
    return miniflare
  } catch (error) {
    await miniflare.dispose()
    throw error
  }
}

/** One file for workerd of an entry of ours. */
export async function bundleWorker(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    write: false,
    external: ['cloudflare:workers', 'node:*'],
    loader: { '.jpg': 'binary' },
    tsconfig: join(ROOT, 'src/tsconfig.json'),
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry} did not bundle`)
  return file.text
}

/** A new folder for state: every answer is a commit, so memory is used where there is some. */
export function scratch(name: string): Promise<string> {
  return mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `baoming-${name}-`))
}

/** The one of `wrangler.toml`. */
async function compatibilityDate(): Promise<string> {
  const [, date] =
    /^compatibility_date = "(.*)"/m.exec(await readFile(join(ROOT, 'wrangler.toml'), 'utf8')) ?? []
  if (!date) throw new Error('wrangler.toml names no compatibility date')
  return date
}

async function migrate(miniflare: Miniflare): Promise<void> {
  const db = await miniflare.getD1Database('DB')
  const table = await db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'passport'`).first()
  if (table !== null) return
  const folder = join(ROOT, 'migrations')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  for (const statement of texts.flatMap((text) => text.split('--> statement-breakpoint'))) {
    await db.prepare(statement).run()
  }
}
