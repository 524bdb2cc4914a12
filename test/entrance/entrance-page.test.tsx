import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Province } from '../../src/catalogue/catalogue.ts'
import type { Lang } from '../../src/lib/lang.ts'
import { EntrancePage, ProvinceWithoutSittingPage } from '../../views/entrance/entrance-page.tsx'
import { frameAt, shanghaiTime, textOf, unnamedHan } from '../views/page-context.ts'
import { ENTRANCE, FUJIAN, GUANGXI, GUIZHOU, HENAN, MARCH, WINDOWS } from './march-2027.ts'

const { registrationFrom: opens, registrationUntil: closes } = WINDOWS
const FRIDAY = shanghaiTime('2026-12-18T20:11:05')

function page(now: number, province: Province | null = HENAN, lang: Lang = 'zh-CN'): string {
  const held = province ? [{ sitting: MARCH, province }] : []
  return `${<EntrancePage page={frameAt(now, lang)} entrance={ENTRANCE} held={held} />}`
}

const main = (html: string) =>
  [...html.matchAll(/class="button main"[^>]*>([^<]*)</g)].map(([, name]) => name)

describe('the province at the second of the clock', () => {
  test('a second before: not open, from when, and what can be done meanwhile', () => {
    const html = page(opens - 1000)
    expect(textOf(html)).toContain('未开始 12月15日（周二）9:00 开始')
    expect(textOf(html)).toContain('报名还没有开始')
    expect(textOf(html)).toContain('现在是 12月15日 8:59:59（北京时间）')
    expect(html).toMatch(/aria-disabled="true"[^>]*>考生报名入口</)
    expect(main(html)).toEqual(['用户注册'])
  })

  test('at the opening second: open', () => {
    const html = page(opens)
    expect(textOf(html)).toContain('报名中 还有 16 天')
    expect(textOf(html)).toContain('12月31日（周四）17:00 截止报名')
    expect(main(html)).toEqual(['考生报名入口'])
    expect(html).toContain('href="/welcome"')
  })

  test('on the last day: until when today, and what is left', () => {
    const html = page(closes - 3 * 3_600_000)
    expect(textOf(html)).toContain('报名中 今天 17:00 截止，还剩 3 小时 0 分')
    expect(html).toContain('class="band back"')
  })

  test('a second before the end: still open, one second left', () => {
    expect(textOf(page(closes - 1000))).toContain('还剩 1 秒')
    expect(main(page(closes - 1))).toEqual(['考生报名入口'])
  })

  test('at the closing second: closed, and what one can still do', () => {
    const html = page(closes)
    expect(textOf(html)).toContain('已截止 12月31日 17:00 截止')
    expect(textOf(html)).toContain('已经报名的考生仍可登录，查看审核结果、支付、打印。')
    expect(main(html)).toEqual(['考生报名入口'])
  })

  test('never speaks of a negative time', () => {
    for (const now of [opens, closes, MARCH.ticketFrom, MARCH.ticketUntil, MARCH.examUntil].flatMap((at) => [
      at - 1000,
      at,
      at + 1000,
    ])) {
      expect(textOf(page(now))).not.toMatch(/-\d+ (天|小时|分|秒)/)
    }
  })
})

describe('admission tickets', () => {
  test('before: the way says from when', () => {
    const html = page(FRIDAY)
    expect(html).toMatch(/aria-disabled="true"[^>]*>打印准考证</)
    expect(textOf(html)).toContain('打印准考证 3月15日 9:00 起')
  })

  test('in their window: printing is the one filled button', () => {
    const html = page(MARCH.ticketFrom)
    expect(main(html)).toEqual(['打印准考证'])
    expect(html).toContain('<a class="button" href="/welcome">考生报名入口</a>')
  })

  test('after: since when no longer', () => {
    expect(textOf(page(MARCH.ticketUntil))).toContain('打印准考证 3月29日 18:00 截止')
  })
})

describe('the dates at a glance', () => {
  test('stand on the page with the day and the limit of each', () => {
    expect(textOf(page(FRIDAY))).toContain(
      '报名 12月15日 9:00 — 12月31日 17:00 上传照片 12月31日 17:00 前 考点审核 1月4日 17:00 前 ' +
        '支付 审核通过后 24 小时内，最晚 1月5日 17:00 打印准考证 3月15日 9:00 起 ' +
        '考试 3月27日（周六）至3月29日（周一）',
    )
  })

  test('mark the stage that counts today and what is over', () => {
    expect(page(FRIDAY)).toContain('<div class="now"><dt>报名</dt>')
    const january = page(closes)
    expect(january).toContain('<div class="now"><dt>考点审核</dt>')
    expect(textOf(january)).toContain('12月31日 17:00 前 已结束')
  })

  test('a sitting with three minutes to pay says three minutes', () => {
    const quick = { ...MARCH, timeToPayMs: 180_000 }
    const html = `${<EntrancePage page={frameAt(FRIDAY)} entrance={ENTRANCE} held={[{ sitting: quick, province: HENAN }]} />}`
    expect(textOf(html)).toContain('审核通过后 3 分钟内')
  })
})

describe('the choice of a province', () => {
  test('comes first where none is remembered', () => {
    const text = textOf(page(FRIDAY, null))
    expect(text).toContain('先选省份')
    expect(text.indexOf('先选省份')).toBeLessThan(text.indexOf('报名前准备好'))
    expect(main(page(FRIDAY, null))).toEqual([])
  })

  test('comes after the one that is, with the state of each in words', () => {
    const html = page(FRIDAY)
    const text = textOf(html)
    expect(text.indexOf('考生报名入口')).toBeLessThan(text.indexOf('换一个省份'))
    expect(text).toContain('福建12-20 起 广西已截止 河南报名中')
    expect(html).toContain('<a href="/p/guangxi">')
  })

  test('changes its words at the second', () => {
    expect(textOf(page(FUJIAN.windows.registrationFrom))).toContain('福建报名中')
    expect(textOf(page(GUANGXI.windows.registrationUntil - 1))).toContain('广西报名中')
  })

  test('a province that holds no sitting says so and offers the others', () => {
    const html = `${<ProvinceWithoutSittingPage page={frameAt(FRIDAY)} entrance={ENTRANCE} province={GUIZHOU} />}`
    expect(textOf(html)).toContain('贵州省本考次不设报名 请选择其他省份，或查看公告。')
    expect(html).toContain('<a href="/p/henan">')
  })

  test('several sittings of one province are a choice, and one button is filled', () => {
    const june = { ...MARCH, id: 'ncre-80', name: '2027年6月考次' }
    const held = [MARCH, june].map((sitting) => ({ sitting, province: HENAN }))
    const html = `${<EntrancePage page={frameAt(FRIDAY)} entrance={ENTRANCE} held={held} />}`
    expect(textOf(html)).toContain('现在有几个考次，请选要报的一个')
    expect(textOf(html)).toContain('河南省 · 2027年6月考次')
    expect(main(html)).toEqual(['考生报名入口'])
  })

  test('where there is no sitting at all the page says so', () => {
    const html = `${<EntrancePage page={frameAt(FRIDAY)} entrance={{ revision: 1, sittings: [], provincesWithoutSitting: [GUIZHOU] }} held={[]} />}`
    expect(textOf(html)).toContain('现在没有可以报名的考次')
  })
})

describe('in English', () => {
  test.each([
    ['open', FRIDAY, HENAN],
    ['not open yet', opens - 1000, HENAN],
    ['closed', closes, GUANGXI],
    ['printing', MARCH.ticketFrom, HENAN],
    ['nothing chosen', FRIDAY, null],
  ])('no Chinese is left over: %s', (_, now, province) => {
    const html = page(now, province, 'en')
    expect(html).toContain('<html lang="en">')
    expect(unnamedHan(html)).toEqual([])
  })

  test('dates are in English order', () => {
    const text = textOf(page(FRIDAY, HENAN, 'en'))
    expect(text).toContain('Henan · March 2027 sitting')
    expect(text).toContain('Registration closes Thu 31 Dec, 17:00')
    expect(text).toContain('Open 12 days left')
    expect(text).toContain('Fujianfrom 20 Dec')
  })
})

test('the entry page is small', () => {
  const provinces = Array.from({ length: 31 }, (_, n) => ({
    ...HENAN,
    id: `province-${n}`,
    name: `第${n}省`,
  }))
  const entrance = { ...ENTRANCE, sittings: [{ sitting: MARCH, provinces }] }
  const html = `${<EntrancePage page={frameAt(FRIDAY)} entrance={entrance} held={[{ sitting: MARCH, province: HENAN }]} />}`
  expect(gzipSync(html).length).toBeLessThanOrEqual(2500)
  expect(gzipSync(page(FRIDAY)).length).toBeLessThanOrEqual(2048)
})
