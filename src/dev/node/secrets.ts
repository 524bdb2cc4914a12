import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Keys, makeKeys, settingsFor } from './bank-keys.ts'

export type LocalSecrets = { env: Record<string, string>; bank: Keys }

/** Secrets of one local installation, made once and kept in `folder`; they are worth nothing anywhere else. */
export async function localSecrets(
  folder: string,
  at: { origin: string; bankOrigin: string },
): Promise<LocalSecrets & { file: string }> {
  const kept = join(folder, 'secrets.json')
  if (!existsSync(kept)) {
    const key = () => randomBytes(32).toString('base64')
    const made = { keys: { SEAL_KEY: key(), BLIND_KEY: key(), PHOTO_KEY: key() }, bank: makeKeys() }
    await mkdir(dirname(kept), { recursive: true })
    await writeFile(kept, JSON.stringify(made), { mode: 0o600 })
  }
  const { keys, bank } = JSON.parse(await readFile(kept, 'utf8')) as {
    keys: Record<string, string>
    bank: Keys
  }
  const env = {
    ...keys,
    ENVIRONMENT: 'local',
    ORIGIN: at.origin,
    ...settingsFor(at.bankOrigin, bank),
  }
  const file = join(folder, 'product.env')
  const lines = Object.entries(env).map(([name, value]) => `${name}="${value}"`)
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return { env, bank, file }
}
