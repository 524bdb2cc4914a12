import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { ROOT } from '../../src/dev/node/root.ts'
import { DEMO_STAFF } from '../../src/dev/seed-catalogue/staff.ts'
import { withCheck } from '../registration/identity/card-numbers.ts'
import { type Answer, ScriptlessBrowser, textOf } from './scriptless-browser.ts'
import { BUDGET, countsOf, weightOf } from './weight.ts'

const exam = inject('exam')
const PASSWORD = '桂花开在八月里 2027'
const CENTRE = '410032'
const PYTHON = `ncre-79-${CENTRE}-66`

const outbox = async () =>
  (await fetch(`${exam.origin}/dev/outbox.json`)).json() as Promise<{
    messages: { to: string; body: string }[]
    codes: { id: string; answer: string }[]
  }>

/** The bytes on the way: text compressed, pictures and fonts as they are. */
function weigh(answer: Answer): number {
  const type = answer.headers.get('Content-Type') ?? ''
  return /text|javascript|svg|json/.test(type) ? weightOf(textOf(answer)) : answer.bytes.byteLength
}

async function readsPicture(who: ScriptlessBrowser): Promise<{ codeId: string; code: string }> {
  const codeId = /data-code-id="(\w+)"/.exec(who.page)?.[1] ?? ''
  return { codeId, code: (await outbox()).codes.find(({ id }) => id === codeId)?.answer ?? '' }
}

describe('the first visit', () => {
  it.each(['/', '/p/henan'])(
    'fits into what the network gives away, and loads nothing else: %s',
    async (path) => {
      const visitor = new ScriptlessBrowser(exam.origin)
      await visitor.open(path)
      const loaded = [
        ...visitor.page.matchAll(/(?:<link rel="(?:stylesheet|icon)" href|src)="([^"]*)"/g),
      ].map(([, to]) => to)
      expect(loaded).toEqual(['/site.css', '/icon.svg', '/built/site.js'])
      const [css, icon, script] = await Promise.all(
        loaded.map(async (to) => weigh(await visitor.load(to ?? ''))),
      )
      const first = weightOf(visitor.page) + (css ?? 0) + (icon ?? 0)
      console.info(
        `First visit of ${path}: ${first} bytes (of ${BUDGET.firstVisit}), with script ${first + (script ?? 0)} (of ${BUDGET.withScript})`,
      )
      expect(first).toBeLessThanOrEqual(BUDGET.firstVisit)
      expect(first + (script ?? 0)).toBeLessThanOrEqual(BUDGET.withScript)
      const sheet = textOf(visitor.answers.find((one) => one.path === '/site.css') as Answer)
      expect(sheet).not.toMatch(/@import|url\((?!["']?(?:data:|#))|@font-face/)
    },
  )

  it('brings what may be kept with the right to keep it', async () => {
    const visitor = new ScriptlessBrowser(exam.origin)
    for (const path of ['/site.css', '/built/site.js']) {
      const { headers } = await visitor.load(path)
      expect(headers.get('Cache-Control')).toContain('max-age')
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    }
  })
})

describe('the whole journey', () => {
  it('from login to paid costs 80 KB without the photo, with scripts and everything they fetch', async () => {
    const who = new ScriptlessBrowser(exam.origin)
    await signsUp(who)
    who.answers.length = 0

    await who.open('/login')
    for (const path of ['/site.css', '/icon.svg', '/built/site.js']) await who.load(path)
    await who.load(/src="(\/passport\/code\/[^"]*)"/.exec(who.page)?.[1] ?? '')
    await who.send({ account: 'weight@example.com', password: PASSWORD, ...(await readsPicture(who)) })
    expect(who.path).toBe('/welcome')
    await who.send({ 'province-ncre-79': 'henan' })
    for (const page of ['agreement', 'notices/sitting-notice', 'notices/province-notice']) {
      expect(who.path).toMatch(new RegExp(`${page}$`))
      await who.send({ agreed: 'yes', answer: 'yes' })
    }
    const number = withCheck('41010220040915699')
    await who.part('POST', '/register/ncre-79/identity/draft', { type: 'resident-card', number })
    await who.send({ type: 'resident-card', number })
    const centre = { centre: CENTRE }
    const subjects = '/register/ncre-79/details/subjects'
    const entered = {
      ...{ name: '纪清', ethnicity: 'HA', education: 'bachelor', occupation: 'student', training: '' },
      ...{ mobile: '13900029999', email: 'weight@example.com', address: '', postcode: '', remark: '' },
      ...{ school: '', faculty: '', major: '', grade: '', class: '', studentNumber: '', declaration: 'yes' },
    }
    // Every field that is left saves the form; the centre brings its subjects, each tick brings them anew.
    for (let field = 0; field < 8; field++)
      await who.part('POST', '/register/ncre-79/details/draft', { ...entered, ...centre })
    await who.part('GET', `${subjects}?${new URLSearchParams(centre)}`)
    for (let tick = 0; tick < 2; tick++) {
      const part = await who.part(
        'GET',
        `${subjects}?${new URLSearchParams({ ...centre, offerings: PYTHON })}`,
      )
      expect(part).toContain('已选 1 科')
    }
    await who.send({ ...entered, ...centre, offerings: [PYTHON], do: 'submit' })
    expect(who.path).toBe('/register/ncre-79/photo')
    await who.load('/built/photo.js')
    const photo = await readFile(join(ROOT, 'src/dev/photos/zhang-min.jpg'))
    await who.upload('photo', new Blob([photo], { type: 'image/jpeg' }))
    await who.open('/register/ncre-79')
    await who.open('/register/ncre-79/submission')
    await who.send({})
    await isApproved()
    await who.open('/register/ncre-79')
    await who.open('/register/ncre-79/payment')
    await who.send({ confirmed: 'yes' })
    await who.send({ way: 'alipay' })
    expect(who.path).toBe('/register/ncre-79/order')
    const trade = await paysAtBank(who)
    await who.open(`/payment/return/alipay/${trade}`)
    for (let poll = 0; poll < 3; poll++) await who.part('GET', '/register/ncre-79/order/status?asked=1')
    await who.open('/register/ncre-79')
    expect(who.page).toContain('已支付')
    await who.open('/register/ncre-79/documents')

    const weights = who.answers.map((one) => ({
      what: `${one.method} ${one.path.split('?')[0]}`,
      bytes: weigh(one),
    }))
    const total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
    const heaviest = [...weights].sort((a, b) => b.bytes - a.bytes).slice(0, 6)
    const list = heaviest.map(({ what, bytes }) => `  ${bytes}  ${what}`).join('\n')
    console.info(`Login to paid: ${total} bytes in ${weights.length} answers (of ${BUDGET.journey})\n${list}`)
    expect(total).toBeLessThanOrEqual(BUDGET.journey)
    for (const { what, bytes } of weights.filter(({ what }) => !/\/built\//.test(what))) {
      expect(bytes, what).toBeLessThanOrEqual(BUDGET.step)
    }
    for (const one of who.answers) expectFewHops(one)
    const submission = who.answers.find(({ method, path }) => method === 'POST' && path.endsWith('/details'))
    expect(
      submission && countsOf(submission.headers).inner.do,
      'the desk counts its call of the ledger',
    ).toBe(1)
  })
})

/**
 * Design §10: one round trip and one object call, a POST of an account or of a new registration two, login three and none. A photo is
 * announced to the desk before it is stored: two object calls.
 */
function expectFewHops({ method, path, headers }: Answer): void {
  const isFile = /^\/(?:site\.css|icon\.svg|built\/)/.test(path)
  if (isFile) return
  const counts = countsOf(headers)
  const isLogin = method === 'POST' && path === '/login'
  const isPhoto = method === 'POST' && path.endsWith('/photo')
  expect(counts.d1, `${method} ${path}`).toBeLessThanOrEqual(
    isLogin ? 3 : method === 'POST' && !path.startsWith('/register/') ? 2 : 1,
  )
  expect(counts.do, `${method} ${path}`).toBeLessThanOrEqual(isLogin ? 0 : isPhoto ? 2 : 1)
}

/** An account, activated by its mail. */
async function signsUp(who: ScriptlessBrowser): Promise<void> {
  await who.open('/passport/sign-up')
  const account = {
    email: 'weight@example.com',
    mobile: '13900029999',
    password: PASSWORD,
    confirm: PASSWORD,
  }
  await who.send({ ...account, ...(await readsPicture(who)) })
  const mail = (await outbox()).messages.find(({ to }) => to === account.email)
  await who.open(/https?:\/\/[^/]+(\/\S+)/.exec(mail?.body ?? '')?.[1] ?? '')
}

/** The centre's officer opens the file and passes it. */
async function isApproved(): Promise<void> {
  const [zhao] = DEMO_STAFF.filter(({ login }) => login === 'zhao')
  const office = new ScriptlessBrowser(exam.origin)
  await office.open('/office/login')
  await office.send({ account: 'zhao', password: zhao?.password ?? '', ...(await readsPicture(office)) })
  const file = await isTold(office)
  await office.open(`/office/review/${file}`)
  const approval = `/office/review/${file}/approval`
  const form =
    new RegExp(`<form[^>]*action="${approval}"[\\s\\S]*?</form>`).exec(office.page)?.[0] ?? office.page
  office.page = `<main>${form}</main>`
  await office.send({}, approval)
}

/** Searches for the candidate until the desk has projected, and answers the number of the registration. */
async function isTold(office: ScriptlessBrowser): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    await office.open('/office/review')
    await office.send({ find: '纪清' }, '/office/review/search')
    const file = /href="\/office\/review\/([A-Z0-9]{16})"/.exec(office.page)?.[1]
    if (file) return file
    await new Promise((resume) => setTimeout(resume, 100))
  }
  throw new Error(`no candidate of that name\n${office.page}`)
}

/** Follows 「去支付」 and pays; the number of the trade. */
async function paysAtBank(who: ScriptlessBrowser): Promise<string> {
  const link = /<a [^>]*href="(http[^"]*)"/.exec(who.page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const trade = (
    JSON.parse(new URL(link).searchParams.get('biz_content') ?? '{}') as { out_trade_no: string }
  ).out_trade_no
  await (await fetch(link)).text()
  const paid = await fetch(`${exam.bank}/control/pay`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ tradeNo: trade }),
  })
  if (!paid.ok) throw new Error(`the bank said ${paid.status}`)
  return trade
}
