import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Keys } from './bank-keys.ts'
import { mustBeFree, startGroup } from './group.ts'

export type RunningBank = { origin: string; pid: number; stop: () => Promise<void> }

const BANK = join(import.meta.dirname, '../bank')

/**
 * Starts the bank on `127.0.0.1:port` with its state in `persist` (its own folder) and returns when it answers. `notifySpeed`:
 * how many times faster than Alipay it sends again. `stop` ends the whole process group; wrangler alone would leave workerd.
 */
export async function startBank(options: {
  port: number
  keys: Keys
  persist: string
  notifySpeed?: number
}): Promise<RunningBank> {
  const origin = `http://127.0.0.1:${options.port}`
  await mkdir(options.persist, { recursive: true })
  const secrets = join(options.persist, 'bank.env')
  await writeFile(secrets, settings(options.keys, options.notifySpeed), { mode: 0o600 })
  await mustBeFree(options.port, 'BANK_PORT')
  const group = startGroup(command(options.port, options.persist, secrets), { cwd: BANK })
  try {
    await group.answers(`${origin}/control/trades`, 60_000)
  } catch {
    await group.stop()
    throw new Error(`the bank did not start on ${origin}\n${group.said()}`)
  }
  return { origin, pid: group.pid, stop: group.stop }
}

function command(port: number, persist: string, secrets: string): string[] {
  const wrangler = join(
    dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
    'bin/wrangler.js',
  )
  const config = join(BANK, 'wrangler.toml')
  return [
    ...[wrangler, 'dev', '--config', config, '--env-file', secrets, '--persist-to', join(persist, 'state')],
    ...['--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
    ...['--show-interactive-dev-session', 'false'],
  ]
}

function settings(keys: Keys, notifySpeed = 1): string {
  return [
    `BANK_PRIVATE_KEY="${keys.bank.privateKey}"`,
    `BANK_MERCHANT_PUBLIC_KEY="${keys.merchant.publicKey}"`,
    `BANK_NOTIFY_SPEED="${notifySpeed}"`,
    '',
  ].join('\n')
}
