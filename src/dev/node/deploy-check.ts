import { missingGatewaySettings } from '../../payment/gateways/gateway-settings.ts'

/** The part of wrangler.toml that has to be filled in before a first deployment. */
export type DeployTarget = {
  name: string | undefined
  d1_databases: { binding: string; database_id?: string | undefined }[]
  r2_buckets: { binding: string; bucket_name?: string | undefined }[]
  vars: Record<string, unknown>
}

const PLACEHOLDER = /^[0-]*$/

/** The settings that still stand as in the example, each with its remedy; empty where the target is ready. */
export function unfilledSettings(target: DeployTarget, where: string): string[] {
  const steps: string[] = []
  const d1 = target.d1_databases.find((one) => one.binding === 'DB')
  if (!d1?.database_id || PLACEHOLDER.test(d1.database_id)) {
    steps.push(
      `database_id of DB is a placeholder. Run: npx wrangler d1 create ${target.name ?? 'baoming'}  and put the id it prints into wrangler.toml, ${where}.`,
    )
  }
  const bucket = target.r2_buckets.find((one) => one.binding === 'PHOTOS')
  if (!bucket?.bucket_name) steps.push(`PHOTOS has no bucket_name in wrangler.toml, ${where}.`)
  const { ENVIRONMENT, ORIGIN } = target.vars
  if (ENVIRONMENT !== 'production') steps.push(`ENVIRONMENT must be "production" in wrangler.toml, ${where}.`)
  if (typeof ORIGIN !== 'string' || !/^https:\/\//.test(ORIGIN) || /\bexample\b/.test(ORIGIN)) {
    steps.push(`ORIGIN is a placeholder. Put the product's own https address into wrangler.toml, ${where}.`)
  }
  return steps
}

/** Secrets without which the product refuses to serve. A payment platform is not among them: it is offered or not. */
export const SECRETS = ['SEAL_KEY', 'BLIND_KEY', 'PHOTO_KEY', 'MAIL_ENDPOINT', 'MAIL_TOKEN'] as const

/** Also names the settings that are missing of a payment platform that is configured in part. */
export function missingSecrets(known: readonly string[], vars: Record<string, unknown>): string[] {
  const set = [...known, ...Object.keys(vars).filter((name) => vars[name])]
  return [...SECRETS.filter((name) => !set.includes(name)), ...missingGatewaySettings(set)]
}
