import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const ROUNDS = Math.min(20, Math.max(1, Number(process.env.ROUNDS ?? 3)))

/** `npm run faults`: the runtime killed and the last seats raced for, several rounds of it (`ROUNDS`, 20 at most). */
for (let round = 1; round <= ROUNDS; round++) {
  console.log(`── round ${round} of ${ROUNDS}`)
  const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'rules', 'test/faults']
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const ran = spawnSync(process.execPath, [vitest, ...args], { cwd: ROOT, stdio: 'inherit' })
  if (ran.status !== 0) process.exit(ran.status ?? 1)
}
