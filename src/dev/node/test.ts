import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildStatic } from './build.ts'
import { tryCommands } from './commands.ts'
import { ROOT } from './root.ts'

type Ended = { ok: boolean; output: string }
type Step = { name: string; run: () => Promise<Ended> }

/** In the order in which a mistake shows soonest; the tests one project after the other, since cores are scarce. */
const STEPS: Step[] = [
  { name: 'build', run: () => built() },
  { name: 'format', run: () => quietly('@biomejs/biome/bin/biome', ['check', '.']) },
  { name: 'types', run: () => types() },
  ...['rules', 'rooms', 'faults', 'stories'].map((project) => ({
    name: project,
    run: () => vitest(project),
  })),
  { name: 'commands', run: () => commands() },
]

/** `npm test`: everything, or only the steps that are named; stops at the first that fails and says which. */
async function test(named: string[]): Promise<boolean> {
  const unknown = named.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(
      `No such step: ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}`,
    )
    return false
  }
  const times: string[] = []
  for (const { name, run } of STEPS.filter((step) => named.length === 0 || named.includes(step.name))) {
    console.log(`── ${name}`)
    const start = performance.now()
    const { ok, output } = await run()
    times.push(`${name.padEnd(8)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`)
    if (ok) continue
    console.error(`${output}\n${times.join('\n')}\n\nFailed: ${name}. Again by itself: npm test -- ${name}`)
    return false
  }
  console.log(`\n${times.join('\n')}\n\nEverything holds.`)
  return true
}

async function built(): Promise<Ended> {
  try {
    await buildStatic(ROOT)
    return { ok: true, output: '' }
  } catch (error) {
    return { ok: false, output: String(error) }
  }
}

/** Every command of README. */
async function commands(): Promise<Ended> {
  const failed = await tryCommands()
  return { ok: failed === null, output: failed ?? '' }
}

/** Every tsconfig of the tree at the same time: each knows another world (Workers, Node, browser, tests). */
async function types(): Promise<Ended> {
  const configs = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => /(?:^|[/\\])tsconfig\.json$/.test(path) && !path.includes('node_modules')),
  )
  const ended = await Promise.all(configs.map((config) => quietly('typescript/bin/tsc', ['-p', config])))
  const failed = ended.filter(({ ok }) => !ok)
  return { ok: failed.length === 0, output: failed.map(({ output }) => output).join('\n') }
}

function vitest(project: string): Promise<Ended> {
  return node(
    'vitest/vitest.mjs',
    ['run', '--config', 'test/vitest.config.ts', '--project', project],
    'inherit',
  )
}

function quietly(script: string, args: string[]): Promise<Ended> {
  return node(script, args, 'pipe')
}

/** Runs a program of ours on the Node that comes with the project; `output` is its output where it is not shown at once. */
function node(script: string, args: string[], stdio: 'inherit' | 'pipe'): Promise<Ended> {
  const path = join(ROOT, 'node_modules', script)
  if (!existsSync(path)) return Promise.resolve({ ok: false, output: `${dirname(script)} is not installed` })
  const child = spawn(process.execPath, [path, ...args], {
    cwd: ROOT,
    env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', stdio, stdio],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk))
  return new Promise((resolve) => child.once('close', (code) => resolve({ ok: code === 0, output })))
}

process.exitCode = (await test(process.argv.slice(2))) ? 0 : 1
