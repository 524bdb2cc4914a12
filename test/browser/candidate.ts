import { readFile } from 'node:fs/promises'
import { exam } from './harness.ts'
import { type Labels, zh } from './labels.ts'
import { linkIn, mailTo, pictureAnswer } from './outbox.ts'
import { PASSWORD, type Who } from './people.ts'
import { Person } from './person.ts'

/** A candidate on the way from the entry page to the printed form. */
export class Candidate extends Person {
  say: Labels = zh

  /** From the entry page, by the province, to a new account. */
  async signsUp(who: Who): Promise<void> {
    const { say } = this
    await this.opens('/')
    await this.page.getByRole('link', { name: new RegExp(`^${say.province}`) }).click()
    await this.goesOn(say.enter, say.login)
    await this.goesOn(say.signUpHere, say.signUp)
    await this.fills({
      [say.email]: who.email,
      [say.mobile]: who.mobile,
      [say.password]: PASSWORD,
      [say.confirmPassword]: PASSWORD,
    })
    await this.readsPicture()
    await this.presses(say.register)
    await this.page.waitForURL('**/passport/sign-up/*/mail')
  }

  /** Opens the link of the activation mail and logs in. */
  async activates(who: Who): Promise<void> {
    await this.opens(linkIn(await mailTo(who.email, '/passport/activation/')))
    await this.presses(this.say.login)
    await this.logsIn(who.email)
  }

  /** On the login page, wherever it was come to from. */
  async logsIn(account: string, password = PASSWORD): Promise<void> {
    const { say } = this
    await this.arrivesAt(say.login)
    await this.fills({ [say.account]: account, [say.password]: password })
    await this.readsPicture()
    await this.presses(say.login)
    await this.page.waitForURL((url) => url.pathname !== '/login')
  }

  async readsPicture(): Promise<void> {
    const id = await this.page.locator('#picture-code').getAttribute('data-code-id')
    await this.field(this.say.code).fill(await pictureAnswer(id ?? ''))
  }

  /** 「开始报名」, agreement and notices. */
  async agrees(): Promise<void> {
    const { say } = this
    await this.goesOn(say.start, say.agreement)
    await this.ticks(say.agreeTick)
    await this.goesOn(say.agree, say.sittingNotice)
    await this.ticks(say.readTick)
    await this.goesOn(say.next, say.provinceNotice)
    await this.ticks(say.readTick)
    await this.presses(say.next)
    await this.page.waitForURL('**/identity')
  }

  async identifies({ document }: Who): Promise<void> {
    const { say } = this
    await this.picks(say[document.type])
    await this.fills({ [say.documentNumber]: document.number })
    await this.presses(say.next)
    await this.page.waitForURL('**/details')
  }

  async tellsDetails(who: Who): Promise<void> {
    const { say } = this
    await this.fills({ [say.name]: who.name })
    if (who.document.type === 'passport') {
      await this.picks(say.sex[who.sex])
      await this.fills({ [say.birth]: who.document.born })
    } else await this.selects(say.ethnicity, say.han)
    await this.selects(say.education, say.bachelor)
    await this.selects(say.occupation, say.student)
  }

  /** First the centre, then its subjects; without scripts they come by a button. */
  async choosesCentre(centre: keyof Labels['centres']): Promise<void> {
    const { say } = this
    await this.selects(say.centre, say.centres[centre])
    if (await this.page.getByRole('button', { name: say.showSubjects }).isVisible())
      await this.presses(say.showSubjects)
    await this.box(say.subject.python).waitFor()
  }

  /** Does something that the page saves by itself, and waits until what it sent with `field` has been kept. */
  async saving(field: string, doing: () => Promise<void>): Promise<void> {
    const kept = this.page.waitForResponse(
      (answer) => answer.url().endsWith('/draft') && (answer.request().postData() ?? '').includes(field),
    )
    await doing()
    await kept
    // A change before the last may have been saved together with it; then the last one's own turn is still to come.
    await this.page.locator('#draft:not(.htmx-request)').waitFor({ state: 'attached' })
  }

  /** Details, choice and declaration, 「提交报考信息」; then the photo is asked for. */
  async submits(
    who: Who,
    centre: keyof Labels['centres'],
    ...subjects: (keyof Labels['subject'])[]
  ): Promise<void> {
    const { say } = this
    await this.tellsDetails(who)
    await this.choosesCentre(centre)
    for (const subject of subjects) await this.ticks(say.subject[subject])
    await this.ticks(say.declaration)
    await this.presses(say.submit)
    await this.page.waitForURL('**/photo')
  }

  /** Chooses the file and sends it; then leads on to the hub. */
  async bringsPhoto(file: string, button = this.say.uploadPhoto): Promise<void> {
    const { say } = this
    await this.page.getByLabel(say.choosePhoto).setInputFiles(file)
    await this.page.getByRole('button', { name: button, exact: true }).click()
    await this.page.waitForURL('**/photo?received=1')
  }

  /** Account, agreement and notices: as far as the page of the document. */
  async reachesIdentity(who: Who): Promise<void> {
    await this.signsUp(who)
    await this.activates(who)
    await this.agrees()
  }

  async reachesDetails(who: Who): Promise<void> {
    await this.reachesIdentity(who)
    await this.identifies(who)
  }

  /** Account, agreement, document, details, photo: as far as the hub. */
  async registers(
    who: Who,
    centre: keyof Labels['centres'],
    ...subjects: (keyof Labels['subject'])[]
  ): Promise<void> {
    await this.reachesDetails(who)
    await this.submits(who, centre, ...subjects)
    await this.bringsPhoto(who.photo)
    await this.hub()
  }

  async hub(): Promise<void> {
    await this.opens(HUB)
  }

  /** 「提交信息审核」, then 「确定」. */
  async sends(): Promise<void> {
    const { say } = this
    await this.goesOn(say.send, say.send)
    await this.presses(say.confirm)
    await this.stands('pending')
  }

  /** What the hub calls the state of the file. */
  async stands(state: keyof Labels['states']): Promise<void> {
    await this.page.locator('#status').getByText(this.say.states[state], { exact: true }).first().waitFor()
  }

  /** Confirms the facts, chooses the way, and stands before the link to the platform. */
  async ordersPayment(): Promise<void> {
    const { say } = this
    await this.presses(say.pay)
    await this.ticks(say.factsTick)
    await this.presses(say.confirm)
    await this.picks(say.alipay)
    await this.page.getByRole('button', { name: say.toPlatform, exact: true }).click()
    await this.page.getByRole('link', { name: say.toPlatform, exact: true }).waitFor()
  }

  /** At the bank: the number under which the product ordered. */
  async goesToBank(): Promise<string> {
    await this.page.getByRole('link', { name: this.say.toPlatform, exact: true }).click()
    await this.arrivesAtBank()
    return (await this.page.locator('dt:text-is("商户订单号") + dd').textContent()) ?? ''
  }

  async arrivesAtBank(): Promise<void> {
    await this.page.getByRole('button', { name: '付款', exact: true }).waitFor()
  }

  async paysAtBank(): Promise<void> {
    await this.picks('建设银行')
    await this.presses('付款')
    await this.page.getByText('付款成功').first().waitFor()
  }

  /** The file behind a link. */
  async downloads(label: string): Promise<Buffer> {
    const download = this.page.waitForEvent('download')
    await this.presses(label)
    return readFile(await (await download).path())
  }

  /** The bank says no; whoever pays may try again or go back. */
  async failsAtBank(): Promise<void> {
    await this.presses('付款失败')
    await this.page.getByRole('alert').getByText('没有扣款').waitFor()
  }

  async comesBack(): Promise<void> {
    await this.presses('返回商户')
    await this.page.waitForURL(`${exam.origin}/register/**`)
  }
}

/** The hub of the seeded sitting. */
export const HUB = '/register/ncre-79'
