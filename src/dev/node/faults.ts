import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './root.ts'

/**
 * `npm run faults -- [rounds] [seed]`: kills the runtime after every acknowledged step of a journey, races for the last seats over
 * HTTP, and kills it under load as often as asked for, 50 times by default: a quarter of an hour.
 */
function faults(rounds: number, seed: number): Promise<boolean> {
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'faults']
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      CI: 'true',
      WRANGLER_SEND_METRICS: 'false',
      FAULT_ROUNDS: String(rounds),
      FAULT_SEED: String(seed),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0)))
}

const [rounds = 50, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number)
process.exitCode = (await faults(rounds, seed)) ? 0 : 1
