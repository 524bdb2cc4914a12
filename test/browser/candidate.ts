import { readFile } from 'node:fs/promises'
import { type CandidateClient, takeSteps } from '../../src/dev/actors/candidate.ts'
import { exam } from './harness.ts'
import { type Labels, zh } from './labels.ts'
import { linkIn, mailTo, pictureAnswer } from './outbox.ts'
import { type CandidateFacts, PASSWORD } from './people.ts'
import { Person } from './person.ts'

type Centre = keyof Labels['centres']
type Subject = keyof Labels['subject']

/** A candidate on the way from the entry page to the printed form. */
export class Candidate extends Person {
  labels: Labels = zh

  /** From the entry page, by the province, to a new account. */
  async signsUp(who: CandidateFacts): Promise<void> {
    const { labels } = this
    await this.opens('/')
    await this.page.getByRole('link', { name: new RegExp(`^${labels.province}`) }).click()
    await this.goesOn(labels.enter, labels.login)
    await this.goesOn(labels.signUpHere, labels.signUp)
    await this.fills({
      [labels.email]: who.email,
      [labels.mobile]: who.mobile,
      [labels.password]: PASSWORD,
      [labels.confirmPassword]: PASSWORD,
    })
    await this.readsPicture()
    await this.presses(labels.register)
    await this.page.waitForURL('**/passport/sign-up/*/mail')
  }

  /** Opens the link of the activation mail and logs in. */
  async activates(who: CandidateFacts): Promise<void> {
    await this.opens(linkIn(await mailTo(who.email, '/passport/activation/')))
    await this.presses(this.labels.login)
    await this.logsIn(who.email)
  }

  /** On the login page, wherever it was come to from. */
  async logsIn(account: string, password = PASSWORD): Promise<void> {
    const { labels } = this
    await this.arrivesAt(labels.login)
    await this.fills({ [labels.account]: account, [labels.password]: password })
    await this.readsPicture()
    await this.presses(labels.login)
    await this.page.waitForURL((url) => url.pathname !== '/login')
  }

  async readsPicture(): Promise<void> {
    const id = await this.page.locator('#picture-code').getAttribute('data-code-id')
    await this.field(this.labels.code).fill(await pictureAnswer(id ?? ''))
  }

  /** Agreement and notices, from the page of the agreement. */
  async agrees(): Promise<void> {
    const { labels } = this
    await this.ticks(labels.agreeTick)
    await this.goesOn(labels.agree, labels.sittingNotice)
    await this.ticks(labels.readTick)
    await this.goesOn(labels.next, labels.provinceNotice)
    await this.ticks(labels.readTick)
    await this.presses(labels.next)
    await this.page.waitForURL('**/identity')
  }

  async identifies({ document }: CandidateFacts): Promise<void> {
    const { labels } = this
    await this.picks(labels[document.type])
    await this.fills({ [labels.documentNumber]: document.number })
    await this.presses(labels.next)
    await this.page.waitForURL('**/details')
  }

  async fillsDetails(who: CandidateFacts): Promise<void> {
    const { labels } = this
    await this.fills({ [labels.name]: who.name })
    if (who.document.type === 'passport') {
      await this.picks(labels.sex[who.sex])
      await this.fills({ [labels.birth]: who.document.born })
    } else await this.selects(labels.ethnicity, labels.han)
    await this.selects(labels.education, labels.bachelor)
    await this.selects(labels.occupation, labels.student)
  }

  /** First the centre, then its subjects; without scripts they come by a button. */
  async choosesCentre(centre: Centre): Promise<void> {
    const { labels } = this
    await this.selects(labels.centre, labels.centres[centre])
    if (await this.page.getByRole('button', { name: labels.showSubjects }).isVisible())
      await this.presses(labels.showSubjects)
    await this.box(labels.subject.python).waitFor()
  }

  /** Does something that the page saves by itself, and waits until what it sent with `field` has been kept. */
  async waitsForSave(field: string, doing: () => Promise<void>): Promise<void> {
    const kept = this.page.waitForResponse(
      (answer) => answer.url().endsWith('/draft') && (answer.request().postData() ?? '').includes(field),
    )
    await doing()
    await kept
    // A change before the last may have been saved together with it; then the last one's own turn is still to come.
    await this.page.locator('#draft:not(.htmx-request)').waitFor({ state: 'attached' })
  }

  /** Details, choice and declaration, 「提交报考信息」; then the photo is asked for. */
  async submits(who: CandidateFacts, centre: Centre, ...subjects: Subject[]): Promise<void> {
    const { labels } = this
    await this.fillsDetails(who)
    await this.choosesCentre(centre)
    for (const subject of subjects) await this.ticks(labels.subject[subject])
    await this.ticks(labels.declaration)
    await this.presses(labels.submit)
    await this.page.waitForURL('**/photo')
  }

  /** Chooses the file and sends it; then leads on to the hub. */
  async uploadsPhoto(file: string, button = this.labels.uploadPhoto): Promise<void> {
    const { labels } = this
    await this.page.getByLabel(labels.choosePhoto).setInputFiles(file)
    await this.page.getByRole('button', { name: button, exact: true }).click()
    await this.page.waitForURL('**/photo?received=1')
  }

  /** The steps of the journey by the labels of the pages; `registration` may be left out where none of its steps is taken. */
  stepsOf(who: CandidateFacts, registration?: { centre: Centre; subjects: Subject[] }): CandidateClient {
    const { centre, subjects } = registration ?? { centre: 'unreviewed', subjects: [] }
    return {
      start: () => this.goesOn(this.labels.start, this.labels.agreement),
      agree: () => this.agrees(),
      identify: () => this.identifies(who),
      submit: () => this.submits(who, centre, ...subjects),
      uploadPhoto: () => this.uploadsPhoto(who.photo),
      sendToReview: () => this.sendsToReview(),
    }
  }

  /** Account, agreement and notices: as far as the page of the document. */
  async reachesIdentity(who: CandidateFacts): Promise<void> {
    await this.signsUp(who)
    await this.activates(who)
    await takeSteps(this.stepsOf(who), 'agree')
  }

  async reachesDetails(who: CandidateFacts): Promise<void> {
    await this.reachesIdentity(who)
    await this.identifies(who)
  }

  /** Account, agreement, document, details, photo: as far as the hub. */
  async registers(who: CandidateFacts, centre: Centre, ...subjects: Subject[]): Promise<void> {
    await this.signsUp(who)
    await this.activates(who)
    await takeSteps(this.stepsOf(who, { centre, subjects }), 'uploadPhoto')
    await this.opensHub()
  }

  async opensHub(): Promise<void> {
    await this.opens(HUB)
  }

  /** 「提交信息审核」, then 「确定」. */
  async sendsToReview(): Promise<void> {
    const { labels } = this
    await this.goesOn(labels.send, labels.send)
    await this.presses(labels.confirm)
    await this.seesState('pending')
  }

  /** The state of the registration as the hub names it. */
  async seesState(state: keyof Labels['states']): Promise<void> {
    await this.page.locator('#status').getByText(this.labels.states[state], { exact: true }).first().waitFor()
  }

  /** Confirms the facts, chooses the way, and stands before the link to the platform. */
  async ordersPayment(): Promise<void> {
    const { labels } = this
    await this.presses(labels.pay)
    await this.ticks(labels.factsTick)
    await this.presses(labels.confirm)
    await this.choosesWay()
  }

  /** On the page of the ways to pay, 「去支付」. */
  async choosesWay(): Promise<void> {
    const { labels } = this
    await this.picks(labels.alipay)
    await this.page.getByRole('button', { name: labels.toPlatform, exact: true }).click()
    await this.page.getByRole('link', { name: labels.toPlatform, exact: true }).waitFor()
  }

  /** At the bank: the number under which the product ordered. */
  async goesToBank(): Promise<string> {
    await this.page.getByRole('link', { name: this.labels.toPlatform, exact: true }).click()
    await this.arrivesAtBank()
    return (await this.page.locator('dt:text-is("商户订单号") + dd').textContent()) ?? ''
  }

  async arrivesAtBank(): Promise<void> {
    await this.page.getByRole('button', { name: '付款', exact: true }).waitFor()
  }

  /** On a computer: from now on the platform has a trade, and this account is its buyer. */
  async logsInAtBank(): Promise<void> {
    await this.presses('扫码或登录，先不付款')
    await this.sees('这笔交易只能由它的买家付款')
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

  /** The bank refuses; the payer may try again or go back. */
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
