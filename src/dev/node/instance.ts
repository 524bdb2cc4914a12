import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Instance = {
  /** Another start has asked this one to make room. */
  asked: Promise<void>
  leave: () => Promise<void>
}

/**
 * One running start for each folder of state. Where another runs and its product answers, throws; where it does not answer any
 * more (its runtime was killed), it is asked to end, and waited for, half a minute at most. They know each other by a socket,
 * since the id of a process may be reused.
 */
export async function soleInstance(state: string, origin: string): Promise<Instance> {
  const address = addressOf(state)
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const server = await listen(address)
    if (server) return instance(server, origin)
    const other = await originOf(address)
    if (other === null) await rm(address, { force: true })
    else if (await isWell(other)) throw new Error(`It is running already, with this data: ${other}`)
    else await askToEnd(address)
    await new Promise((resume) => setTimeout(resume, 500))
  }
  throw new Error('Another start with this data neither answers nor ends. End it, then start again.')
}

/** In the folder for temporary files: the name of a socket may have about a hundred bytes. */
function addressOf(state: string): string {
  const name = `baoming-${createHash('sha256').update(state).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** Says where it is to whoever connects; whoever answers wants it to end. */
function instance(server: Server, origin: string): Instance {
  const asked = new Promise<void>((resume) => {
    server.on('connection', (socket) => {
      socket.on('error', () => {}).once('data', () => resume())
      socket.write(origin)
    })
  })
  server.unref()
  return { asked, leave: () => new Promise((resume) => server.close(() => resume())) }
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resume) => {
    const server = createServer()
    server.once('error', () => resume(null))
    server.listen(address, () => resume(server))
  })
}

/** Null where nobody listens: whoever did was killed and has left the socket behind. */
function originOf(address: string): Promise<string | null> {
  return new Promise((resume) => {
    const socket = connect(address)
    socket.once('error', () => resume(null))
    socket.once('data', (origin) => {
      socket.destroy()
      resume(String(origin))
    })
  })
}

function askToEnd(address: string): Promise<void> {
  return new Promise((resume) => {
    const socket = connect(address)
    socket.once('error', () => resume())
    socket.once('connect', () => socket.end('end', () => resume()))
  })
}

async function isWell(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/robots.txt`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
  return answer !== null
}
