import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { AlipaySettings } from '../../src/payment/gateways/alipay.ts'
import type { Keys } from './keys.ts'

export type RunningBank = { origin: string; pid: number; stop: () => Promise<void> }

/** As in `wrangler.toml`. */
const APP_ID = '2021000000000001'
const SELLER_ID = '2088000000000001'

/** How the product is configured to pay at a bank with these keys. */
export function settingsFor(origin: string, keys: Keys): AlipaySettings {
  return {
    gateway: `${origin}/gateway.do`,
    appId: APP_ID,
    sellerId: SELLER_ID,
    privateKey: keys.merchant.privateKey,
    publicKey: keys.bank.publicKey,
  }
}

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
  const child = spawn(process.execPath, command(options.port, options.persist, secrets), {
    cwd: import.meta.dirname,
    detached: true,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listen(child)
  const stop = () => end(child)
  try {
    await answers(`${origin}/control/trades`, child)
  } catch {
    await stop()
    throw new Error(`the bank did not start on ${origin}\n${said()}`)
  }
  return { origin, pid: child.pid ?? 0, stop }
}

function command(port: number, persist: string, secrets: string): string[] {
  const wrangler = join(
    dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
    'bin/wrangler.js',
  )
  const config = join(import.meta.dirname, 'wrangler.toml')
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

/** Keeps reading, or a full pipe would stop the bank; remembers the last words for an error. */
function listen(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      words = `${words}${chunk}`.slice(-4000)
    })
  }
  return () => words
}

/** Asks until the bank answers, a minute at most: one that was started and hangs takes questions and never answers. */
async function answers(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (child.exitCode !== null) break
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('no answer')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return
  const gone = child.exitCode !== null ? undefined : new Promise((resolve) => child.once('exit', resolve))
  signal(child.pid, 'SIGTERM')
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5000).unref())])
  // Whatever of the group outlived its leader.
  signal(child.pid, 'SIGKILL')
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name)
  } catch {
    // Nobody is left.
  }
}
