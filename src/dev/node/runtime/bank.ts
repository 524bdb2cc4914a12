import { join } from 'node:path'
import { SAMPLE_MERCHANT } from '../../../payment/gateways/alipay/settings.ts'
import type { Keys } from '../bank-keys.ts'
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
  return startRuntime({
    config: join(BANK, 'wrangler.toml'),
    script: await bundleWorker(join(BANK, 'worker.ts')),
    bindings: {
      BANK_APP_ID: SAMPLE_MERCHANT.appId,
      BANK_SELLER_ID: SAMPLE_MERCHANT.sellerId,
      BANK_PRIVATE_KEY: keys.bank.privateKey,
      BANK_MERCHANT_PUBLIC_KEY: keys.merchant.publicKey,
      BANK_NOTIFY_SPEED: String(notifySpeed),
    },
    state,
    port,
  })
}
