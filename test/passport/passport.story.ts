import { expect } from 'vitest'
import { story } from '../browser/harness.ts'
import { linkIn, mailTo, pictureAnswer } from '../browser/outbox.ts'
import { Person } from '../browser/person.ts'

const PASSWORD = 'osmanthus in august'

/** A person who wants an account. */
class Applicant extends Person {
  async codeId(): Promise<string> {
    return (await this.page.locator('#picture-code').getAttribute('data-code-id')) ?? ''
  }

  async readsPicture(): Promise<void> {
    await this.fills({ 验证码: await pictureAnswer(await this.codeId()) })
  }

  /** Waits for a code other than this. */
  async seesAnotherCodeThan(codeId: string): Promise<void> {
    await this.page.locator(`#picture-code:not([data-code-id="${codeId}"])`).waitFor()
  }

  async applies(email: string, mobile: string): Promise<void> {
    await this.opens('/login')
    await this.goesOn('点击注册', '用户注册')
    await this.fills({ 电子邮箱: email, 手机号: mobile, 密码: PASSWORD, 确认密码: PASSWORD })
  }

  async opensMail(email: string, about: string): Promise<void> {
    await this.opens(linkIn(await mailTo(email, about)))
  }
}

story('a new picture keeps all entries if scripts run', async (scene) => {
  const li = await scene.person(Applicant, 'Li', { width: 'phone' })
  await li.applies('picture@qq.com', '13800138701')
  const first = await li.codeId()
  await li.presses('换一张')
  await li.seesAnotherCodeThan(first)
  expect(await li.holds('密码')).toBe(PASSWORD)
  expect(await li.holds('确认密码')).toBe(PASSWORD)
  expect(await li.page.locator('#code:focus').count()).toBe(1)
  const second = await li.codeId()
  await li.presses('看不清？回答一个问题')
  await li.seesAnotherCodeThan(second)
  expect(await li.page.locator('#picture-code img').count()).toBe(0)
  expect(await li.holds('电子邮箱')).toBe('picture@qq.com')
})

story('a new picture keeps address and number if no scripts run', async (scene) => {
  const li = await scene.person(Applicant, 'Li', { scripts: false })
  await li.applies('plain@qq.com', '13800138702')
  await li.presses('看不清？回答一个问题')
  await li.way('换一个问题').waitFor()
  expect(await li.holds('电子邮箱')).toBe('plain@qq.com')
  expect(await li.holds('手机号')).toBe('13800138702')
  expect(await li.holds('密码')).toBe('')
})

for (const scripts of [true, false]) {
  const how = scripts ? 'with scripts' : 'without scripts'
  story(`an account is made, activated, used and left by the Enter key alone, ${how}`, async (scene) => {
    const email = `enter-${scripts}@qq.com`
    const li = await scene.person(Applicant, 'Li', { scripts, width: 'phone' })
    await li.applies(email, `1380013871${scripts ? 1 : 2}`)
    await li.readsPicture()
    await li.field('验证码').press('Enter')
    await li.arrivesAt('请查收邮件')
    await li.opensMail(email, '激活')
    await li.arrivesAt('账号已激活')
    await li.goesOn('登录', '登录')
    await li.fills({ 账号: email, 密码: PASSWORD })
    await li.readsPicture()
    await li.field('密码').press('Enter')
    await li.page.waitForURL('**/welcome')
    await li.opens('/logout')
    await li.presses('退出系统')
    await li.sees('已退出。公用电脑请关闭浏览器')
    await li.goesOn('邮件登录', '邮件登录')
    await li.fills({ 电子邮箱: email })
    await li.field('电子邮箱').press('Enter')
    await li.arrivesAt('请查收邮件')
    await li.opensMail(email, '登录链接')
    await li.presses('登录')
    await li.page.waitForURL('**/welcome')
  })
}

story('three fast presses of the login button are one login', async (scene) => {
  const li = await scene.person(Applicant, 'Li')
  const email = 'fast@qq.com'
  await li.applies(email, '13800138703')
  await li.readsPicture()
  await li.presses('注册')
  await li.arrivesAt('请查收邮件')
  await li.opensMail(email, '激活')
  await li.goesOn('登录', '登录')
  await li.fills({ 账号: email, 密码: PASSWORD })
  await li.readsPicture()
  let posts = 0
  li.page.on('request', (request) => {
    if (request.method() === 'POST') posts++
  })
  await li.way('登录').click({ clickCount: 3, delay: 5 })
  await li.page.waitForURL('**/welcome')
  expect(posts).toBe(1)
})
