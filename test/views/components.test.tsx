import { describe, expect, test } from 'vitest'
import { Facts, MixedText, Sentence, SlipCard, Steps, Unavailable } from '../../views/components.tsx'
import { IdNumber, LongNumber } from '../../views/long-numbers.tsx'
import { formatYuan } from '../../views/money.ts'
import { Prose, parseBlocks } from '../../views/prose.tsx'
import { Left, When } from '../../views/time.tsx'
import { frameAt, shanghaiTime, textOf, unnamedHan } from './page-context.ts'

const page = frameAt(shanghaiTime('2026-12-18T10:24:00'))
const english = frameAt(shanghaiTime('2026-12-18T10:24:00'), 'en')

describe('amounts', () => {
  test.each([
    [16000, '¥160.00'],
    [5, '¥0.05'],
    [0, '¥0.00'],
    [116050, '¥1,160.50'],
    [1234567890, '¥12,345,678.90'],
  ])('%i fen are %s', (fen, words) => expect(formatYuan(fen)).toBe(words))
})

describe('the cells of the answer sheet', () => {
  const steps = ['协议', '证件', '信息'].map((name, n) => ({
    name,
    done: n === 0,
    href: n === 0 ? '/register/agreement' : undefined,
  }))
  const html = `${<Steps page={page} steps={steps} current={1} />}`

  test('tell filled, current and open apart, in words too', () => {
    expect(html).toContain('<li class="done"><a href="/register/agreement">1 <span>协议</span>')
    expect(html).toContain('已完成')
    expect(html).toContain('<li aria-current="step">2 <span>证件</span></li>')
    expect(html).toContain('<li>3 <span>信息</span></li>')
  })

  test('say where the candidate stands', () => expect(textOf(html)).toContain('第 2 步，共 3 步：证件'))
})

test('an identity number in full is parted by margins, so that copying gives the plain number', () => {
  const html = `${<IdNumber number="410102200403151234" />}`
  expect(html.replace(/<[^>]*>/g, '')).toBe('410102200403151234')
  expect(html).toContain('<span class="gap">20040315</span>')
  expect(`${<IdNumber number="E12345678" />}`.replace(/<[^>]*>/g, '')).toBe('E12345678')
})

test('the number of an order may break between fours, and is copied as it is', () => {
  const html = `${<LongNumber number="U9JTQ8CQ4HTUGH9C01" />}`
  expect(html).toContain('U9JT<wbr/>Q8CQ<wbr/>4HTU<wbr/>GH9C<wbr/>01')
  expect(html.replace(/<[^>]*>/g, '')).toBe('U9JTQ8CQ4HTUGH9C01')
})

test('a way that is not open can be reached and says why and from when', () => {
  const html = `${<Unavailable name="打印下载准考证" why="2027年3月15日 9:00 起" />}`
  expect(html).toMatch(/role="link" aria-disabled="true" tabindex="0"[^>]*>打印下载准考证</)
  expect(textOf(html)).toBe('打印下载准考证 2027年3月15日 9:00 起')
})

test('a sentence takes its pieces in the order its language wants', () => {
  const of = [<b>10:12</b>, '160']
  expect(`${<Sentence text="请在 {0} 前支付 {1} 元" of={of} />}`).toBe('请在 <b>10:12</b> 前支付 160 元')
  expect(`${<Sentence text="Pay CNY {1} by {0}" of={of} />}`).toBe('Pay CNY 160 by <b>10:12</b>')
})

test('times carry the zone they are meant in', () => {
  const at = shanghaiTime('2026-12-19T10:12:30')
  expect(`${<When page={page} at={at} as="deadline" />}`).toBe(
    '<time datetime="2026-12-19T10:12:30+08:00">12月19日（周六）10:12:30</time>',
  )
  expect(textOf(`${<Left page={page} until={at} />}`)).toBe('23 小时 48 分')
})

test('rows that are not there leave no gap in the facts', () => {
  const html = `${<Facts rows={[null, { name: '考点', value: '410032' }, false, { name: '科目', value: '24', is: 'new' }]} />}`
  expect(html.match(/<div/g)).toHaveLength(2)
  expect(html).toContain('<div class="new"><dt>科目</dt>')
})

test('a slip without a photo says so where the photo belongs', () => {
  const html = `${<SlipCard page={page} name="李晓明" lines={['居民身份证 4101**********1234']} none="照片未上传" />}`
  expect(html).not.toContain('<img')
  expect(textOf(html)).toBe('李晓明 居民身份证 4101**********1234 照片未上传')
})

describe('Chinese on an English page', () => {
  test.each(['李晓明', '买买提·艾力', '张𬱖', 'LI Xiaoming', '㐂𠮷 and 䶮'])(
    '%s is named as what it is',
    (name) => {
      const html = `${<MixedText lang="en">{name}</MixedText>}`
      expect(unnamedHan(html)).toEqual([])
      expect(html.replace(/<[^>]*>/g, '')).toBe(name)
    },
  )

  test('a name of one run stays in one piece', () => {
    expect(`${<MixedText lang="en">买买提·艾力</MixedText>}`).toBe('<span lang="zh-CN">买买提·艾力</span>')
  })

  test('a Chinese page needs no naming', () =>
    expect(`${<MixedText lang="zh-CN">李晓明</MixedText>}`).toBe('李晓明'))

  test('a slip names the name', () => {
    expect(unnamedHan(`${<SlipCard page={english} name="李晓明" lines={[]} none="" />}`)).toEqual([])
  })
})

describe('texts that administrators write', () => {
  const text = '采用网上报名。\r\n## 开考科目\n- 一级\n- 二级\n\n- 三级\n最后一段 <b>&</b>'

  test('are paragraphs, headings and lists', () => {
    expect(parseBlocks(text)).toEqual([
      { is: 'paragraph', text: '采用网上报名。' },
      { is: 'heading', text: '开考科目' },
      { is: 'list', items: ['一级', '二级', '三级'] },
      { is: 'paragraph', text: '最后一段 <b>&</b>' },
    ])
  })

  test('cannot bring markup of their own', () => {
    expect(`${<Prose text={text} lang="zh-CN" />}`).toContain('<p>最后一段 &lt;b&gt;&amp;&lt;/b&gt;</p>')
  })

  test.each(['', '\n\n', '-', '##', '- ', '#', '---'])('are drawn whatever they are: %j', (odd) => {
    expect(`${<Prose text={odd} lang="en" />}`).toMatch(/^<div class="prose">.*<\/div>$/)
  })
})
