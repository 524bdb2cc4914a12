import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Keys, makeKeys, settingsFor } from '../bank-keys.ts'

export type LocalSecrets = {
  /** Variables and secrets of the product. */
  bindings: Record<string, string>
  bank: Keys
}

/** Secrets of one local installation, made once and kept in `folder`; they open nothing anywhere else. */
export async function localSecrets(
  folder: string,
  at: { origin: string; bankOrigin: string },
): Promise<LocalSecrets> {
  const file = join(folder, 'secrets.json')
  if (!existsSync(file)) {
    const key = () => randomBytes(32).toString('base64')
    const made = { keys: { SEAL_KEY: key(), BLIND_KEY: key(), PHOTO_KEY: key() }, bank: makeKeys() }
    await mkdir(folder, { recursive: true })
    await writeFile(file, JSON.stringify(made), { mode: 0o600 })
  }
  const { keys, bank } = JSON.parse(await readFile(file, 'utf8')) as {
    keys: Record<string, string>
    bank: Keys
  }
  const own = { ENVIRONMENT: 'local', ORIGIN: at.origin }
  return { bindings: { ...keys, ...own, ...settingsFor(at.bankOrigin, bank) }, bank }
}
