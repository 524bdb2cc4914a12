import { describe, expect, test } from 'vitest'
import { ErrorPage } from '../../views/error-page.tsx'
import { Layout } from '../../views/layout.tsx'
import { frameAt, shanghaiTime, textOf, unnamedHan } from './page-context.ts'

const page = frameAt(shanghaiTime('2026-12-18T10:24:00'), 'zh-CN', '/register/ncre-79?from=mail')
const menu = (collapsed: boolean) => ({
  collapsed,
  groups: [{ name: '报名', items: [{ href: '/welcome', name: '首页', current: true }] }],
})

describe('the frame of a page', () => {
  test('is as wide as its page needs, and a boosted page brings that with it: nothing hangs on the body', () => {
    const plain = `${<Layout page={page} title="核对" />}`
    const wide = `${<Layout page={{ ...page, menu: menu(false) }} title="核对" />}`
    const narrow = `${<Layout page={{ ...page, menu: menu(true) }} title="核对" />}`
    const office = `${<Layout page={page} title="待审核" office={{ name: '考务', nav: null }} />}`
    for (const html of [plain, wide, narrow, office])
      expect(html).toContain('<body hx-boost:inherited="true">')
    expect(plain).toContain('<div class="page">')
    expect(wide).toContain('<div class="page with-menu">')
    expect(narrow).toContain('<div class="page with-menu narrow">')
    expect(office).toContain('<div class="page office">')
  })

  test('has a title that says what is wrong first', () => {
    expect(`${<Layout page={page} title="上传照片" error />}`).toContain(
      '<title>错误：上传照片 - 全国计算机等级考试网上报名</title>',
    )
  })

  test('changes the language on the same page, without a boost', () => {
    expect(`${<Layout page={page} title="核对" />}`).toContain(
      '<a href="/language/en?to=%2Fregister%2Fncre-79%3Ffrom%3Dmail" hx-boost="false" lang="en" hreflang="en">English</a>',
    )
  })

  test('has the menu after the page, reached by a link on a phone, collapsed by a button', () => {
    const html = `${<Layout page={{ ...page, menu: menu(false) }} title="核对" />}`
    expect(html.indexOf('</main>')).toBeLessThan(html.indexOf('<nav class="side" id="menu"'))
    expect(html).toContain('href="#menu"')
    expect(html).toContain('<a href="/welcome" aria-current="page">首页</a>')
    expect(html).toContain('name="collapsed" value="1">&lt;&lt;<span class="away">收起菜单</span>')
    expect(`${<Layout page={{ ...page, menu: menu(true) }} title="核对" />}`).toContain('value="0">&gt;&gt;')
  })

  test('has no style and no script of its own in the page', () => {
    const html = `${<Layout page={{ ...page, menu: menu(false) }} title="核对" refresh={{ after: 15, to: '/register/ncre-79/order' }} />}`
    expect(html).not.toMatch(/ style=|<style|<script>| on[a-z]+=/)
    expect(html).toContain('<meta http-equiv="refresh" content="15;url=/register/ncre-79/order"/>')
  })
})

describe('error pages', () => {
  test.each([
    'notFound',
    'forbidden',
    'ourFault',
    'ourFaultPaying',
    'tooLarge',
    'tooMany',
    'unreadable',
  ] as const)('%s says what happened, what to do and a number, in both languages', (kind) => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const html = `${<ErrorPage page={{ ...frameAt(page.now, lang) }} kind={kind} />}`
      expect(html.match(/class="button main"/g)).toHaveLength(1)
      expect(textOf(html)).toContain('8F3K-22')
      if (lang === 'en') expect(unnamedHan(html)).toEqual([])
      expect(textOf(html)).not.toMatch(/404|500|异常|非法|系统繁忙/)
    }
  })
})
