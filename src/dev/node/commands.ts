import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './root.ts'
import { freePorts } from './runtime/ports.ts'

/**
 * Runs every command that README names once, as short as it can be, on free ports and with data of its own; tests and faults are
 * steps of their own. Resolves with the first command that does not do what it should, or null.
 */
export async function tryCommands(): Promise<string | null> {
  const state = await mkdtemp(join(tmpdir(), 'baoming-commands-'))
  const [port, bankPort] = await freePorts()
  const env = { STATE_FOLDER: state, PORT: String(port), BANK_PORT: String(bankPort) }
  try {
    return (
      (await expectOutput(
        ['bench', 'short'],
        0,
        /submission .* 1 D1 insert.*home of the province .* rows/s,
      )) ??
      (await expectOutput(['photo-check', join(ROOT, 'src/dev/photos/chen-si.jpg')], 0, /yes\tyes\t-$/m)) ??
      (await expectOutput(['deploy', '--dry-run'], 0, /Nothing was deployed/)) ??
      (await tryStart(`http://localhost:${port}`, env)) ??
      (await expectOutput(['reset'], 0, /All local data is gone/, env))
    )
  } finally {
    await rm(state, { recursive: true, force: true })
  }
}

type Env = Record<string, string>

/** Starts, starts a second time beside the first, and ends the first. */
async function tryStart(origin: string, env: Env): Promise<string | null> {
  const first = run(['start'], env)
  const ended = once(first.child, 'close')
  try {
    for (const until = Date.now() + 120_000; !first.output().includes('Stop with Ctrl+C'); await pause(200)) {
      if (first.child.exitCode !== null || Date.now() > until) return `start\n${first.output()}`
    }
    const page = await fetch(`${origin}/p/henan`)
    if (page.status !== 200) return `start: /p/henan answered ${page.status}\n${first.output()}`
    const second = await expectOutput(['start'], 1, new RegExp(`It is running already.*${origin}`), env)
    if (second) return second
  } finally {
    first.child.kill('SIGTERM')
    await ended
  }
  return null
}

async function expectOutput(
  args: string[],
  status: number,
  text: RegExp,
  env: Env = {},
): Promise<string | null> {
  const { child, output } = run(args, env)
  await once(child, 'close')
  const isRight = child.exitCode === status && text.test(output())
  return isRight ? null : `${args.join(' ')} ended with ${child.exitCode}\n${output()}`
}

/** A command as npm runs it, by the launcher. */
function run(args: string[], env: Env) {
  const child = spawn(process.execPath, [join(ROOT, 'src/dev/run.mjs'), ...args], {
    cwd: ROOT,
    env: { ...process.env, npm_lifecycle_event: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
  return { child, output: () => output }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
