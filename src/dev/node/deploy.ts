import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { unstable_readConfig as readConfig } from 'wrangler'
import { buildStatic } from './build.ts'
import { type DeployTarget, missingSecrets, unfilledSettings } from './deploy-check.ts'
import { ROOT } from './root.ts'

const WRANGLER = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js')

/**
 * `npm run deploy [-- staging]`: checks what must be filled in, builds, migrates D1, deploys. Repeatable. With `--dry-run` it only
 * says what is missing and bundles the Worker.
 */
export async function deploy(environment: string, isDryRun: boolean): Promise<void> {
  const where = environment === '' ? 'at the top level' : `under [env.${environment}]`
  const target = targetOf(environment)
  const steps = unfilledSettings(target, where)
  if (isDryRun) return dryRun(environment, steps)
  if (steps.length > 0)
    throw new Error(['Not deployed: wrangler.toml is not filled in yet.', ...steps].join('\n- '))
  console.log('Building scripts and fonts …')
  await buildStatic(ROOT)
  console.log('Bringing the database up to date …')
  run(['d1', 'migrations', 'apply', 'DB', '--remote', '--env', environment])
  console.log('Deploying …')
  run(['deploy', '--env', environment])
  const missing = missingSecrets(secretsOf(environment), target.vars)
  if (missing.length === 0) return
  const commands = missing.map((name) => `npx wrangler secret put ${name} --env "${environment}"`)
  console.log(
    ['\nDeployed, but it answers 503 until these secrets are set (README, "Deploying"):', ...commands].join(
      '\n  ',
    ),
  )
}

async function dryRun(environment: string, steps: readonly string[]): Promise<void> {
  console.log(['To be filled in:', ...steps].join('\n- '))
  await buildStatic(ROOT)
  run(['deploy', '--dry-run', '--env', environment])
  console.log('Nothing was deployed.')
}

export function targetOf(environment: string): DeployTarget {
  const { name, d1_databases, r2_buckets, vars } = readConfig(
    { config: join(ROOT, 'wrangler.toml'), env: environment },
    { hideWarnings: true },
  )
  return { name, d1_databases, r2_buckets, vars }
}

/** Names only; none where they cannot be read, so that too much is said rather than too little. */
function secretsOf(environment: string): string[] {
  const listed = wrangler(['secret', 'list', '--format', 'json', '--env', environment], 'pipe')
  if (listed.status !== 0) return []
  try {
    return (JSON.parse(listed.stdout) as { name: string }[]).map(({ name }) => name)
  } catch {
    return []
  }
}

function run(args: string[]): void {
  const { status } = wrangler(args, 'inherit')
  if (status !== 0) throw new Error(`wrangler ${args.join(' ')} failed`)
}

function wrangler(args: string[], stdio: 'inherit' | 'pipe') {
  return spawnSync(process.execPath, [WRANGLER, ...args], { cwd: ROOT, stdio, encoding: 'utf8' })
}

if (import.meta.main) {
  try {
    const args = process.argv.slice(2)
    await deploy(args.find((one) => !one.startsWith('--')) ?? '', args.includes('--dry-run'))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
