import type { GatewayEnv } from './payment/gateways/gateway-settings.ts'
import type { RegistrationDesk } from './registration/desk/registration-desk.ts'
import type { SeatLedger } from './seats/seat-ledger.ts'

/** Everything the platform hands to the Worker: bindings, plain variables, secrets. README lists each setting. */
export interface Bindings extends GatewayEnv {
  DB: D1Database
  PHOTOS: R2Bucket
  ASSETS: Fetcher
  REGISTRATION: DurableObjectNamespace<RegistrationDesk>
  SEATS: DurableObjectNamespace<SeatLedger>
  ENVIRONMENT: 'local' | 'production'
  /** The product's own address, e.g. `https://bm.example.cn`: links in mails, return and notification addresses. */
  ORIGIN: string
  /** 32 bytes, base64: seals identity numbers, drafts, saved posts and messages (AES-256-GCM). */
  SEAL_KEY: string
  SEAL_KEY_PREVIOUS?: string
  /** 32 bytes, base64: blind index of identity numbers (HMAC-SHA-256). */
  BLIND_KEY: string
  /** 32 bytes, base64: names of photo objects (HMAC-SHA-256). */
  PHOTO_KEY: string
  /** Relay that takes `POST {to, subject, text}` with a bearer token. Without it mails wait in the outbox. */
  MAIL_ENDPOINT?: string
  MAIL_TOKEN?: string
}

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {}
  }
}
