import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { ROOT } from './root.ts'

export type Bench = { origin: string; stop: () => Promise<void> }

/** The product in workerd on a port of its own choice, without a proxy before it, its data in memory where there is some. */
export async function startBench(): Promise<Bench> {
  const data = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'baoming-bench-'))
  const sqlite = (className: string) => ({ className, useSQLite: true })
  const key = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'bench',
      modules: true,
      script: await bundle(),
      compatibilityDate: '2026-10-20',
      compatibilityFlags: ['nodejs_compat'],
      bindings: {
        ENVIRONMENT: 'local',
        ORIGIN: 'http://localhost',
        SEAL_KEY: key(),
        BLIND_KEY: key(),
        PHOTO_KEY: key(),
      },
      d1Databases: ['DB'],
      r2Buckets: ['PHOTOS'],
      durableObjects: { REGISTRATION: sqlite('RegistrationDesk'), SEATS: sqlite('SeatLedger') },
      resourcePersistencePath: data,
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    }),
  )
  const stop = async () => {
    await miniflare.dispose()
    await rm(data, { recursive: true, force: true })
  }
  try {
    const db = await miniflare.getD1Database('DB')
    for (const statement of await migrations()) await db.prepare(statement).run()
    return { origin: (await miniflare.unsafeGetDirectURL()).origin, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function migrations(): Promise<string[]> {
  const folder = join(ROOT, 'migrations')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('--> statement-breakpoint'))
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/dev/bench-worker.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    external: ['cloudflare:workers', 'node:*'],
    loader: { '.jpg': 'binary' },
    tsconfig: join(ROOT, 'src/tsconfig.json'),
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error('the Worker of the bench did not bundle')
  return file.text
}
