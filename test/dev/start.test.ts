import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { mustBeFree } from '../../src/dev/node/group.ts'
import { type Instance, soleInstance } from '../../src/dev/node/instance.ts'

const CODE = join(import.meta.dirname, '../../src/dev/node')
/** Nobody listens there: what runs on it has lost its runtime. */
const DEAD = 'http://127.0.0.1:1'
const ends: (() => unknown)[] = []
let n = 0

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A folder of state that no other test has. */
const newState = () => `/state/${process.pid}/${++n}`

async function answering(): Promise<{ origin: string; port: number }> {
  const server = createServer((_, answer) => answer.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => new Promise((resume) => server.close(resume)))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port }
}

async function held(state: string, origin: string): Promise<Instance> {
  const one = await soleInstance(state, origin)
  ends.push(one.leave)
  return one
}

/** A program of its own that says a line and then does nothing. */
function program(script: string): ChildProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  ends.push(() => child.kill('SIGKILL'))
  return child
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return String(chunk).trim()
}

describe('started twice with the same data', () => {
  test('the second is told where the first is, and the first goes on', async () => {
    const state = newState()
    const { origin } = await answering()
    await held(state, origin)
    await expect(soleInstance(state, 'http://localhost:9')).rejects.toThrow(
      `It is running already, with this data: ${origin}`,
    )
  })

  test('the first makes room where its runtime was killed', async () => {
    const state = newState()
    const first = await soleInstance(state, DEAD)
    void first.asked.then(first.leave)
    await held(state, DEAD)
  })

  test('the second finds nobody where the first was killed', async () => {
    const state = newState()
    const module = JSON.stringify(join(CODE, 'instance.ts'))
    const first = program(`
      const { soleInstance } = await import(${module})
      await soleInstance(${JSON.stringify(state)}, ${JSON.stringify(DEAD)})
      console.log('there')
      setInterval(() => {}, 1000)`)
    await firstLine(first)
    first.kill('SIGKILL')
    await once(first, 'exit')
    await held(state, DEAD)
  })

  test('other data may be served beside it', async () => {
    const { origin } = await answering()
    await held(newState(), origin)
    await held(newState(), DEAD)
  })
})

test('a program ends with whoever started it, though that is killed without a word', async () => {
  const module = JSON.stringify(join(CODE, 'group.ts'))
  const starter = program(`
    const { startGroup } = await import(${module})
    console.log(startGroup(['-e', 'setInterval(() => {}, 1000)'], { cwd: '.' }).pid)`)
  const pid = Number(await firstLine(starter))
  expect(isAlive(pid)).toBe(true)
  starter.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 30_000 }).toBe(false)
})

test('a port that is taken is named, with the setting that names another', async () => {
  const { port } = await answering()
  await expect(mustBeFree(port, 'BANK_PORT', 300)).rejects.toThrow(
    `Port ${port} is in use. Stop what runs there, or set BANK_PORT to another one.`,
  )
})

/** One that has ended and that nobody has asked about yet does not count. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const stat = `/proc/${pid}/stat`
    return !(existsSync(stat) && / Z /.test(readFileSync(stat, 'utf8')))
  } catch {
    return false
  }
}
