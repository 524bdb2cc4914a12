import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { mustBeFree, startGroup } from './group.ts'

const ROOT = join(import.meta.dirname, '../../..')
const WRANGLER = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js')

export type Running = { origin: string; pid: number; stop: () => Promise<void>; said: () => string }

/** Brings the local D1 in `persist` to the newest migration. */
export function migrate(persist: string): void {
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persist, '--env', '']
  const done = spawnSync(process.execPath, [WRANGLER, ...args], {
    cwd: ROOT,
    env: { ...process.env, CI: 'true' },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`migration failed\n${done.stdout}\n${done.stderr}`)
}

/**
 * Starts the product on the real runtime, on loopback, with its state in `persist`; returns when it answers. `stop` ends the
 * whole process group: ending wrangler alone would leave workerd on the port.
 */
export async function startProduct(options: {
  port: number
  persist: string
  envFile: string
  /** Shows what the runtime says. */
  loud?: boolean
}): Promise<Running> {
  const origin = `http://localhost:${options.port}`
  await mustBeFree(options.port, 'PORT')
  const args = [
    ...[
      'dev',
      'src/dev/local.ts',
      '--env',
      '',
      '--env-file',
      options.envFile,
      '--persist-to',
      options.persist,
    ],
    ...['--ip', '127.0.0.1', '--port', String(options.port), '--inspector-port', '0'],
    ...['--show-interactive-dev-session', 'false', '--log-level', options.loud ? 'log' : 'warn'],
  ]
  const group = startGroup([WRANGLER, ...args], { cwd: ROOT, loud: options.loud ?? false })
  try {
    await group.answers(`http://127.0.0.1:${options.port}/robots.txt`, 120_000)
  } catch {
    await group.stop()
    throw new Error(`the product did not start on ${origin}\n${group.said()}`)
  }
  return { origin, pid: group.pid, stop: group.stop, said: group.said }
}
