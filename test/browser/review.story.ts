import { describe } from 'vitest'
import { Candidate, HUB } from './candidate.ts'
import { type Scene, story } from './harness.ts'
import { Officer } from './officer.ts'
import { type CandidateFacts, citizen, OTHER_PHOTO } from './people.ts'

/** Sent to a centre where 王老师 and 赵老师 review. */
async function sent(exam: Scene, who: CandidateFacts): Promise<Candidate> {
  const candidate = await exam.person(Candidate, who.name)
  await candidate.registers(who, 'reviewed', 'python')
  await candidate.sendsToReview()
  return candidate
}

async function officer(exam: Scene, name: string, login: string, scripts = true): Promise<Officer> {
  const one = await exam.person(Officer, name, { scripts })
  await one.logsIn(login)
  return one
}

describe('two reviewers have the same file open', () => {
  for (const scripts of [true, false]) {
    story(
      `one decides, the other is told who and when, ${scripts ? 'with' : 'without'} scripts`,
      async (exam) => {
        const who = citizen(scripts ? 51 : 52, scripts ? '柳青' : '柳眉', 'female', `liu-${scripts}`)
        const liu = await sent(exam, who)
        const wang = await officer(exam, '王老师', 'wang', scripts)
        const zhao = await officer(exam, '赵老师', 'zhao', scripts)
        await wang.opensFileOf(who.name)
        await zhao.opensFileOf(who.name)

        await wang.approves()
        await wang.seesDone(/已通过/, who.name)
        await zhao.returns('照片：不是本人或看不清')
        await zhao.sees(/王老师 在 \d\d:\d\d:\d\d 已通过。您的决定没有记录/)
        await liu.opensHub()
        await liu.seesState('approved')
      },
    )
  }
})

describe('the candidate is faster than the reviewer who has the file open', () => {
  story(
    'withdraws; then changes the photo and sends again: no decision about what was seen before is taken',
    async (exam) => {
      const who = citizen(53, '孟浩', 'male', 'meng-hao')
      const meng = await sent(exam, who)
      const wang = await officer(exam, '王老师', 'wang')
      const zhao = await officer(exam, '赵老师', 'zhao')
      await wang.opensFileOf(who.name)
      await zhao.opensFileOf(who.name)

      await meng.presses('撤回修改')
      await meng.presses('确定')
      await meng.seesState('draft')
      await wang.approves()
      await wang.sees(/\d\d:\d\d:\d\d 考生撤回了审核。您的决定没有记录/)

      await meng.presses('修改照片')
      await meng.uploadsPhoto(OTHER_PHOTO, '修改照片')
      await meng.opensHub()
      await meng.sendsToReview()
      await zhao.approves()
      await zhao.sees('考生撤回并修改了，您看的是旧的。下面是新的，改动已标出')
      await zhao.sees('照片换过了')
      await meng.opensHub()
      await meng.seesState('pending')

      // The newest state is shown now, and may be decided.
      await zhao.approves()
      await zhao.seesDone(/已通过/, who.name)
      await meng.opensHub()
      await meng.seesState('approved')
    },
  )

  story('deletes the registration: the decision is refused, saying so', async (exam) => {
    const who = citizen(54, '贺兰', 'female', 'he-lan')
    const helan = await sent(exam, who)
    const zhao = await officer(exam, '赵老师', 'zhao', false)
    await zhao.opensFileOf(who.name)
    await helan.presses('删除报考信息')
    await helan.picks('不考了')
    await helan.presses('删除报考信息')
    await helan.sees('已删除')
    await zhao.approves()
    await zhao.sees(/考生删除了报考信息。您的决定没有记录/)
  })
})

describe('a reviewer', () => {
  story('of another centre finds nothing at the address of a file', async (exam) => {
    const who = citizen(55, '丁一', 'male', 'ding-yi')
    await sent(exam, who)
    const wang = await officer(exam, '王老师', 'wang')
    await wang.opensFileOf(who.name)
    const address = new URL(wang.page.url()).pathname
    const li = await officer(exam, '李老师', 'li')
    exam.expected.push(404)
    await li.opens(address)
    await li.arrivesAt('这个网址没有内容')
    await li.seesNot(who.name)
  })

  story('decides by the keyboard alone', async (exam) => {
    const who = citizen(56, '谷雨', 'female', 'gu-yu')
    const gu = await sent(exam, who)
    const zhao = await officer(exam, '赵老师', 'zhao')
    await zhao.opensFileOf(who.name)
    const { keyboard } = zhao.page
    await keyboard.press('0')
    await keyboard.type('照片与证件不是同一个人p')
    await keyboard.press('Escape')
    await keyboard.press('2')
    // In the first 0.8 seconds a decision is not taken: a key held from the last file would fall upon this one.
    await zhao.page.waitForTimeout(1_000)
    await keyboard.press('r')
    await zhao.seesDone(/已退回修改/, who.name)
    await gu.opens(HUB)
    await gu.seesState('returned')
    await gu.sees('照片与证件不是同一个人p')
  })
})
