import { describe, expect, test } from 'vitest'
import type { Notice } from '../../src/catalogue/catalogue.ts'
import type { Lang } from '../../src/lib/lang.ts'
import { AnnouncementPage, HowItWorksPage } from '../../views/entrance/notice-page.tsx'
import { frameAt, shanghaiTime, textOf, unnamedHan } from '../views/page-context.ts'
import { ANNOUNCEMENT, HENAN, MARCH, WINDOWS } from './march-2027.ts'

const FRIDAY = shanghaiTime('2026-12-18T20:11:05')

function announcement(notice: Notice | undefined, lang: Lang = 'zh-CN', now = FRIDAY): string {
  return `${<AnnouncementPage page={frameAt(now, lang)} sitting={MARCH} province={HENAN} notice={notice} />}`
}

function howItWorks(notice: Notice | undefined, lang: Lang = 'zh-CN'): string {
  return `${<HowItWorksPage page={frameAt(FRIDAY, lang)} sitting={MARCH} province={HENAN} notice={notice} />}`
}

describe('the announcement', () => {
  test('has the dates from the settings before its own text', () => {
    const text = textOf(announcement(ANNOUNCEMENT))
    expect(text).toContain('重要时间 报名 12月15日 9:00 — 12月31日 17:00')
    expect(text.indexOf('重要时间')).toBeLessThan(text.indexOf('河南省2027年3月考次报名公告'))
    expect(text).toContain('考点 郑州 洛阳')
  })

  test('says when it was changed, and what', () => {
    expect(textOf(announcement(ANNOUNCEMENT))).toContain('此公告在 12月16日 9:30 改过：报名延长到 12月31日')
    const first = { ...ANNOUNCEMENT, version: 1, changes: '' }
    expect(textOf(announcement(first))).not.toContain('改过')
    expect(textOf(announcement(first))).toContain('12月16日（周三）发布')
  })

  test('is not out yet: the dates are there all the same', () => {
    const text = textOf(announcement(undefined))
    expect(text).toContain('公告还没有发布。重要时间见下表。')
    expect(text).toContain('上传照片 12月31日 17:00 前')
  })

  test('leads on to the registration as soon as there is one', () => {
    expect(announcement(ANNOUNCEMENT)).toContain('<a class="button main" href="/welcome">考生报名入口</a>')
    expect(announcement(ANNOUNCEMENT, 'zh-CN', WINDOWS.registrationFrom - 1)).not.toContain('href="/welcome"')
  })
})

describe('how it works', () => {
  test('begins with the seven steps, each with how long it takes or what it waits for', () => {
    const html = howItWorks(undefined)
    const steps = html.slice(html.indexOf('<ol>'), html.indexOf('</ol>'))
    expect(steps.match(/<li>/g)).toHaveLength(7)
    expect(textOf(steps)).toContain('协议 看报名协议和须知，勾选同意。约 3 分钟')
    expect(textOf(steps)).toContain('照片 上传证件照，12月31日 17:00 前都可以。约 2 分钟')
    expect(textOf(steps)).toContain('支付 审核通过后 24 小时内，最晚 1月5日 17:00 支付')
    expect(html.indexOf('<ol>')).toBeLessThan(html.indexOf('重要时间'))
  })

  test('has the text of the administrators below', () => {
    const text = textOf(howItWorks({ ...ANNOUNCEMENT, kind: 'how-it-works', title: '网上报名须知' }))
    expect(text.indexOf('重要时间')).toBeLessThan(text.indexOf('本考次采用网上报名'))
  })
})

describe('in English', () => {
  test('no Chinese is left over', () => {
    expect(unnamedHan(announcement(ANNOUNCEMENT, 'en'))).toEqual([])
    expect(unnamedHan(announcement(undefined, 'en'))).toEqual([])
    expect(unnamedHan(howItWorks(ANNOUNCEMENT, 'en'))).toEqual([])
  })

  test('the English columns are shown', () => {
    const text = textOf(announcement(ANNOUNCEMENT, 'en'))
    expect(text).toContain('Changed on 16 Dec, 9:30: registration extended to 31 Dec')
    expect(text).toContain('Henan, March 2027 sitting: announcement')
    expect(textOf(howItWorks(undefined, 'en'))).toContain('Upload your photo, any time before 31 Dec, 17:00')
  })
})

test('the bar names the province and marks where the reader is', () => {
  const path = '/p/henan/announcement'
  const html = `${<AnnouncementPage page={frameAt(FRIDAY, 'zh-CN', path)} sitting={MARCH} province={HENAN} notice={ANNOUNCEMENT} />}`
  expect(html).toContain('<a href="/p/henan/announcement" aria-current="page">网上报名公告</a>')
  expect(html).toContain('<a href="/p/henan/how-it-works">网上报名须知及流程</a>')
})

test('the telephone number is that of the province', () => {
  expect(announcement(ANNOUNCEMENT)).toContain('<a href="tel:0371-55550010">')
})
