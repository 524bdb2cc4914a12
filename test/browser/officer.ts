import { pictureAnswer } from './outbox.ts'
import { Person } from './person.ts'

/** A reviewer at a centre, in Chinese. */
export class Officer extends Person {
  async logsIn(account: string, password = 'kaodian-shenhe'): Promise<void> {
    await this.opens('/office/login')
    await this.fills({ 账号: account, 密码: password })
    const id = await this.page.locator('#picture-code').getAttribute('data-code-id')
    await this.fills({ 验证码: await pictureAnswer(id ?? '') })
    await this.presses('登录')
    await this.page.waitForURL((url) => url.pathname !== '/office/login')
  }

  /** Opens the file from the queue; a file that was sent this moment may need another to appear there. */
  async opensFileOf(candidate: string): Promise<void> {
    const row = this.page.getByRole('link', { name: candidate, exact: true })
    for (let tries = 0; tries < 60; tries++) {
      await this.opens('/office/review')
      if (await row.isVisible()) break
    }
    await row.click()
    await this.page.getByRole('heading', { level: 1, name: candidate }).waitFor()
  }

  async approves(): Promise<void> {
    await this.presses('通过')
  }

  async returns(...reasons: string[]): Promise<void> {
    for (const reason of reasons) await this.ticks(reason)
    await this.presses('不通过')
  }

  /** The line about what was just done, above the next file. */
  async seesDone(what: RegExp, candidate: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: candidate }).filter({ hasText: what }).waitFor()
  }
}
