/** The part of wrangler.toml that has to be filled in before a first deployment. */
export type DeployTarget = {
  name: string | undefined
  d1_databases: { binding: string; database_id?: string | undefined }[]
  r2_buckets: { binding: string; bucket_name?: string | undefined }[]
  vars: Record<string, unknown>
}

const PLACEHOLDER = /^[0-]*$/

/** What still stands as in the example, each with what to do about it; empty where the target is ready. */
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

/** Secrets without which the product refuses to serve; those of Alipay are needed to take money. */
export const SECRETS = ['SEAL_KEY', 'BLIND_KEY', 'PHOTO_KEY', 'MAIL_ENDPOINT', 'MAIL_TOKEN'] as const

export function missingSecrets(known: readonly string[], vars: Record<string, unknown>): string[] {
  return SECRETS.filter((name) => !known.includes(name) && !vars[name])
}
