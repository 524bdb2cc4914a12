import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { identityOf } from './processes.ts'

/** A process as `running.json` names it: its id, and what tells it from a later process with the same id. */
type Process = { pid: number; identity: string | null }

type Running = { origin: string; launcher: Process; runtimes: Process[] }

export type Instance = {
  /** Notes the processes of workerd, so that the next start finds them if this one is killed. */
  addRuntimes: (pids: readonly number[]) => Promise<void>
  leave: () => Promise<void>
}

/** How long a start that has lost its product may take to end. */
const END_MS = 30_000

/**
 * Keeps one start to each folder of data, by the file `running.json` in it. Where another start serves it, throws and says where.
 * Where another start runs but its product does not answer, it is ended. Where another start was killed, the runtimes that it
 * left behind are ended: they would keep the port, and write to the same data.
 */
export async function claimState(state: string, origin: string): Promise<Instance> {
  const file = join(state, 'running.json')
  const running: Running = { origin, launcher: describe(process.pid), runtimes: [] }
  await mkdir(state, { recursive: true })
  for (let tries = 0; tries < 5; tries++) {
    if (await create(file, running)) return instance(file, running)
    const other = await read(file)
    if (!other) continue
    if (isAlive(other.launcher)) {
      if (await answers(other.origin))
        throw new Error(`It is running already, with this data: ${other.origin}`)
      await end(other.launcher)
    }
    for (const runtime of other.runtimes) await end(runtime, 'SIGKILL')
    await rm(file, { force: true })
  }
  throw new Error(`Another start is taking this data at the same time (${file}). Start again.`)
}

function instance(file: string, running: Running): Instance {
  return {
    async addRuntimes(pids) {
      running.runtimes.push(...pids.map(describe))
      await writeFile(file, JSON.stringify(running))
    },
    leave: () => rm(file, { force: true }),
  }
}

/** False where the file is there already. */
async function create(file: string, running: Running): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(running), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Undefined where the file has gone meanwhile, or is no such file: then it is removed. */
async function read(file: string): Promise<Running | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Running
  } catch {
    await rm(file, { force: true })
    return undefined
  }
}

function describe(pid: number): Process {
  return { pid, identity: identityOf(pid) }
}

function isAlive({ pid, identity }: Process): boolean {
  return identity !== null && identityOf(pid) === identity
}

async function end(other: Process, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (!isAlive(other)) return
  process.kill(other.pid, signal)
  for (const until = Date.now() + END_MS; isAlive(other); await pause(200)) {
    if (Date.now() > until) process.kill(other.pid, 'SIGKILL')
  }
}

async function answers(origin: string): Promise<boolean> {
  const request = fetch(`${origin}/robots.txt`, { signal: AbortSignal.timeout(5_000) })
  return request.then(
    () => true,
    () => false,
  )
}

/**
 * Throws where another program listens already: its answers would be taken for ours. A runtime that was just killed has
 * `patienceMs` to leave. `setting` names another port.
 */
export async function requireFreePort(port: number, setting: string, patienceMs = 5_000): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await pause(250)) {
    if (await isFree(port)) return
    if (Date.now() > until)
      throw new Error(`Port ${port} is in use. Stop what runs there, or set ${setting} to another one.`)
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
