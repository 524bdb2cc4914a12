import { describe, expect } from 'vitest'
import { Candidate } from './candidate.ts'
import { type BrowserOptions, story } from './harness.ts'
import { en, zh } from './labels.ts'
import { Officer } from './officer.ts'
import { mailTo } from './outbox.ts'
import { type CandidateFacts, citizen, OTHER_PHOTO } from './people.ts'

describe('registers, is returned, corrects, is approved, pays, prints', () => {
  reviewed('with scripts', citizen(1, '韩梅', 'female', 'han-mei'), {})
  reviewed('without scripts', citizen(2, '高翔', 'male', 'gao-xiang'), { scripts: false })
  reviewed('on a phone', citizen(3, '古丽·阿依', 'female', 'guli-ayi'), { width: 'phone' })
  reviewed('on a phone without scripts', citizen(4, '冯䶮', 'male', 'feng-yan'), {
    width: 'phone',
    scripts: false,
  })
  reviewed(
    'in English',
    {
      ...citizen(5, 'Ana Pereira', 'female', 'ana-pereira'),
      document: { type: 'passport', number: 'FZ765432', born: '19990508' },
    },
    { lang: 'en' },
  )
})

describe('at a centre without review, straight to payment', () => {
  for (const scripts of [true, false]) {
    story(`${scripts ? 'with' : 'without'} scripts`, async (exam) => {
      const who = citizen(scripts ? 6 : 7, '石磊', 'male', `shi-lei-${scripts}`)
      const shi = await exam.person(Candidate, who.name, { scripts })
      await shi.registers(who, 'unreviewed', 'c', 'office')
      await shi.seesState('unpaid')
      await shi.seesNot('审核')
      await shi.sees('¥160.00')
      await shi.ordersPayment()
      await shi.goesToBank()
      await shi.paysAtBank()
      await shi.comesBack()
      await shi.sees('已支付')
      await shi.opensHub()
      await printed(shi)
    })
  }
})

function reviewed(how: string, who: CandidateFacts, desk: BrowserOptions): void {
  story(how, async (exam) => {
    const candidate = await exam.person(Candidate, who.name, desk)
    const say = desk.lang === 'en' ? en : zh
    candidate.labels = say
    await candidate.registers(who, 'reviewed', 'python', 'office')
    await candidate.seesState('draft')
    await candidate.sendsToReview()

    const wang = await exam.person(Officer, `王老师, for ${who.name}`)
    await wang.logsIn('wang')
    await wang.opensFileOf(who.name)
    await wang.returns('照片：背景不是浅蓝色', '在校信息有误')
    await wang.seesDone(/已退回修改/, who.name)

    await mailTo(who.email, desk.lang === 'en' ? 'asks for corrections' : '请您修改')
    await candidate.opensHub()
    await candidate.seesState('returned')
    await candidate.presses(say.changePhoto)
    await candidate.uploadsPhoto(OTHER_PHOTO, say.changePhoto)
    await candidate.opensHub()
    await candidate.presses(say.changeDetails)
    await candidate.fills({ [say.school]: '中原示例大学', [say.class]: '计算机 2203 班' })
    await candidate.ticks(say.declaration)
    await candidate.presses(say.submit)
    await candidate.sendsToReview()

    await wang.opensFileOf(who.name)
    await wang.sees('第 2 次提交')
    await wang.approves()
    await wang.seesDone(/已通过/, who.name)

    await candidate.opensHub()
    await candidate.seesState('approved')
    await candidate.ordersPayment()
    await candidate.goesToBank()
    await candidate.paysAtBank()
    await candidate.comesBack()
    await candidate.sees(say.states.paid)
    await candidate.opensHub()
    await printed(candidate)
  })
}

/** Everything is done, and the form is there to print: as a PDF and as a page. */
async function printed(candidate: Candidate): Promise<void> {
  const { labels: say } = candidate
  await candidate.seesState('paid')
  await candidate.sees(say.done)
  const form = await candidate.downloads(say.printForm)
  expect(form.subarray(0, 5).toString()).toBe('%PDF-')
  expect(form.subarray(-8).toString()).toContain('%%EOF')
  await candidate.goesOn(say.formPage, say.form)
  await candidate.sees(candidate.name)
}
