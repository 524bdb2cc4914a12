import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../root.ts'
import { sizeLine } from './alone.ts'
import type { BenchLine } from './measure.ts'

const gzip = (text: string | Uint8Array) => gzipSync(text, { level: 6 }).length

/** The bytes on the way, compressed, beside its budgets (design §10). */
export async function benchBytes(origin: string): Promise<BenchLine[]> {
  const page = async (path: string) => gzip(await (await fetch(origin + path)).text())
  const css = gzip(await readFile(join(ROOT, 'static/site.css')))
  const script = gzip(await readFile(join(ROOT, 'static/built/site.js')))
  const first = (await page('/p/henan')) + css
  return [
    sizeLine('Worker', gzip(await bundle()), 400_000),
    sizeLine('first visit', first, 14 * 1024),
    sizeLine('  with script', first + script, 27 * 1024),
    sizeLine('login page', await page('/login'), 5 * 1024),
    sizeLine('how it works', await page('/p/henan/how-it-works'), 5 * 1024),
  ]
}

async function bundle(): Promise<Uint8Array> {
  const out = await mkdtemp(join(tmpdir(), 'baoming-bench-bundle-'))
  try {
    const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
    const args = [wrangler, 'deploy', '--dry-run', '--outdir', out, '--env', '']
    const done = spawnSync(process.execPath, args, { cwd: ROOT, env: { ...process.env, CI: 'true' } })
    if (done.status !== 0) throw new Error(String(done.stderr))
    return await readFile(join(out, 'worker.js'))
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
