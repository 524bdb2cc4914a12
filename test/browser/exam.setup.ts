import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildStatic } from '../../src/dev/node/build.ts'
import { ROOT } from '../../src/dev/node/root.ts'
import { startBank } from '../../src/dev/node/runtime/bank.ts'
import { freePorts } from '../../src/dev/node/runtime/ports.ts'
import { startProduct } from '../../src/dev/node/runtime/product.ts'
import { localSecrets } from '../../src/dev/node/runtime/secrets.ts'
import { seed } from '../../src/dev/node/start.ts'
import { launchChromium } from './chromium.ts'

/** Where the one examination of this run is held. */
export type Exam = {
  origin: string
  /** Where a cron can be run by hand. */
  scheduledUrl: string
  bank: string
  /** The folder of the product's state. */
  state: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    exam: Exam
  }
}

/** Once per run: product and bank on ports of their own, with state of their own, seeded. */
export default async function holdExam(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'baoming-stories-'))
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })]
  const end = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  try {
    const [port, bankPort] = await freePorts()
    if (!port || !bankPort) throw new Error('no free port')
    const origin = `http://localhost:${port}`
    const secrets = await localSecrets(folder, { origin, bankOrigin: `http://localhost:${bankPort}` })
    const state = join(folder, 'product')
    await buildStatic(ROOT)
    // Unpacks Chromium, before several workers would at the same time.
    await (await launchChromium()).close()
    const bank = await startBank({ port: bankPort, keys: secrets.bank, state: join(folder, 'bank') })
    stops.push(bank.stop)
    const product = await startProduct({ port, state, bindings: secrets.bindings })
    stops.push(product.stop)
    await seed(origin)
    project.provide('exam', { origin, scheduledUrl: product.scheduledUrl, bank: bank.origin, state })
    return end
  } catch (error) {
    await end()
    throw error
  }
}
