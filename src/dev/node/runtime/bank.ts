import { join } from 'node:path'
import { type Keys, settingsFor } from '../bank-keys.ts'
import { ROOT } from '../root.ts'
import { bundleWorker } from './bundle.ts'
import { type Runtime, startRuntime } from './runtime.ts'

const BANK = join(ROOT, 'src/dev/bank')

export type BankOptions = {
  port: number
  keys: Keys
  state: string
  /** How many times faster than Alipay it sends again. */
  notifySpeed?: number
}

/** Starts the payment simulator on loopback, with data of its own in `state`. */
export async function startBank({ port, keys, state, notifySpeed = 1 }: BankOptions): Promise<Runtime> {
  const { ALIPAY_APP_ID = '', ALIPAY_SELLER_ID = '' } = settingsFor(`http://127.0.0.1:${port}`, keys)
  return startRuntime({
    config: join(BANK, 'wrangler.toml'),
    script: await bundleWorker(join(BANK, 'worker.ts')),
    bindings: {
      BANK_APP_ID: ALIPAY_APP_ID,
      BANK_SELLER_ID: ALIPAY_SELLER_ID,
      BANK_PRIVATE_KEY: keys.bank.privateKey,
      BANK_MERCHANT_PUBLIC_KEY: keys.merchant.publicKey,
      BANK_NOTIFY_SPEED: String(notifySpeed),
    },
    state,
    port,
  })
}
