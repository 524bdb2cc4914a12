import { describe, expect } from 'vitest'
import { Candidate, HUB } from './candidate.ts'
import { story } from './harness.ts'
import { en } from './labels.ts'
import { citizen } from './people.ts'

const SUBMIT = '提交报考信息'

describe('a dead line', () => {
  story('says so, keeps what was entered, and takes it when the line is back', async (exam) => {
    const who = citizen(61, '卢沟', 'male', 'lu-gou')
    const lu = await exam.person(Candidate, who.name)
    await lu.reachesDetails(who)
    await lu.fillsDetails(who)
    await lu.choosesCentre('unreviewed')
    await lu.ticks('二级Python语言程序设计（66）')
    await lu.ticks('我保证以上信息是真实和准确的')
    exam.expected.push('ERR_INTERNET_DISCONNECTED', /^htmx: htmx:error: Failed to fetch/)
    await lu.page.context().setOffline(true)
    await lu.presses(SUBMIT)
    await lu.sees('网络断了。已填的内容还在这一页，连上后再点一次')
    expect(await lu.holds('姓名')).toBe('卢沟')
    expect(await lu.way(SUBMIT).isEnabled()).toBe(true)
    await lu.page.context().setOffline(false)
    await lu.presses(SUBMIT)
    await lu.page.waitForURL('**/photo')
    await lu.seesNot('网络断了')
  })
})

describe('a double click', () => {
  for (const scripts of [true, false]) {
    story(`on 「${SUBMIT}」 submits once, ${scripts ? 'with' : 'without'} scripts`, async (exam) => {
      const who = citizen(scripts ? 62 : 63, '麦冬', 'female', `mai-dong-${scripts}`)
      const mai = await exam.person(Candidate, who.name, { scripts })
      await mai.reachesDetails(who)
      await mai.fillsDetails(who)
      await mai.choosesCentre('unreviewed')
      await mai.ticks('二级Python语言程序设计（66）')
      await mai.ticks('我保证以上信息是真实和准确的')
      let posts = 0
      mai.page.on('request', (request) => {
        if (request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/details')) posts++
      })
      await mai.way(SUBMIT).dblclick()
      await mai.arrivesAt('上传照片')
      if (scripts) expect(posts).toBe(1)
      await mai.opensHub()
      await mai.arrivesAt('上传照片')
      expect(await mai.page.getByText('您提交了报考信息').count()).toBe(1)
      await mai.seesNot('您修改了报考信息')
    })
  }
})

describe('a photo', () => {
  story('on a slow line shows how much of it has been sent', async (exam) => {
    const who = citizen(64, '白露', 'female', 'bai-lu')
    const bai = await exam.person(Candidate, who.name)
    await bai.reachesDetails(who)
    await bai.submits(who, 'unreviewed', 'python')
    const line = await bai.page.context().newCDPSession(bai.page)
    const network = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 20_000 }
    await line.send('Network.emulateNetworkConditions', network)
    await bai.page.getByLabel('选择照片').setInputFiles(who.photo)
    await bai.sees('符合要求')
    await bai.way('上传照片').click()
    await bai.page.getByRole('progressbar').waitFor()
    await bai.sees(/已传 \d+%，共/)
    await bai.sees('照片已收到')
  })

  story('that the server refuses stays chosen', async (exam) => {
    const who = citizen(65, '夏至', 'male', 'xia-zhi')
    const xia = await exam.person(Candidate, who.name)
    await xia.reachesDetails(who)
    await xia.submits(who, 'unreviewed', 'python')
    // As where the script that checks before sending did not arrive: the server judges, htmx shows its answer.
    await xia.page.route('**/built/photo.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    )
    await xia.opens(`${HUB}/photo`)
    await xia.page
      .getByLabel('选择照片')
      .setInputFiles(`${import.meta.dirname}/../registration/photo/photos/grey.jpg`)
    await xia.way('上传照片').click()
    await xia.arrivesAt('这张照片不能用')
    expect(await xia.page.title()).toMatch(/^错误：/)
    expect(await xia.page.getByLabel('选择照片').inputValue()).toContain('grey.jpg')
    await xia.uploadsPhoto(who.photo)
  })
})

describe('in mid-journey', () => {
  story('the language changes, and what was entered stays', async (exam) => {
    const who = citizen(66, '方圆', 'female', 'fang-yuan')
    const fang = await exam.person(Candidate, who.name)
    await fang.reachesDetails(who)
    await fang.fillsDetails(who)
    await fang.waitsForSave('student', () => fang.selects('职业', '学生'))
    await fang.presses('English')
    await fang.arrivesAt('Your details and subjects')
    fang.labels = en
    expect(await fang.page.locator('html').getAttribute('lang')).toBe('en')
    expect(await fang.holds('Name')).toBe('方圆')
    await fang.choosesCentre('unreviewed')
    await fang.waitsForSave('410046-66', () => fang.ticks(en.subject.python))
    await fang.presses('中文')
    await fang.arrivesAt('填写报考信息')
    expect(await fang.holds('姓名')).toBe('方圆')
    expect(await fang.box('二级Python语言程序设计（66）').isChecked()).toBe(true)
  })

  story('Back and Forward lead through the steps, each with its own title', async (exam) => {
    const who = citizen(67, '萧远', 'male', 'xiao-yuan')
    const xiao = await exam.person(Candidate, who.name)
    await xiao.reachesDetails(who)
    await xiao.page.goBack()
    await xiao.arrivesAt('您的证件')
    expect(await xiao.page.title()).toContain('您的证件')
    await xiao.sees('第 2 步')
    await xiao.page.goBack()
    await xiao.arrivesAt(xiao.labels.provinceNotice)
    await xiao.sees('第 1 步')
    await xiao.page.goForward()
    await xiao.arrivesAt('您的证件')
    await xiao.presses('下一步')
    await xiao.arrivesAt('填写报考信息')
    await xiao.sees('第 3 步')
    // A refused form leaves no entry of its own behind.
    await xiao.presses(SUBMIT)
    await xiao.sees(/有 \d+ 处需要修改/)
    expect(await xiao.page.title()).toMatch(/^错误：/)
    expect(await xiao.page.evaluate('document.activeElement.className')).toBe('problems')
    await xiao.page.goBack()
    await xiao.arrivesAt('您的证件')
  })

  story('the menu folds away, stays so, and leads out', async (exam) => {
    const who = citizen(68, '端木', 'male', 'duan-mu')
    const duanmu = await exam.person(Candidate, who.name)
    await duanmu.reachesIdentity(who)
    await duanmu.page.getByRole('button', { name: '<<' }).click()
    await duanmu.page.getByRole('button', { name: '>>' }).waitFor()
    expect(await duanmu.way('退出系统').isVisible()).toBe(false)
    await duanmu.opens('/welcome')
    await duanmu.page.getByRole('button', { name: '>>' }).click()
    await duanmu.page.getByRole('button', { name: '<<' }).waitFor()
    await duanmu.presses('退出系统')
    await duanmu.arrivesAt('退出系统')
    await duanmu.presses('退出系统')
    await duanmu.sees('已退出')
    await duanmu.opens(HUB)
    await duanmu.arrivesAt('登录')
  })
})
