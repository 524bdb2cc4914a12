import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'

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
  await mustBeFree(options.port)
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
  const child = spawn(process.execPath, [WRANGLER, ...args], {
    cwd: ROOT,
    detached: true,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const hear = (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-20_000)
    if (options.loud) process.stderr.write(chunk)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const stop = () => endGroup(child)
  try {
    await answers(`http://127.0.0.1:${options.port}/robots.txt`, child)
  } catch {
    await stop()
    throw new Error(`the product did not start on ${origin}\n${words}`)
  }
  return { origin, pid: child.pid ?? 0, stop, said: () => words }
}

/** Throws where another program listens already: its answers would be taken for ours. */
async function mustBeFree(port: number): Promise<void> {
  await new Promise<void>((resume, refuse) => {
    const taken = () =>
      refuse(new Error(`Port ${port} is in use. Stop what runs there, or set PORT to another one.`))
    const server = createServer().once('error', taken)
    server.listen(port, '127.0.0.1', () => server.close(() => resume()))
  })
}

/** Asks until somebody answers, two minutes at most. */
async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 120_000
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error('it ended')
    try {
      await fetch(url, { signal: AbortSignal.timeout(5_000) })
      return
    } catch {
      await new Promise((resume) => setTimeout(resume, 200))
    }
  }
  throw new Error('no answer')
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const ended = new Promise<void>((resume) => child.once('exit', () => resume()))
  signal(child.pid, 'SIGTERM')
  const late = setTimeout(() => signal(child.pid ?? 0, 'SIGKILL'), 5_000)
  await ended
  clearTimeout(late)
  signal(child.pid, 'SIGKILL')
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name)
  } catch {
    // The group is gone already.
  }
}
