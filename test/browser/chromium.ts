import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sparticuz, { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { fontEnvironment } from './fonts.ts'

/** The Chromium that comes with the project as an npm package, or the one that `CHROME` names. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROME ?? (await sparticuz.executablePath())
  const args = ['--no-sandbox']
  const env = { ...process.env, ...(await fontEnvironment()) }
  try {
    return await chromium.launch({ executablePath, args, env })
  } catch (error) {
    if (!/error while loading shared libraries/.test(String(error))) throw error
    return chromium.launch({ executablePath, args, env: { ...env, ...(await ownLibraries()) } })
  }
}

/** The few shared libraries Chromium needs, from the package, for machines that lack them. */
async function ownLibraries(): Promise<Record<string, string>> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  await inflate(join(dirname(main), '..', 'bin', 'al2023.tar.br'))
  const found = process.env.LD_LIBRARY_PATH
  const own = join(tmpdir(), 'al2023', 'lib')
  return { LD_LIBRARY_PATH: found ? `${own}:${found}` : own }
}
