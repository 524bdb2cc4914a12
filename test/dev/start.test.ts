import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { claimState, type Instance, requireFreePort } from '../../src/dev/node/runtime/instance.ts'
import { identityOf } from '../../src/dev/node/runtime/processes.ts'

const RUNTIME = join(ROOT, 'src/dev/node/runtime')
/** No program listens there: a start with this address has lost its runtime. */
const DEAD = 'http://127.0.0.1:1'
const cleanups: (() => unknown)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A folder of data that no other test has. */
async function makeState(): Promise<string> {
  const state = await mkdtemp(join(tmpdir(), 'baoming-start-'))
  cleanups.push(() => rm(state, { recursive: true, force: true }))
  return state
}

async function serveAnything(): Promise<{ origin: string; port: number }> {
  const server = createServer((_, answer) => answer.end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanups.push(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, port }
}

async function claim(state: string, origin: string): Promise<Instance> {
  const instance = await claimState(state, origin)
  cleanups.push(instance.leave)
  return instance
}

/** Another start of the same data, in a process of its own; resolves when it has printed its first line. */
async function startProgram(script: string): Promise<{ child: ChildProcess; line: string }> {
  const file = join(await makeState(), 'program.mjs')
  await writeFile(file, script)
  const child = spawn(process.execPath, [file], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  cleanups.push(() => child.kill('SIGKILL'))
  const [chunk] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return { child, line: String(chunk).trim() }
}

const claiming = (state: string) => `
  const { claimState } = await import(${JSON.stringify(join(RUNTIME, 'instance.ts'))})
  const instance = await claimState(${JSON.stringify(state)}, ${JSON.stringify(DEAD)})`

describe('started twice with the same data', () => {
  test('the second is told where the first is, and the first goes on', async () => {
    const state = await makeState()
    const { origin } = await serveAnything()
    await claim(state, origin)
    const second = () => claimState(state, 'http://localhost:9')
    await expect(second()).rejects.toThrow(`It is running already, with this data: ${origin}`)
    await expect(second()).rejects.toThrow(`It is running already, with this data: ${origin}`)
  })

  test('the first makes room where its runtime was killed', async () => {
    const state = await makeState()
    const first = await startProgram(`${claiming(state)}
      process.once('SIGTERM', () => instance.leave().then(() => process.exit(0)))
      setInterval(() => {}, 1000)
      console.log('there')`)
    const ended = once(first.child, 'exit')
    await claim(state, DEAD)
    expect(await ended).toEqual([0, null])
  })

  test('the second takes over where the first was killed', async () => {
    const state = await makeState()
    const first = await startProgram(`${claiming(state)}
      setInterval(() => {}, 1000)
      console.log('there')`)
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    await claim(state, DEAD)
  })

  test('the runtime that a killed start has left behind is ended', async () => {
    const state = await makeState()
    const first = await startProgram(`${claiming(state)}
      const { startProduct } = await import(${JSON.stringify(join(RUNTIME, 'product.ts'))})
      const { pids, origin } = await startProduct({ bindings: {}, state: ${JSON.stringify(state)}, port: 0 })
      await instance.addRuntimes(pids)
      console.log([...pids, origin].join(' '))`)
    const [pid, origin] = first.line.split(' ')
    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    expect(identityOf(Number(pid))).toContain('workerd')
    await claim(state, DEAD)
    expect(identityOf(Number(pid))).toBeNull()
    await expect(fetch(`${origin}/robots.txt`)).rejects.toThrow()
  })

  test('a process that only has the number of an ended one is left alone', async () => {
    const state = await makeState()
    const other = await startProgram(`setInterval(() => {}, 1000)
      console.log('there')`)
    const reused = { pid: other.child.pid, identity: 'workerd 1' }
    const left = { origin: DEAD, launcher: reused, runtimes: [reused] }
    await writeFile(join(state, 'running.json'), JSON.stringify(left))
    await claim(state, DEAD)
    expect(identityOf(other.child.pid ?? 0)).not.toBeNull()
  })

  test('other data may be served beside it', async () => {
    const { origin } = await serveAnything()
    await claim(await makeState(), origin)
    await claim(await makeState(), DEAD)
  })
})

test('a port that is taken is named, with the setting that names another', async () => {
  const { port } = await serveAnything()
  await expect(requireFreePort(port, 'BANK_PORT', 300)).rejects.toThrow(
    `Port ${port} is in use. Stop what runs there, or set BANK_PORT to another one.`,
  )
})
