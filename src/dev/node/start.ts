import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startBank } from '../../../test/bank/start-bank.ts'
import { buildStatic } from './build.ts'
import { migrate, startProduct } from './product.ts'
import { localSecrets } from './secrets.ts'

const ROOT = join(import.meta.dirname, '../../..')
const STATE = join(ROOT, '.state')

/** `npm start`: everything a newcomer needs, in one command; started again it keeps all data. */
export async function start(options: { port: number; bankPort: number; state: string }): Promise<void> {
  const say = (text: string) => console.log(text)
  const origin = `http://localhost:${options.port}`
  const bankOrigin = `http://localhost:${options.bankPort}`
  say('Building scripts and fonts …')
  await buildStatic(ROOT)
  const secrets = await localSecrets(options.state, { origin, bankOrigin })
  say('Bringing the database up to date …')
  migrate(join(options.state, 'product'))
  say('Starting …')
  const bank = await startBank({
    port: options.bankPort,
    keys: secrets.bank,
    persist: join(options.state, 'bank'),
  })
  const product = await startProduct({
    port: options.port,
    persist: join(options.state, 'product'),
    envFile: secrets.file,
    loud: process.argv.includes('--loud'),
  })
  say('Seeding, where there is nothing yet …')
  const seeded = await fetch(`${origin}/dev/seed`, { method: 'POST', headers: { Origin: origin } })
  if (!seeded.ok) throw new Error(`seeding failed: ${await seeded.text()}`)
  say(`\n${await seeded.text()}`)
  say(`Product          ${origin}`)
  say(`Officers         ${origin}/office`)
  say(`Mail and codes   ${origin}/dev/outbox`)
  say(`Bank simulator   ${bankOrigin}/control\n`)
  say('Stop with Ctrl+C; the data stays. `npm run reset` starts over.')
  // The platform fires cron by itself in production only.
  const cron = setInterval(
    () => void fetch(`${origin}/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*`).catch(() => {}),
    300_000,
  )
  await new Promise<void>((resume) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resume())
  })
  clearInterval(cron)
  await Promise.all([product.stop(), bank.stop()])
}

export async function reset(): Promise<void> {
  await rm(STATE, { recursive: true, force: true })
}

if (import.meta.main) {
  const port = Number(process.env.PORT ?? 8787)
  const bankPort = Number(process.env.BANK_PORT ?? 8788)
  await start({ port, bankPort, state: STATE })
}
