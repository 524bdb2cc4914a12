import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type DeployTarget,
  missingSecrets,
  SECRETS,
  unfilledSettings,
} from '../../src/dev/node/deploy-check.ts'
import { ROOT } from '../../src/dev/node/root.ts'

const run = promisify(execFile)
const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')

/** Design §10: the whole Worker, compressed. */
const MOST = 400_000
/** Of one static asset (Cloudflare, Workers static assets, limits). */
const MOST_ASSET = 25 * 1024 * 1024

let out = ''
let bundle = ''
let said: Record<string, string> = {}

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'baoming-bundle-'))
  const dryRun = async (env: string) => {
    const args = ['deploy', '--dry-run', '--outdir', join(out, env || 'production'), '--env', env]
    const { stdout } = await run(process.execPath, [WRANGLER, ...args], {
      cwd: ROOT,
      env: { ...process.env, CI: 'true', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
    })
    return stdout
  }
  said = { production: await dryRun(''), staging: await dryRun('staging') }
  bundle = await readFile(join(out, 'production/worker.js'), 'utf8')
}, 120_000)

afterAll(() => rm(out, { recursive: true, force: true }))

describe('what is deployed', () => {
  it('is at most 400 KB compressed', () => {
    const bytes = gzipSync(bundle, { level: 9 }).byteLength
    console.info(`Worker: ${bundle.length} bytes, ${bytes} gzip (of ${MOST})`)
    expect(bytes).toBeLessThanOrEqual(MOST)
  })

  it.each(['/dev/', '/outbox', '/seed', 'baoming-demo', 'kaodian-shenhe', '@example.cn', 'demo-', 'DEMO_'])(
    'knows nothing of local development: %s',
    (trace) => expect(bundle).not.toContain(trace),
  )

  it('is the product: its addresses and its objects are in it', () => {
    for (const part of [
      '/passport/sign-up',
      '/payment/notify/',
      'RegistrationDesk',
      'SeatLedger',
      'scheduled',
    ]) {
      expect(bundle).toContain(part)
    }
  })

  it('has no font that no document uses', () => {
    for (const font of ['Helvetica-Bold', 'ZapfDingbats']) expect(bundle).not.toContain(`${font}","fullName`)
    expect(bundle).toContain('is not part of this Worker: embed one')
  })

  it('loads no code while it runs', () => {
    expect(bundle).not.toMatch(/\beval\(|new Function\(/)
  })

  it.each(['production', 'staging'])('has every binding it needs in %s', (where) => {
    for (const name of ['REGISTRATION', 'SEATS', 'DB', 'PHOTOS', 'ASSETS', 'ENVIRONMENT', 'ORIGIN']) {
      expect(said[where]).toContain(`env.${name} `)
    }
    expect(said[where]).toContain('env.ENVIRONMENT ("production")')
    expect(said[where]).not.toMatch(/warning/i)
  })

  it('shares no data between staging and production', () => {
    expect(said.staging).toContain('baoming-staging')
    expect(said.staging).toContain('baoming-staging-photos')
  })

  it('brings along no static file that is too large, hidden, or source', async () => {
    const folder = join(ROOT, 'static')
    for (const name of await readdir(folder, { recursive: true })) {
      expect((await stat(join(folder, name))).size, name).toBeLessThanOrEqual(MOST_ASSET)
      expect(name).not.toMatch(/(?:^|\/)\.|\.(?:map|ts|tsx|env|sql)$/)
    }
  })
})

describe('before a first deployment', () => {
  const ready: DeployTarget = {
    name: 'baoming',
    d1_databases: [{ binding: 'DB', database_id: '6d1ac6b2-6a0c-4a2e-9f0f-0b6b1a1f0a11' }],
    r2_buckets: [{ binding: 'PHOTOS', bucket_name: 'baoming-photos' }],
    vars: { ENVIRONMENT: 'production', ORIGIN: 'https://bm.ncre-online.cn' },
  }
  const steps = (change: Partial<DeployTarget>) =>
    unfilledSettings({ ...ready, ...change }, 'at the top level').join('\n')

  it('says nothing where everything is filled in', () => expect(steps({})).toBe(''))

  it('says how to come by a database where its id is a placeholder', () => {
    const placeholder = '00000000-0000-0000-0000-000000000000'
    for (const database_id of [placeholder, '', undefined]) {
      expect(steps({ d1_databases: [{ binding: 'DB', database_id }] })).toContain(
        'npx wrangler d1 create baoming',
      )
    }
  })

  it('says where the address goes, and that local settings do not belong there', () => {
    expect(steps({ vars: { ...ready.vars, ORIGIN: 'https://bm.example.cn' } })).toContain(
      'ORIGIN is a placeholder',
    )
    expect(steps({ vars: { ...ready.vars, ENVIRONMENT: 'local' } })).toContain(
      'ENVIRONMENT must be "production"',
    )
    expect(steps({ r2_buckets: [] })).toContain('PHOTOS has no bucket_name')
  })

  it('names the secrets that are not set, wherever they are kept', () => {
    const known = ['SEAL_KEY', 'BLIND_KEY', 'MAIL_TOKEN']
    expect(missingSecrets(known, { MAIL_ENDPOINT: 'https://relay.ncre-online.cn' })).toEqual(['PHOTO_KEY'])
  })

  it('names what is missing of a payment platform that is configured in part', () => {
    const alipay = ['ALIPAY_APP_ID', 'ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY']
    const vars = { ALIPAY_GATEWAY: 'https://openapi.alipay.com/gateway.do' }
    expect(missingSecrets([...SECRETS, ...alipay], vars)).toEqual(['ALIPAY_SELLER_ID'])
    expect(missingSecrets(SECRETS, {})).toEqual([])
  })
})
