import { type ChildProcess, spawn } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'

export type Group = {
  /** Leader and name of the process group. */
  pid: number
  /** The last words, for an error. */
  said: () => string
  /** Resolves when the address answers; throws after `patience` ms, or at once where the program has ended. */
  answers: (address: string, patience: number) => Promise<void>
  stop: () => Promise<void>
}

/**
 * Starts a Node program in a process group of its own, which `stop` ends as a whole: ending wrangler alone would leave workerd
 * on the port. Where whoever started it is killed, a guard at the other end of a pipe ends it.
 */
export function startGroup(args: string[], of: { cwd: string; loud?: boolean }): Group {
  const child = spawn(process.execPath, args, {
    cwd: of.cwd,
    detached: true,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    // Kept reading, or a full pipe would stop the program.
    stream?.on('data', (chunk: Buffer) => {
      words = `${words}${chunk}`.slice(-20_000)
      if (of.loud) process.stderr.write(chunk)
    })
  }
  const dismiss = guard(child.pid ?? 0)
  const stop = async () => {
    await end(child)
    dismiss()
  }
  return { pid: child.pid ?? 0, said: () => words, answers: (at, ms) => answers(child, at, ms), stop }
}

/**
 * Throws where another program listens already: its answers would be taken for ours. One of ours that was just killed has
 * `patience` ms to leave. `setting` names another port.
 */
export async function mustBeFree(port: number, setting: string, patience = 10_000): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    if (await isFree(port)) return
    await new Promise((resume) => setTimeout(resume, 250))
  }
  throw new Error(`Port ${port} is in use. Stop what runs there, or set ${setting} to another one.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resume) => {
    const server = createServer().once('error', () => resume(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resume(true)))
  })
}

export function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name)
  } catch {
    // The group is gone already.
  }
}

/** Until the returned function is called, the end of this process, however it comes, is the end of the group. */
function guard(pid: number): () => void {
  const watching = spawn(process.execPath, [join(import.meta.dirname, 'guard.ts'), String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watching.unref()
  // A pipe to a child is a socket, which Node's types do not say.
  ;(watching.stdin as Socket).unref()
  return () => watching.kill('SIGKILL')
}

/** A program that was started and hangs takes questions and never answers. */
async function answers(child: ChildProcess, address: string, patience: number): Promise<void> {
  const until = Date.now() + patience
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error('it ended')
    try {
      await fetch(address, { signal: AbortSignal.timeout(5_000) })
      return
    } catch {
      await new Promise((resume) => setTimeout(resume, 200))
    }
  }
  throw new Error('no answer')
}

async function end(child: ChildProcess): Promise<void> {
  const { pid } = child
  if (pid === undefined) return
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise<void>((resume) => child.once('exit', () => resume()))
    signalGroup(pid, 'SIGTERM')
    const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), 5_000)
    await ended
    clearTimeout(late)
  }
  // Whatever of the group outlived its leader.
  signalGroup(pid, 'SIGKILL')
}
