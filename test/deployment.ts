import { createHash } from 'node:crypto'
import type { Bindings } from '../src/env.d.ts'

/** 32 bytes that look random and are the same at every run. */
export const keyFor = (use: string) => createHash('sha256').update(use).digest('base64')

/** The settings of a deployment beside its bindings: complete, and invented. Without a payment platform. */
export const DEPLOYMENT = {
  ENVIRONMENT: 'production',
  ORIGIN: 'https://bm.ncre-online.cn',
  SEAL_KEY: keyFor('seal'),
  BLIND_KEY: keyFor('blind'),
  PHOTO_KEY: keyFor('photo'),
  MAIL_ENDPOINT: 'https://relay.ncre-online.cn/send',
  MAIL_TOKEN: 'b7f3c1d95e0a4f62',
} as const satisfies Partial<Bindings>
