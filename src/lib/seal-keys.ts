import type { SealKeys } from './seal.ts'

/** The deployment's sealing keys: the current one, and the previous until it is retired. */
export function sealKeys(env: { SEAL_KEY: string; SEAL_KEY_PREVIOUS?: string | undefined }): SealKeys {
  return { current: env.SEAL_KEY, previous: env.SEAL_KEY_PREVIOUS }
}
