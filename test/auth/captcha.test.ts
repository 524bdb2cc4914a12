import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  CAPTCHA,
  isCorrectAnswer,
  LETTERS,
  lettersFrom,
  normalizeAnswer,
} from '../../src/auth/captcha/captcha-rules.ts'
import { drawCaptcha, PICTURE_PIXELS } from '../../src/auth/captcha/draw.ts'
import { strokesOf } from '../../src/auth/captcha/glyphs.ts'
import { encodePng } from '../../src/auth/captcha/png.ts'
import { questionFrom } from '../../src/auth/captcha/questions.ts'

describe('the letters of a captcha', () => {
  it('cannot be mistaken for each other', () => {
    for (const pair of ['0O', '1I', '1L', 'IL', '2Z', '5S', '8B', 'G6', 'QO', 'UV'])
      expect([...pair].filter((letter) => LETTERS.includes(letter)).length, pair).toBeLessThanOrEqual(1)
    for (const letter of '0O1IL2Z5S8B') expect(LETTERS).not.toContain(letter)
    expect(new Set(LETTERS).size).toBe(LETTERS.length)
  })

  it('are four, each as likely', () => {
    expect(lettersFrom(Uint32Array.of(0, 1, 21, 22))).toBe('AC9A')
    expect(LETTERS.length ** CAPTCHA.length).toBeGreaterThan(200_000)
  })

  it('can all be drawn, within their box', () => {
    for (const letter of LETTERS) {
      const points = strokesOf(letter).flat()
      expect(points.length, letter).toBeGreaterThanOrEqual(3)
      for (const [x, y] of points) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1, letter).toBe(true)
      expect(
        Math.max(...points.map(([, y]) => y)) - Math.min(...points.map(([, y]) => y)),
        letter,
      ).toBeGreaterThan(0.9)
    }
  })
})

describe('the picture', () => {
  it('is 150 by 50, its letters 30 pixels high or more', () => {
    expect([PICTURE_PIXELS.width, PICTURE_PIXELS.height]).toEqual([150, 50])
    expect(PICTURE_PIXELS.letterHeight).toBeGreaterThanOrEqual(30)
  })

  it('shows ink from top to bottom where each letter stands, and paper around, for many codes', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { ink } = drawCaptcha('HEMK', seed * 7919)
      for (let cell = 0; cell < 4; cell++) {
        const rows = rowsWithInk(ink, 4 + 35.5 * cell, 4 + 35.5 * (cell + 1))
        expect(rows, `seed ${seed}, letter ${cell}`).toBeGreaterThanOrEqual(28)
      }
      const share = ink.reduce((sum, value) => sum + value, 0) / ink.length
      expect(share).toBeGreaterThan(0.08)
      expect(share).toBeLessThan(0.4)
    }
  })

  it('is the same for the same letters and seed, and another for others', async () => {
    const one = await encodePng(drawCaptcha('AC79', 5))
    expect(await encodePng(drawCaptcha('AC79', 5))).toEqual(one)
    expect(await encodePng(drawCaptcha('AC79', 6))).not.toEqual(one)
    expect(await encodePng(drawCaptcha('AC97', 5))).not.toEqual(one)
  })

  it('is a sound PNG in four greys of about a kilobyte', async () => {
    const canvas = drawCaptcha('WXY3', 99)
    const png = await encodePng(canvas)
    expect(png.length).toBeLessThan(1500)
    expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10])
    const chunks = chunksOf(png)
    expect(chunks.map((chunk) => chunk.name)).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect(chunks.every((chunk) => chunk.isSound)).toBe(true)
    expect([...(chunks[0]?.data ?? [])]).toEqual([0, 0, 0, 150, 0, 0, 0, 50, 2, 0, 0, 0, 0])
    const rows = inflateSync(chunks[1]?.data ?? new Uint8Array())
    expect(rows.length).toBe(50 * (1 + 38))
    for (const [x, y] of [
      [0, 0],
      [75, 25],
      [149, 49],
      [30, 20],
    ] as const) {
      const grey = ((rows[y * 39 + 1 + (x >> 2)] ?? 0) >> (6 - 2 * (x & 3))) & 3
      expect(grey).toBe(3 - Math.round((canvas.ink[y * 150 + x] ?? 0) * 3))
    }
  })
})

describe('an answer', () => {
  const code = { answer: 'AC79', questionAnswer: '27|二十七' }

  it.each(['AC79', 'ac79', ' a c 7 9 ', 'ＡＣ７９', '27', '２７', '二十七', '27。', ' 27. '])(
    'may be typed as %j',
    (typed) => expect(isCorrectAnswer(code, typed)).toBe(true),
  )

  it.each(['', ' ', 'AC7', 'AC790', '28', '|', '27|二十七', '.', 'undefined'])('is not %j', (typed) =>
    expect(isCorrectAnswer(code, typed)).toBe(false),
  )
})

describe('the question in place of the picture', () => {
  const all = (lang: 'zh-CN' | 'en') =>
    Array.from({ length: 400 }, (_, i) =>
      questionFrom(
        lang,
        Uint32Array.from({ length: 11 }, (_, k) => (i * 2_654_435_761 + k * 40_503 * (i + 1)) >>> 3),
      ),
    )

  it('is asked in the language of the page', () => {
    for (const { question, answer } of all('en')) expect(question + answer).not.toMatch(/\p{Script=Han}/u)
    for (const { question } of all('zh-CN')) expect(question).toMatch(/\p{Script=Han}/u)
  })

  it('varies, and each can be answered as it says', () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const questions = all(lang)
      expect(new Set(questions.map((one) => one.question)).size).toBeGreaterThan(150)
      const solved = questions.map((one) => [one, solve(one.question)] as const)
      for (const [one, solution] of solved)
        expect(isCorrectAnswer({ answer: '####', questionAnswer: one.answer }, solution), one.question).toBe(
          true,
        )
      expect(new Set(solved.map(([one]) => kindOf(one.question))).size).toBe(4)
    }
  })
})

/** Reads a question as a person would. */
function solve(question: string): string {
  const list = question.split(/[：:，]/)[0] ?? ''
  const numbers = question.match(/\d+/g)?.map(Number)
  if (numbers) return String(Math.max(...numbers))
  const chinese = /^“(.+)”的第(.)个字/.exec(question)
  if (chinese) return chinese[1]?.['一二三四五六七八'.indexOf(chinese[2] ?? '')] ?? ''
  const place = /which word is the (\w+)/.exec(question)
  if (place)
    return list.split(', ')[['first', 'second', 'third', 'fourth', 'fifth'].indexOf(place[1] ?? '')] ?? ''
  const sum = /^What is ([\w-]+) plus (\w+)|^(.+)加(.)等于/.exec(question)
  if (sum) return String(numberOf(sum[1] ?? sum[3] ?? '') + numberOf(sum[2] ?? sum[4] ?? ''))
  const food =
    '苹果 米饭 面条 西瓜 鸡蛋 豆腐 饺子 香蕉 apple bread rice melon egg cheese carrot banana'.split(' ')
  return list.split(/、|, /).find((word) => food.includes(word)) ?? ''
}

function kindOf(question: string): string {
  return /plus|加.等于/.test(question)
    ? 'sum'
    : /\d/.test(question)
      ? 'largest'
      : /第|which word/.test(question)
        ? 'place'
        : 'food'
}

function numberOf(words: string): number {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ')
  small.push('sixteen', 'seventeen', 'eighteen', 'nineteen')
  const tens = 'twenty thirty forty fifty sixty seventy'.split(' ')
  const [ten = '', one] = words.split('-')
  if (/^[a-z]/.test(words))
    return small.includes(ten)
      ? small.indexOf(ten)
      : 10 * (tens.indexOf(ten) + 2) + (one ? small.indexOf(one) : 0)
  const digits = '零一二三四五六七八九'
  const [before, after] = words.split('十')
  if (after === undefined) return digits.indexOf(words)
  return 10 * (before ? digits.indexOf(before) : 1) + (after ? digits.indexOf(after) : 0)
}

function rowsWithInk(ink: Float32Array, from: number, until: number): number {
  let rows = 0
  for (let y = 0; y < 50; y++) {
    const row = ink.subarray(y * 150 + Math.floor(from), y * 150 + Math.ceil(until))
    if (row.some((value) => value > 0.8)) rows++
  }
  return rows
}

function chunksOf(png: Uint8Array) {
  const view = new DataView(png.buffer)
  const chunks: { name: string; data: Uint8Array; isSound: boolean }[] = []
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at)
    const body = png.subarray(at + 4, at + 8 + length)
    const name = new TextDecoder().decode(body.subarray(0, 4))
    chunks.push({ name, data: body.subarray(4), isSound: crcOf(body) === view.getUint32(at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

/** CRC-32 by polynomial division, least significant bit first. */
function crcOf(bytes: Uint8Array): number {
  let crc = ~0
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) crc = ((crc ^ (byte >> bit)) & 1 ? 0xedb88320 : 0) ^ (crc >>> 1)
  }
  return ~crc >>> 0
}

it('ignores widths and blanks of an answer', () => expect(normalizeAnswer('　Ａ ｂ。')).toBe('ab'))
