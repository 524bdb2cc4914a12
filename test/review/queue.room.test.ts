import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { Candidate, HELUO, seededCatalogue, setClock, ZHONGYUAN } from '../fixture.ts'
import { logInOfficer } from '../officer.ts'
import type { Visitor } from '../passport/visitor.ts'
import { approve, callCounts, fileAddress, rowNames, shownVersion, w } from './review-pages.ts'

let catalogue: Catalogue
let wang: Visitor

beforeAll(async () => {
  setClock('9:50')
  catalogue = await seededCatalogue()
})

afterAll(() => vi.useRealTimers())

/** Sets the clock; the officer logs in at that time. */
async function at(time: string): Promise<void> {
  setClock(time)
  wang = await logInOfficer('wang', '王老师', { centre: ZHONGYUAN, province: 'henan' })
}

describe('the queue of a centre', () => {
  let li: Candidate
  let mai: Candidate
  let chen: Candidate

  beforeAll(async () => {
    setClock('9:30')
    li = await Candidate.withPhoto(catalogue, {
      id: 'LXMLXMLXMLXMLXML',
      name: '李晓明',
      number: '41010220040315123',
    })
    setClock('9:32')
    mai = await Candidate.sentToReview(catalogue, {
      ...{ id: 'MAYMAYMAYMAYMAYM', name: '买买提·艾力', number: '65010220020818281', subjects: ['66'] },
    })
    setClock('9:34')
    await li.sendToReview()
    await li.runsAlarm()
    chen = await Candidate.sentToReview(catalogue, {
      ...{ id: 'CHENCHENCHENCHEN', name: '陈思', number: 'E12345678', type: 'passport', subjects: ['35'] },
    })
    const elsewhere = { centre: HELUO, details: { class: '一班' } }
    await Candidate.sentToReview(catalogue, {
      ...elsewhere,
      id: 'WANGJGWANGJGWANG',
      name: '王建国',
      number: '41030219980611115',
    })
  })

  test('begins with the first submission, not with the first one sent to review, and has its own centre only', async () => {
    await at('10:00')
    await wang.get('/office/review')
    expect(rowNames(wang)).toEqual(['李晓明', '买买提·艾力', '陈思'])
    expect(wang.text).toContain('待审核 3 份')
    expect(wang.text).toContain('最早一份等了 26 分')
    expect(wang.text).not.toContain('王建国')
    expect(wang.page).not.toMatch(/\d{17}/)
    expect(callCounts(wang)).toEqual({ d1: 1, do: 0 })
  })

  test('shows the hints of the system', async () => {
    await at('10:00')
    const rare = await Candidate.sentToReview(catalogue, {
      id: 'KHANGRAREKHANGRA',
      name: '张𠮷',
      number: '41030220010704002',
    })
    await wang.get('/office/review')
    expect(wang.page).toMatch(/张𠮷<\/a>.*?<b class="tag back">生僻字<\/b>/)
    await rare.deletes()
    await rare.runsAlarm()
  })

  test('offers the oldest; after a skip the next one, and the skipped one again after half an hour', async () => {
    await at('10:00')
    await wang.get('/office/review/next')
    expect([wang.status, wang.location]).toEqual([303, fileAddress(li.id)])
    await wang.follow()
    await wang.post(`${fileAddress(li.id)}/skip`, { round: shownVersion(wang).round })
    expect(wang.location).toBe(`/office/review/next?done=${li.id}`)
    await wang.follow()
    expect(wang.location).toBe(`${fileAddress(mai.id)}?done=${li.id}`)
    await wang.follow()
    expect(wang.text).toContain('李晓明：已跳过（10:00:00），30 分钟内不再出现 · 看这份')
    setClock('10:29')
    await wang.get('/office/review/next')
    expect(wang.location).toBe(fileAddress(mai.id))
    setClock('10:31')
    await wang.get('/office/review/next')
    expect(wang.location).toBe(fileAddress(li.id))
  })

  test('says so if everything that waits was skipped', async () => {
    await at('10:00')
    for (const one of [li, mai, chen]) await wang.post(`${fileAddress(one.id)}/skip`, { round: '1' })
    await wang.get('/office/review/next')
    expect(wang.location).toBe('/office/review?none=left')
    await wang.follow()
    expect(wang.text).toContain(w.queue.noneLeft)
    expect(rowNames(wang)).toHaveLength(3)
  })

  test('is filtered by subject and state by its address', async () => {
    await at('10:00')
    await wang.get('/office/review?subject=66')
    expect(rowNames(wang)).toEqual(['买买提·艾力'])
    await wang.get('/office/review?stage=approved')
    expect(rowNames(wang)).toEqual([])
    expect(wang.text).toContain(w.queue.noneSuch)
    await wang.get('/office/review?stage=anything&after=nonsense&sitting=none')
    expect(wang.status).toBe(200)
  })

  test('does not offer the registration that was just decided, even before it is projected', async () => {
    await at('10:10')
    await wang.get(fileAddress(li.id))
    await approve(wang, li.id)
    await wang.follow()
    expect(wang.location).toBe(`${fileAddress(mai.id)}?done=${li.id}`)
    await wang.follow()
    expect(wang.text).toContain('李晓明：已通过（10:10:00） · 看这份')
    await wang.get('/office/review/next')
    expect(wang.location).toBe(fileAddress(mai.id))
    await li.runsAlarm()
    await wang.get('/office/review')
    expect(rowNames(wang)).toEqual(['买买提·艾力', '陈思'])
    expect(wang.text).toContain('今天已审 1 份，考点今天 1 份')
    await wang.get('/office/review?stage=approved')
    expect(wang.text).toMatch(/李晓明.*12-17 10:10 王老师/)
  })

  test('has no names and numbers in its addresses', async () => {
    await at('10:12')
    await wang.get(fileAddress(mai.id))
    await approve(wang, mai.id)
    expect(decodeURIComponent(wang.location)).not.toMatch(/买买提|6501/)
    await wang.follow()
    expect(decodeURIComponent(wang.location)).not.toMatch(/买买提|6501/)
    await mai.runsAlarm()
  })

  test('finds a name by its beginning and a number whole or by its last four, in any stage', async () => {
    await at('10:15')
    const find = (text: string) => wang.post('/office/review/search', { find: text })
    await find('李晓')
    expect(rowNames(wang)).toEqual(['李晓明'])
    expect(wang.page).toContain('<b class="tag ok">审核通过</b>')
    await find('晓明')
    expect(wang.text).toContain(w.queue.noMatches)
    await find('买买提•艾')
    expect(rowNames(wang)).toEqual(['买买提·艾力'])
    await find(li.number)
    expect(rowNames(wang)).toEqual(['李晓明'])
    await find(` ${li.number.slice(0, 6)} ${li.number.slice(6).toLowerCase()}`)
    expect(rowNames(wang)).toEqual(['李晓明'])
    await find(li.number.slice(-4))
    expect(rowNames(wang)).toEqual(['李晓明'])
    await find('e12345678')
    expect(rowNames(wang)).toEqual(['陈思'])
    await find('CHEN-CHEN-CHEN-CHEN')
    expect(rowNames(wang)).toEqual(['陈思'])
    expect(callCounts(wang)).toEqual({ d1: 1, do: 0 })
    await find('王建国')
    expect(rowNames(wang)).toEqual([])
    await find(' ')
    expect(wang.status).toBe(422)
    await wang.get('/office/review/search')
    expect([wang.status, wang.location]).toEqual([303, '/office/review'])
  })

  test('with nothing left says so, with the time of the last decision', async () => {
    await at('10:20')
    await wang.get(fileAddress(chen.id))
    await approve(wang, chen.id)
    await chen.runsAlarm()
    await wang.follow()
    expect(wang.location).toBe(`/office/review?done=${chen.id}&none=left`)
    await wang.follow()
    expect(wang.text).toContain('没有待审核的报名。最近一份在 12月17日 10:20 审完。')
    expect(wang.text).not.toContain(w.queue.noneLeft)
    expect(wang.page).not.toContain('<table')
  })
})
