import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { linkTo, mailsTo } from '../../messages/mailbox.ts'
import { formOf, hasPassport, PASSWORD } from '../people.ts'
import { roundTrips, Visitor } from '../visitor.ts'

const NOON = Date.UTC(2026, 11, 17, 4)
const MINUTE = 60_000

afterEach(() => vi.useRealTimers())

/** Sets the clock the server reads. */
function clock(ms: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: ms })
}

async function signUp(email: string, mobile: string, more: Record<string, string> = {}): Promise<Visitor> {
  return new Visitor().fillIn('/passport/sign-up', formOf(email, mobile, more))
}

async function passports(mobile: string): Promise<{ email: string; data: string }[]> {
  const rows = await env.DB.prepare(
    'SELECT email, data FROM passport p JOIN credential c ON c.passport_id = p.id WHERE mobile = ?',
  )
    .bind(mobile)
    .all()
  return rows.results as { email: string; data: string }[]
}

describe('signing up', () => {
  it('leads from the form by mail to a login, and to a logout', async () => {
    const li = await signUp('Li.Xiaoming@QQ.com', ' +86 138 0013 8001 ')
    expect(li.status).toBe(303)
    expect(roundTrips(li)).toBe(2)
    await li.follow()
    expect(li.text).toContain('激活邮件已经发往 L***@qq.com')
    expect(roundTrips(li)).toBe(1)
    expect(li.location).not.toContain('@')

    const account = { account: '13800138001', password: PASSWORD }
    await li.fillIn('/login', account)
    expect(li.text).toContain('账号还没有激活。激活邮件发往 L***@qq.com')

    await li.get(await linkTo('Li.Xiaoming@qq.com'))
    expect(li.status).toBe(200)
    expect(li.text).toContain('账号已激活，可以登录了')
    expect(roundTrips(li)).toBe(1)
    expect(li.page).toContain('<a class="button main" href="/login">登录</a>')

    await li.fillIn('/login', account)
    expect([li.status, li.location]).toEqual([303, '/welcome'])
    expect(li.cookies.has('__Host-login')).toBe(true)
    await li.post('/logout', {})
    expect(li.location).toBe('/login?out=1')
    await li.follow()
    expect(li.text).toContain('已退出。公用电脑请关闭浏览器')
    expect(li.cookies.has('__Host-login')).toBe(false)
  })

  it('keeps no password in the clear', async () => {
    await signUp('secret@qq.com', '13800138002')
    const row = await env.DB.prepare(
      "SELECT password_hash FROM sign_up WHERE email = 'secret@qq.com'",
    ).first()
    expect(row?.password_hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
  })

  it('names every field when the form is sent empty, and asks for a new code', async () => {
    const visitor = await new Visitor().post('/passport/sign-up', {})
    expect(visitor.status).toBe(422)
    expect(visitor.text).toContain('有 4 处需要修改')
    for (const text of ['请填写电子邮箱', '请填写手机号', '请输入密码', '请输入验证码'])
      expect(visitor.text.split(text), text).toHaveLength(3)
    expect(visitor.page).toMatch(/<title>错误：/)
    expect(visitor.codeId).not.toBe('')
  })

  it('keeps the entries, but never a password', async () => {
    const visitor = await signUp('li@qq.com', '1380013800', { confirm: 'something else' })
    expect(visitor.status).toBe(422)
    expect(visitor.text).toContain('手机号有 10 位，应为 11 位数字')
    expect(visitor.text).toContain('两次输入的密码不一样。请重新输入两遍')
    expect(visitor.page).toContain('value="li@qq.com"')
    expect(visitor.page).toContain('value="1380013800"')
    expect(visitor.page).not.toContain(PASSWORD)
    expect(visitor.page).not.toContain('something else')
  })

  it('asks once whether the domain is misspelt, and accepts it the second time', async () => {
    const li = await signUp('slip@qq.con', '13800138003')
    expect(li.text).toContain('邮箱后缀“qq.con”可能写错了，是不是“qq.com”？')
    const asIs = /name="asIs" value="([^"]+)"/.exec(li.page)?.[1] ?? ''
    await li.answer('/passport/sign-up', formOf('slip@qq.con', '13800138003', { asIs }))
    expect(li.status).toBe(303)
    expect(await mailsTo('slip@qq.con')).toHaveLength(1)
  })

  it('refuses a wrong captcha and says that the passwords must be typed again', async () => {
    const li = await new Visitor().fillIn('/passport/sign-up', formOf('code@qq.com', '13800138004'), '????')
    expect(li.status).toBe(422)
    expect(li.text).toContain('验证码不对，已换一张。请按新图输入；密码也要再输一遍')
    expect(await mailsTo('code@qq.com')).toHaveLength(0)
  })

  it('sends an English mail from an English page', async () => {
    const li = await new Visitor('en').fillIn('/passport/sign-up', formOf('en@qq.com', '13800138005'))
    await li.follow()
    expect(li.text).toContain('the activation mail is on its way to e***@qq.com')
    expect((await mailsTo('en@qq.com'))[0]?.subject).toBe('Activate your registration account')
  })
})

describe('an address or number that is taken', () => {
  it('shows the same pages with the same work; only the mail says which case', async () => {
    clock(NOON)
    await hasPassport('zhao', 'zhao@qq.com', '13800138010')
    const fresh = await signUp('zhou@qq.com', '13800138011')
    const known = await signUp('zhao@qq.com', '13800138012')
    const number = await signUp('zhong@qq.com', '13800138010')
    for (const other of [known, number]) {
      expect(other.status).toBe(fresh.status)
      expect(roundTrips(other)).toBe(roundTrips(fresh))
      expect(other.location.length).toBe(fresh.location.length)
    }
    await Promise.all([fresh, known, number].map((visitor) => visitor.follow()))
    expect(known.shape).toBe(fresh.shape)
    expect(number.shape).toBe(fresh.shape)
    expect((await mailsTo('zhou@qq.com'))[0]?.text).toContain('/passport/activation/')
    const mails = [...(await mailsTo('zhao@qq.com')), ...(await mailsTo('zhong@qq.com'))]
    expect(mails.map((mail) => mail.subject)).toEqual([
      '您已有网上报名账号',
      '这次注册没有完成：手机号已有账号',
    ])
    for (const mail of mails) expect(mail.text).not.toContain('/passport/activation/')
  })

  it('is the same address with other capitals', async () => {
    await hasPassport('qian', 'Qian@qq.com', '13800138013')
    await signUp('qIAN@qq.com', '13800138014')
    expect((await mailsTo('qIAN@qq.com'))[0]?.subject).toBe('您已有网上报名账号')
  })
})

describe('an account that was not activated', () => {
  it('gives way to a new sign-up with the same address', async () => {
    await signUp('sun@qq.com', '13800138020')
    const first = await linkTo('sun@qq.com')
    await signUp('sun@qq.com', '13800138021', { password: 'another password', confirm: 'another password' })
    const second = await linkTo('sun@qq.com')
    const sun = new Visitor()
    expect((await sun.get(first)).text).toContain('请打开最新那封激活邮件里的链接')
    expect((await sun.get(second)).text).toContain('账号已激活，可以登录了')
    expect((await sun.get(first)).text).toContain('这个邮箱已经用于另一个账号')
    await sun.fillIn('/login', { account: 'sun@qq.com', password: 'another password' })
    expect(sun.status).toBe(303)
    expect(await passports('13800138020')).toHaveLength(0)
  })

  it('holds no claim on the number: of two activated at once one has it', async () => {
    await signUp('wu1@qq.com', '13800138022')
    await signUp('wu2@qq.com', '13800138022')
    const links = [await linkTo('wu1@qq.com'), await linkTo('wu2@qq.com')]
    const pages = await Promise.all(links.map((link) => new Visitor().get(link)))
    const said = pages.map((page) => page.text)
    expect(said.filter((text) => text.includes('账号已激活，可以登录了'))).toHaveLength(1)
    expect(said.filter((text) => text.includes('手机号已经用于另一个账号'))).toHaveLength(1)
    expect(await passports('13800138022')).toHaveLength(1)
  })

  it('is activated once by a link opened many times at once', async () => {
    await signUp('zheng@qq.com', '13800138023')
    const link = await linkTo('zheng@qq.com')
    const pages = await Promise.all(Array.from({ length: 8 }, () => new Visitor().get(link)))
    expect(pages.every((page) => page.text.includes('账号已激活'))).toBe(true)
    expect(await passports('13800138023')).toHaveLength(1)
    expect((await new Visitor().get(link)).text).toContain('这个账号已经激活过，直接登录即可')
  })

  it('is not activated by a HEAD request', async () => {
    await signUp('wang@qq.com', '13800138024')
    await new Visitor().head(await linkTo('wang@qq.com'))
    expect(await passports('13800138024')).toHaveLength(0)
  })

  it('has 24 hours, to the millisecond, and then another mail', async () => {
    clock(NOON)
    await signUp('feng@qq.com', '13800138025')
    const link = await linkTo('feng@qq.com')
    clock(NOON + 24 * 60 * MINUTE)
    const feng = await new Visitor().get(link)
    expect(feng.text).toContain('激活链接已过期（24 小时有效）')
    expect(await passports('13800138025')).toHaveLength(0)
    const [, again = ''] = /action="([^"]+\/mail)"/.exec(feng.page) ?? []
    await feng.post(again, {})
    expect(await mailsTo('feng@qq.com')).toHaveLength(2)
    clock(NOON + 48 * 60 * MINUTE - 1)
    expect((await feng.get(await linkTo('feng@qq.com'))).text).toContain('账号已激活，可以登录了')
  })

  it('gets its mail again after a minute, once however often the button is pressed', async () => {
    clock(NOON)
    const chen = await signUp('chen@qq.com', '13800138026')
    const page = chen.location
    expect((await chen.follow()).text).toContain('12月17日 12:01 以后可以再发一次')
    clock(NOON + MINUTE - 1)
    await chen.post(page, {})
    expect(await mailsTo('chen@qq.com')).toHaveLength(1)
    clock(NOON + MINUTE)
    await Promise.all([chen, new Visitor(), new Visitor()].map((visitor) => visitor.post(page, {})))
    expect(await mailsTo('chen@qq.com')).toHaveLength(2)
    expect((await new Visitor().get(await linkTo('chen@qq.com'))).text).toContain('账号已激活')
    clock(NOON + 10 * MINUTE)
    await chen.post(page, {})
    expect(await mailsTo('chen@qq.com')).toHaveLength(2)
  })

  it('cannot be guessed', async () => {
    const visitor = new Visitor()
    for (const address of [
      `/passport/activation/${'A'.repeat(43)}`,
      '/passport/sign-up/MADEUPMADEUPMADEUPAA/mail',
    ])
      expect((await visitor.get(address)).status, address).toBe(404)
  })
})
