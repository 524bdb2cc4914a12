import { describe, expect } from 'vitest'
import { Candidate, HUB } from './candidate.ts'
import { expireLogins } from './expiry.ts'
import { story } from './harness.ts'
import { citizen } from './people.ts'

describe('what is half filled in is found again', () => {
  story('after the tab was closed, and on a second device', async (exam) => {
    const who = citizen(31, '㐂宝𠮷', 'female', 'xi-baoji')
    const xi = await exam.person(Candidate, who.name)
    await xi.reachesDetails(who)
    await xi.fills({ 姓名: who.name, 通讯地址: '郑州市二七区示例街8号' })
    await xi.selects('文化程度', '本科')
    await xi.choosesCentre('reviewed')
    await xi.waitsForSave('410032-66', () => xi.ticks('二级Python语言程序设计（66）'))
    await xi.sees(/已保存/)
    const tab = await xi.opensTab()
    await xi.page.close()
    await tab.opens(HUB)
    await holdsAll(tab)

    const phone = await exam.person(Candidate, '㐂宝𠮷, on her phone', { width: 'phone' })
    await phone.opens('/login')
    await phone.logsIn(who.email)
    await phone.presses('当前考次')
    await phone.arrivesAt('填写报考信息')
    await holdsAll(phone)

    async function holdsAll(at: Candidate) {
      await at.field('姓名').waitFor()
      expect(await at.holds('姓名')).toBe('㐂宝𠮷')
      expect(await at.holds('通讯地址')).toBe('郑州市二七区示例街8号')
      expect(await at.holds('文化程度')).toBe('本科')
      expect(await at.holds('报考考点')).toBe('410032')
      expect(await at.box('二级Python语言程序设计（66）').isChecked()).toBe(true)
    }
  })

  story('at the document, on a second device', async (exam) => {
    const who = citizen(32, '段誉', 'male', 'duan-yu')
    const duan = await exam.person(Candidate, who.name)
    await duan.reachesIdentity(who)
    await duan.picks('护照')
    await duan.fills({ 证件号码: 'G1234' })
    await duan.waitsForSave('G1234', () => duan.field('证件号码').blur())
    await duan.sees(/已保存/)
    const phone = await exam.person(Candidate, '段誉, on his phone', { width: 'phone' })
    await phone.opens('/login')
    await phone.logsIn(who.email)
    await phone.presses('当前考次')
    await phone.arrivesAt('您的证件')
    expect(await phone.holds('证件号码')).toBe('G1234')
    expect(await phone.page.getByRole('radio', { name: '护照', exact: true }).isChecked()).toBe(true)
  })

  // A page that has met an expired login is told so by 401, in the place where it would have said “saved”.
  for (const scripts of [true, false]) {
    const how = scripts ? 'with' : 'without'
    story(`when the login has expired at the details, ${how} scripts`, async (exam) => {
      const who = citizen(scripts ? 33 : 34, '买买提·艾力', 'male', `maimaiti-${scripts}`)
      const maimaiti = await exam.person(Candidate, who.name, { scripts })
      await maimaiti.reachesDetails(who)
      await maimaiti.fillsDetails(who)
      exam.expected.push(401)
      await expireLogins(who.email)
      await maimaiti.presses('提交报考信息')
      await maimaiti.sees('登录已过期。重新登录后，刚才填的内容还在')
      await maimaiti.logsIn(who.email)
      await maimaiti.arrivesAt('填写报考信息')
      expect(await maimaiti.holds('姓名')).toBe('买买提·艾力')
      expect(await maimaiti.holds('职业')).toBe('学生')
      await maimaiti.choosesCentre('unreviewed')
      await maimaiti.ticks('二级Python语言程序设计（66）')
      await maimaiti.ticks('我保证以上信息是真实和准确的')
      await maimaiti.goesOn('提交报考信息', '上传照片')
    })

    story(`when the login has expired at the document, ${how} scripts`, async (exam) => {
      const who = citizen(scripts ? 35 : 36, '阿依古丽', 'female', `ayiguli-${scripts}`)
      const ayiguli = await exam.person(Candidate, who.name, { scripts })
      await ayiguli.reachesIdentity(who)
      await ayiguli.picks('居民身份证')
      await ayiguli.fills({ 证件号码: who.document.number })
      exam.expected.push(401)
      await expireLogins(who.email)
      await ayiguli.presses('下一步')
      await ayiguli.sees('登录已过期。重新登录后，刚才填的内容还在')
      await ayiguli.logsIn(who.email)
      await ayiguli.arrivesAt('您的证件')
      expect(await ayiguli.holds('证件号码')).toBe(who.document.number)
    })

    story(`but not a photo, and the page says so, ${how} scripts`, async (exam) => {
      const who = citizen(scripts ? 37 : 38, '欧阳锋', 'male', `ouyang-${scripts}`)
      const ouyang = await exam.person(Candidate, who.name, { scripts })
      await ouyang.reachesDetails(who)
      await ouyang.submits(who, 'unreviewed', 'python')
      await ouyang.page.getByLabel('选择照片').setInputFiles(who.photo)
      await expireLogins(who.email)
      await ouyang.page.getByRole('button', { name: '上传照片', exact: true }).click()
      await ouyang.logsIn(who.email)
      await ouyang.sees('登录已过期，照片没有收到。其他内容都在，请重新选择照片')
      await ouyang.uploadsPhoto(who.photo)
      await ouyang.opensHub()
      await ouyang.seesState('unpaid')
    })
  }
})
