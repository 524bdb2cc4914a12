import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'

export type Runtime = { address: URL; stop: () => Promise<void> }

/** The race is about order, not about the speed of a disk: every answer is a commit, so memory is used where there is some. */
const DATA = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Starts workerd with the race's Worker on a port of its own choice, without a proxy before it. */
export async function startRuntime(): Promise<Runtime> {
  const data = await mkdtemp(join(DATA, 'baoming-race-'))
  const sqlite = (className: string) => ({ className, useSQLite: true })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'race',
      modules: true,
      script: await bundle(),
      compatibilityDate: '2026-10-20',
      compatibilityFlags: ['nodejs_compat'],
      d1Databases: ['DB'],
      durableObjects: { SEATS: sqlite('SeatLedger'), HASTY: sqlite('HastyLedger') },
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
    return { address: await miniflare.unsafeGetDirectURL(), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function migrations(): Promise<string[]> {
  const folder = join(import.meta.dirname, '../../../migrations')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => text.split('--> statement-breakpoint'))
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'worker.ts')],
    bundle: true,
    format: 'esm',
    write: false,
    external: ['cloudflare:workers', 'node:*'],
  })
  const [file] = outputFiles
  if (!file) throw new Error('The Worker of the race did not bundle')
  return file.text
}
