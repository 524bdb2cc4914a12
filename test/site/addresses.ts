import { env } from 'cloudflare:workers'
import { createCaptcha } from '../../src/auth/captcha/captcha-store.ts'
import { SITTING_ID } from '../../src/dev/seed-catalogue/sitting.ts'
import { digest } from '../../src/lib/bytes.ts'

/** Values for the names in an address pattern: `:id` means something else in each room. */
export type Samples = {
  sitting: string
  /** A registration, and the hash of its photo. */
  file: string
  photo: string
  signUp: string
  activation: string
  loginLink: string
  code: string
}

/** A sign-up, an activation link and a login link that are open, and one open picture code. */
export async function createSamples(file: string): Promise<Samples> {
  const desk = await env.REGISTRATION.getByName(file).read()
  const now = Date.now()
  const later = now + 3_600_000
  const link = env.DB.prepare(
    'INSERT INTO mail_link (id, kind, subject, created_at, expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const [activation, loginLink] = [`activation${file}`.padEnd(43, 'a'), `login${file}`.padEnd(43, 'b')]
  const signUp = 'AAAABBBBCCCCDDDDEEEE'
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO sign_up (id, email, mobile, password_hash, lang, created_at, mailed_at, expires_at)
       VALUES (?, 'wait@example.cn', '13900000000', '-', 'zh-CN', ?, ?, ?) ON CONFLICT DO NOTHING`,
    ).bind(signUp, now, now, later),
    link.bind(await digest(activation), 'activation', signUp, now, later),
    link.bind(await digest(loginLink), 'login', 'demo-new', now, later),
  ])
  const { id } = await createCaptcha(env.DB, 'zh-CN', now)
  const photo = desk?.registration.photo?.hash ?? ''
  return { sitting: SITTING_ID, file, photo, signUp, activation, loginLink, code: id }
}

/** The address of a pattern of the route table; throws where a new pattern has a name without a sample. */
export function addressOf(path: string, things: Samples): string {
  const address = path.replace(/:([a-z]+)(\{[^}]*\}\})?(\{.*\})?/g, (_, name: string) => {
    const value = sampleFor(name, path, things)
    if (value === undefined) throw new Error(`what is :${name} in ${path}?`)
    return value
  })
  return address
}

function sampleFor(name: string, path: string, things: Samples): string | undefined {
  const values: Record<string, string> = {
    sitting: things.sitting,
    province: 'henan',
    lang: 'en',
    gateway: 'alipay',
    trade: `${things.file}01`,
    number: things.file,
    hash: things.photo,
    name: `${things.photo}.jpg`,
    file: `${things.code}.png`,
    id: path.startsWith('/office/') ? things.file : things.signUp,
    token: path.startsWith('/login/') ? things.loginLink : things.activation,
  }
  return values[name]
}
